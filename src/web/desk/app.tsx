import { type ComponentType, Suspense } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import { type TypeShape, useLive, useTypeAt } from '../client/index.ts'
import { Blank, Catch } from '../ui/index.ts'
import {
  AccountPage,
  AdminPages,
  CatalogueEditor,
  CreatePage,
  FlowDesigner,
  KnowledgeGaps,
  ListPage,
  OrderPage,
  NumbersPage,
  RecordPage,
  ReportPage,
  ReportsPage,
  SatisfactionReport,
  SearchPage,
  ServiceLevelReport,
} from './pages.ts'
import { PageSkeleton } from './parts/page-skeleton.tsx'
import { Shell } from './shell/shell.tsx'
import { useDeskText } from './words.ts'
import { WorkPage } from './work/work-page.tsx'

export function App() {
  useLive()
  return (
    <Router base="/desk">
      <Shell>
        <Suspense fallback={<PageSkeleton />}>
          <Switch>
            <Route path="/">
              <Redirect to="/work" replace />
            </Route>
            <Route path="/work" component={WorkPage} />
            <Route path="/search" component={SearchPage} />
            <Route path="/account" component={AccountPage} />
            <Route path="/order" component={OrderPage} />
            <Route path="/catalogue/:address">{({ address }) => <CatalogueEditor key={address} address={address} />}</Route>
            <Route path="/reports/service-levels" component={ServiceLevelReport} />
            <Route path="/reports/satisfaction" component={SatisfactionReport} />
            <Route path="/numbers" component={NumbersPage} />
            <Route path="/reports" component={ReportsPage} />
            <Route path="/reports/:address">{({ address }) => <ReportPage key={address} address={address} />}</Route>
            <Route path="/knowledge/gaps" component={KnowledgeGaps} />
            <Route path="/admin/*?">
              <AdminPages />
            </Route>
            <Route path="/flows/:address/draw">{({ address }) => <FlowDesigner key={address} address={address} />}</Route>
            <Route path="/automations/new">
              <Redirect to="/admin/automations/new" replace />
            </Route>
            <Route path="/:path/new">{({ path }) => <OfType path={path} Page={CreatePage} />}</Route>
            <Route path="/:path/:address">{({ path, address }) => <OfType path={path} Page={RecordPage} address={address} />}</Route>
            <Route path="/:path">{({ path }) => <OfType path={path} Page={ListPage} />}</Route>
          </Switch>
        </Suspense>
      </Shell>
    </Router>
  )
}

interface OfTypeProps {
  readonly path: string
  readonly address?: string
  readonly Page: ComponentType<{ type: TypeShape; address: string }>
}

/** A page of whatever type the address names; each type and record has its own, so that nothing of the last one lingers. */
function OfType({ path, address = '', Page }: OfTypeProps) {
  const t = useDeskText()
  const type = useTypeAt(path)
  if (!type)
    return (
      <Blank page icon="search" title={t('noPage')}>
        {t('noPageHelp')}
      </Blank>
    )
  return (
    <Catch resetOn={location.pathname}>
      <Page key={`${path} ${address}`} type={type} address={address} />
    </Catch>
  )
}
