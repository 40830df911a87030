/** What the screens reckon with: the same arithmetic as the server's, without what runs there only. */
export { addBusiness, intervalsBetween } from './arithmetic.ts'
export type { CompiledCalendar } from './compile.ts'
export { aroundTheClock } from './elapsed.ts'
export { useCompiled } from './compiled.web.ts'
export { definitionOf } from './record.ts'
export { sayCalendar } from './say.ts'
export { addWorkingDays, nextWorkingDay } from './working-days.ts'
