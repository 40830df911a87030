import { Suspense } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import { useLive, useTypeAt } from '../client/index.ts'
import { Blank, Catch } from '../ui/index.ts'
import { AccountPage, AdminPages, CreatePage, ListPage, RecordPage, SearchPage } from './pages.ts'
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
            <Route path="/admin/*?">
              <AdminPages />
            </Route>
            <Route path="/:path/new">{({ path }) => <OfType path={path} page={type => <CreatePage type={type} />} />}</Route>
            <Route path="/:path/:address">
              {({ path, address }) => <OfType path={path} page={type => <RecordPage key={`${type.name} ${address}`} type={type} address={address} />} />}
            </Route>
            <Route path="/:path">{({ path }) => <OfType path={path} page={type => <ListPage key={type.name} type={type} />} />}</Route>
          </Switch>
        </Suspense>
      </Shell>
    </Router>
  )
}

interface OfTypeProps {
  readonly path: string
  readonly page: (type: NonNullable<ReturnType<typeof useTypeAt>>) => React.ReactNode
}

function OfType({ path, page }: OfTypeProps) {
  const t = useDeskText()
  const type = useTypeAt(path)
  if (!type) return <Blank icon="search" title={t('noPage')} children={t('noPageHelp')} />
  return <Catch resetOn={location.pathname}>{page(type)}</Catch>
}
