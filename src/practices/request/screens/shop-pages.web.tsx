import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { shopPlaces } from './places.web.ts'
import '../../../web/portal/report/report.css'
import '../../../web/portal/thing/thing.css'
import './shop.css'

const CataloguePage = lazy(() => import('./catalogue-page.web.tsx'))
const OfferPage = lazy(() => import('./offer-page.web.tsx'))
const CartPage = lazy(() => import('./cart-page.web.tsx'))
const OrderedPage = lazy(() => import('./ordered-page.web.tsx'))

/** The pages on which things are found and ordered. */
export default function ShopPages() {
  return (
    <Switch>
      <Route path={shopPlaces.catalogue} component={CataloguePage} />
      <Route path={`${shopPlaces.catalogue}/:id`}>{({ id }) => <OfferPage key={id} id={id} />}</Route>
      <Route path={shopPlaces.cart} component={CartPage} />
      <Route path={shopPlaces.ordered} component={OrderedPage} />
    </Switch>
  )
}
