import type { Practice } from '../../kernel/practice.ts'

export * from './arithmetic.ts'
export * from './calendar.ts'
export * from './check.ts'
export { type CompiledCalendar, compile } from './compile.ts'
export { aroundTheClock, elapsedTime } from './elapsed.ts'
export { type PlaceName, sayCalendar } from './say.ts'
export { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysMs } from './working-days.ts'
export { definitionOf } from './record.ts'

/** When people work. The record itself belongs to people, who have places and groups with calendars. */
export const calendars: Practice = {
  from: 'engines/calendars',
  definitions: [],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
