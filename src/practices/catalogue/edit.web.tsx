import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'

/** Loaded where an item is looked at. */
const EditBanner = lazy(() => import('./screens/edit-banner.web.tsx'))

export default {
  record: 'catalogueItem',
  slot: 'record.banner',
  Component: parts => (
    <Suspense fallback={null}>
      <EditBanner {...parts} />
    </Suspense>
  ),
  shows: ['draft'],
  writtenAt: id => `/catalogue/${id}`,
} satisfies Panel
