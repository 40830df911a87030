import type { CalendarDefinition } from './calendar.ts'
import { type CompiledCalendar, compile } from './compile.ts'
import { publicHolidays } from './holidays.server.ts'

const kept = new WeakMap<CalendarDefinition, CompiledCalendar>()

/** A calendar ready to reckon with, from what is kept for this very definition: whoever changes a calendar makes a new one. */
export function compiledCalendar(definition: CalendarDefinition): CompiledCalendar {
  const known = kept.get(definition)
  if (known) return known
  const year = new Date().getUTCFullYear()
  const made = compile(definition, year, year + 1, publicHolidays)
  kept.set(definition, made)
  return made
}
