import { machine } from '../../kernel/actor.ts'
import type { RowOf } from '../../kernel/define/index.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { calendar } from '../../people/index.ts'
import { type CompiledCalendar, definitionOf, elapsedTime } from '../calendars/index.ts'
import { compiledCalendar } from '../calendars/index.server.ts'

type CalendarRow = RowOf<typeof calendar>

/** Calendars by the row they were read as, and by what they are: a version of one is compiled once, wherever it was read. */
const byRow = new WeakMap<object, CompiledCalendar>()
const byContent = new Map<string, CompiledCalendar>()
const most = 500

/** A calendar ready to reckon with. Without one, time counts around the clock. */
export function compiledOf(row: (Pick<CalendarRow, 'id'> & Parameters<typeof definitionOf>[0]) | undefined): CompiledCalendar {
  if (!row) return elapsedTime
  const known = byRow.get(row)
  if (known) return known
  const definition = definitionOf(row)
  const content = JSON.stringify(definition)
  if (byContent.size >= most) byContent.clear()
  const compiled = byContent.get(content) ?? compiledCalendar(definition)
  byContent.set(content, compiled)
  byRow.set(row, compiled)
  return compiled
}

/** A calendar as it was at a moment, which is what a clock that began then counts on. */
export async function calendarAsOf(records: Records, tenant: string, id: string | null, at: string | null): Promise<CompiledCalendar> {
  if (id === null || at === null) return elapsedTime
  return compiledOf(await records.asOf(machine(tenant, 'clocks', 'automation'), calendar, id, at))
}
