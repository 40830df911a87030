import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'

/** Only the pages of flows load it. */
const Banner = lazy(() => import('./screens/flow-banner.web.tsx'))

export default {
  record: type => type.name === 'flow' || type.name === 'flowVersion',
  writtenAt: id => `/flows/${id}/draw`,
  slot: 'record.banner',
  shows: ['draft', 'graph'],
  Component: parts => (
    <Suspense fallback={null}>
      <Banner {...parts} />
    </Suspense>
  ),
} satisfies Panel
