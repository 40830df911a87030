import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { Skeleton } from '../../web/ui/index.ts'

/** Only the pages of articles load it. */
const Screen = lazy(() => import('./screens/article-screen.web.tsx'))

export default {
  record: 'article',
  slot: 'record.banner',
  shows: ['body', 'published', 'title', 'heading'],
  isRead: true,
  Component: parts => (
    <Suspense fallback={<Skeleton height={320} />}>
      <Screen key={parts.record.id} {...parts} />
    </Suspense>
  ),
} satisfies Panel
