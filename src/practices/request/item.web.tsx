import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'

const ItemPanel = lazy(() => import('./screens/item-panel.web.tsx'))

export default {
  record: 'requestItem',
  slot: 'record.banner',
  Component: parts => (
    <Suspense fallback={null}>
      <ItemPanel {...parts} />
    </Suspense>
  ),
  shows: ['answers', 'prices'],
} satisfies Panel
