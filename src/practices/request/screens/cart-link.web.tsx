import { Link } from 'wouter'
import { useRows, useType } from '../../../web/client/index.ts'
import { buttonClass } from '../../../web/ui/button.tsx'
import { shopPlaces } from './places.web.ts'
import { useShopText } from './words.web.ts'

/** How many things lie in the cart, and the way to it. */
export function CartLink() {
  const t = useShopText()
  const { data } = useRows(useType('cartLine'), { fields: 'item', limit: 100 })
  const count = data?.items.length ?? 0
  return (
    <Link href={shopPlaces.cart} className={buttonClass(count > 0 ? 'main' : 'plain', false, 'cart-link')}>
      {count > 0 ? t('cartCount', { count }) : t('cart')}
    </Link>
  )
}
