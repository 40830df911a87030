import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { Skeleton } from '../../web/ui/index.ts'

const Picture = lazy(() => import('./screens/run-picture.web.tsx'))

export default {
  record: 'flowRun',
  slot: 'record.banner',
  Component: ({ record, past }) =>
    past ? null : (
      <Suspense fallback={<Skeleton height={320} />}>
        <Picture id={record.id} />
      </Suspense>
    ),
} satisfies Panel
