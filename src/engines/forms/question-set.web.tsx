import { lazy, Suspense } from 'react'
import type { RecordParts } from '../../web/desk/record/aside.tsx'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { Skeleton } from '../../web/ui/index.ts'

/** Only the pages of question sets load it. */
const SetScreen = lazy(async () => ({ default: (await import('./screens/set-screen.web.tsx')).SetScreen }))

function Questions(parts: RecordParts) {
  return (
    <Suspense fallback={<Skeleton height={320} />}>
      <SetScreen key={parts.record.id} {...parts} />
    </Suspense>
  )
}

export default { record: 'questionSet', slot: 'record.banner', shows: ['questions'], Component: Questions } satisfies Panel
