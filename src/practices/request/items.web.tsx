import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'

const ItemsPanel = lazy(() => import('./screens/items-panel.web.tsx'))

export default {
  record: 'request',
  slot: 'record.banner',
  Component: parts => (
    <Suspense fallback={null}>
      <ItemsPanel {...parts} />
    </Suspense>
  ),
  isRead: true,
} satisfies Panel
