import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'

/** Only the pages of approvals load it. */
const Banner = lazy(() => import('./screens/banner.web.tsx'))

export default {
  record: 'approval',
  slot: 'record.banner',
  Component: parts => (
    <Suspense fallback={null}>
      <Banner {...parts} />
    </Suspense>
  ),
  shows: ['summary', 'asks'],
  isRead: true,
} satisfies Panel
