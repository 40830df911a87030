import type { Language } from '../../kernel/define/text.ts'
import type { CalendarDefinition } from './calendar.ts'
import { type CalendarFault, checkCalendar as check } from './check.ts'
import { knowsPlace, placeName } from './holidays.server.ts'
import { sayCalendar as say } from './say.ts'

export { compiledCalendar } from './compiled.server.ts'
export { places, publicHolidays } from './holidays.server.ts'
export { exceptionsFromICalendar, type Imported } from './icalendar/from.server.ts'
export { toICalendar } from './icalendar/to.server.ts'

/** Everything that is wrong with a calendar; countries and regions are looked up. */
export const checkCalendar = (definition: CalendarDefinition): CalendarFault[] => check(definition, knowsPlace)

/** A calendar as a sentence, with the names of places. */
export const sayCalendar = (definition: CalendarDefinition, language: Language): string => say(definition, language, placeName)
