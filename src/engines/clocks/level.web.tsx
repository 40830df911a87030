import { lazy, Suspense } from 'react'
import type { RecordParts } from '../../web/desk/record/aside.tsx'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { Skeleton } from '../../web/ui/index.ts'

const LevelScreen = lazy(async () => ({ default: (await import('./screens/level-screen.web.tsx')).LevelScreen }))

function Level(parts: RecordParts) {
  return (
    <Suspense fallback={<Skeleton height={220} />}>
      <LevelScreen {...parts} />
    </Suspense>
  )
}

export default { record: 'serviceLevel', slot: 'record.aside', Component: Level } satisfies Panel
