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

/** Starts loading the page that the address wants while the session is still being asked for; the rest once it is quiet. */
export function loadPages(path: string): void {
  if (/^\/desk\/[^/]+$/.test(path)) void list()
  else if (/^\/desk\/[^/]+\/[^/]+$/.test(path)) void record()
  const rest = () => void Promise.all([list(), record(), loadPick(), import('./palette/palette-box.tsx')])
  if ('requestIdleCallback' in window) requestIdleCallback(rest, { timeout: 4000 })
  else setTimeout(rest, 1500)
}
