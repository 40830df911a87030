import { lazy, Suspense } from 'react'
import type { RecordParts } from '../../web/desk/record/aside.tsx'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { Skeleton } from '../../web/ui/index.ts'

const CalendarScreen = lazy(async () => ({ default: (await import('./screens/calendar-screen.web.tsx')).CalendarScreen }))

/** The hours of a calendar are for those who work at the desk. */
function Calendar(parts: RecordParts) {
  if (!('week' in parts.record)) return null
  return (
    <Suspense fallback={<Skeleton height={320} />}>
      <CalendarScreen {...parts} />
    </Suspense>
  )
}

export default { record: 'calendar', slot: 'record.aside', Component: Calendar } satisfies Panel
