import { lazy, Suspense, useEffect } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { useDrawnAt } from '../client/context.tsx'
import { useLive } from '../client/events.ts'
import { Blank } from '../ui/blank.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Catch } from '../ui/frame.tsx'
import { Living } from '../ui/living.tsx'
import { HomePage } from './home/home-page.tsx'
import { PageSkeleton } from './shell/page-skeleton.tsx'
import { Shell } from './shell/shell.tsx'
import { places } from './places.ts'
import { usePortalText } from './words.ts'

const pages = {
  report: () => import('./report/report-page.tsx'),
  sent: () => import('./report/sent-page.tsx'),
  things: () => import('./things/things-page.tsx'),
  thing: () => import('./thing/thing-page.tsx'),
  approvals: () => import('./approvals/approvals-page.tsx'),
  approval: () => import('./approvals/approval-page.tsx'),
  news: () => import('./news/news-page.tsx'),
  article: () => import('./article/article-page.tsx'),
  me: () => import('./me/me-page.tsx'),
  shop: () => import('../../practices/request/screens/shop-pages.web.tsx'),
  request: () => import('../../practices/request/screens/my-request-page.web.tsx'),
  requestItem: () => import('../../practices/request/screens/my-item-page.web.tsx'),
  topic: () => import('./topics/topic-page.tsx'),
  announcement: () => import('./announcements/announcement-page.tsx'),
}
/** Pages of links; what else acts on them is `inert` by itself until it is alive. */
const isRead = /^\/(portal(\/(things|(articles|topics|announcements)\/[^/]+))?)?\/?$/

const ReportPage = lazy(pages.report)
const SentPage = lazy(pages.sent)
const ThingsPage = lazy(pages.things)
const ThingPage = lazy(pages.thing)
const ApprovalsPage = lazy(pages.approvals)
const ApprovalPage = lazy(pages.approval)
const NewsPage = lazy(pages.news)
const ArticlePage = lazy(pages.article)
const MePage = lazy(pages.me)
const ShopPages = lazy(pages.shop)
const RequestPage = lazy(pages.request)
const RequestItemPage = lazy(pages.requestItem)
const TopicPage = lazy(pages.topic)
const AnnouncementPage = lazy(pages.announcement)

export function App() {
  useLive(useDrawnAt())
  usePrefetchedPages()
  const [path] = useLocation()
  return (
    <Shell>
      <Catch resetOn={path}>
        <Suspense fallback={<PageSkeleton />}>
          <Living early={isRead.test(path)}>
            <Switch>
              <Route path="/" component={HomePage} />
              <Route path={places.home} component={HomePage} />
              <Route path={places.report} component={ReportPage} />
              <Route path={`${places.sent}/:address`}>{({ address }) => <SentPage key={address} address={address} />}</Route>
              <Route path={places.things} component={ThingsPage} />
              <Route path={`${places.things}/requests/:address`}>{({ address }) => <RequestPage key={address} address={address} />}</Route>
              <Route path={`${places.things}/request-items/:address`}>{({ address }) => <RequestItemPage key={address} address={address} />}</Route>
              <Route path={`${places.things}/:path/:address`}>{({ path, address }) => <ThingPage key={address} path={path} address={address} />}</Route>
              <Route path={places.approvals} component={ApprovalsPage} />
              <Route path={`${places.approvals}/:address`}>{({ address }) => <ApprovalPage key={address} address={address} />}</Route>
              <Route path={`${places.articles}/:address`}>{({ address }) => <ArticlePage key={address} address={address} />}</Route>
              <Route path={places.news} component={NewsPage} />
              <Route path={places.me} component={MePage} />
              <Route path={/^\/portal\/(catalogue|cart|ordered)(\/|$)/} component={ShopPages} />
              <Route path={`${places.topics}/:id`}>{({ id }) => <TopicPage key={id} id={id} />}</Route>
              <Route path={`${places.announcements}/:id`}>{({ id }) => <AnnouncementPage key={id} id={id} />}</Route>
              <Route component={Nowhere} />
            </Switch>
          </Living>
        </Suspense>
      </Catch>
    </Shell>
  )
}

/** Once the first page stands and nothing else is to be done, the others are fetched one by one, so that a tap opens them at once. */
function usePrefetchedPages(): void {
  useEffect(() => {
    let here = true
    const idle = () => new Promise<unknown>(resolve => ('requestIdleCallback' in window ? requestIdleCallback(resolve) : setTimeout(resolve, 200)))
    const timer = setTimeout(async () => {
      for (const page of Object.values(pages)) {
        await idle()
        if (here) await page().catch(() => {})
      }
    }, 4000)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [])
}

function Nowhere() {
  const t = usePortalText()
  const home = (
    <Link className={buttonClass('main')} href={places.home}>
      {t('toHome')}
    </Link>
  )
  return (
    <div className="page">
      <h1 className="hidden-visually">{t('noPage')}</h1>
      <Blank icon="search" title={t('noPage')} act={home}>
        {t('noPageHelp')}
      </Blank>
    </div>
  )
}
