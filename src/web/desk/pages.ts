import { lazy } from 'react'
import { loadPick } from '../ui/index.ts'

/** The two pages where agents live, each loaded when it is first needed, or before. */
const list = () => import('./list/list-page.tsx')
const record = () => import('./record/record-page.tsx')

export const ListPage = lazy(async () => ({ default: (await list()).ListPage }))
export const RecordPage = lazy(async () => ({ default: (await record()).RecordPage }))
export const CreatePage = lazy(() => import('./create/create-page.tsx'))
export const SearchPage = lazy(() => import('./search/search-page.tsx'))
export const AdminPages = lazy(() => import('./admin/admin-pages.tsx'))
export const AccountPage = lazy(() => import('./account/account-page.tsx'))
export const FlowDesigner = lazy(() => import('../../engines/flows/screens/designer.web.tsx'))
export const CatalogueEditor = lazy(() => import('./catalogue/editor-page.tsx'))
export const OrderPage = lazy(() => import('../../practices/request/screens/order-page.web.tsx'))
export const SatisfactionReport = lazy(() => import('./reports/satisfaction-report.tsx'))
export const NumbersPage = lazy(() => import('./numbers/numbers-page.tsx'))
export const ReportsPage = lazy(() => import('./reports/reports-page.tsx'))
export const ReportPage = lazy(() => import('./reports/report-page.tsx'))
export const KnowledgeGaps = lazy(() => import('../../practices/knowledge/screens/gaps-page.web.tsx'))
export const ServiceLevelReport = lazy(() => import('./reports/service-level-report.tsx'))

/** Starts loading the page that the address wants at once; the others with the first sign of a hand on mouse, screen or keys. */
export function loadPages(path: string): void {
  if (/^\/desk\/[^/]+$/.test(path)) void list()
  else if (/^\/desk\/[^/]+\/[^/]+$/.test(path)) void record()
  const rest = () => void Promise.all([list(), record(), loadPick(), import('./palette/palette-box.tsx')])
  for (const sign of ['pointermove', 'pointerdown', 'keydown']) addEventListener(sign, rest, { once: true, passive: true })
}
