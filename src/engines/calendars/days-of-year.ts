import type { CalendarDefinition, CalendarException, Holiday } from './calendar.ts'
import type { CompiledCalendar } from './compile.ts'
import { dateText, firstDateOf } from './local-time.ts'

export type DayKind = 'working' | 'free' | 'holiday' | 'closed' | 'partly' | 'open'

/** A date as the picture of a year shows it. */
export interface YearDay {
  /** Days since 1970-01-01. */
  readonly date: number
  /** `2026-12-24` */
  readonly text: string
  readonly kind: DayKind
  /** Whether work begins on it; what is counted as a working day. */
  readonly works: boolean
  /** Of holidays and exceptions. */
  readonly name?: string
  /** Of exceptions with times: `14:00–15:30`. */
  readonly hours?: string
}

/** Every day of a year. What somebody has written stands above a public holiday, as it does when time is reckoned. */
export function daysOfYear(definition: CalendarDefinition, { dates }: CompiledCalendar, holidays: readonly Holiday[], year: number): readonly YearDay[] {
  const exceptions = Map.groupBy(definition.exceptions, e => e.date)
  const free = new Map(holidays.map(h => [h.date, h]))
  const [first, end] = [firstDateOf(year), firstDateOf(year + 1)]
  return Array.from({ length: end - first }, (_, i) => {
    const date = first + i
    const text = dateText(date)
    const works = dates.beginningOn(date).length > 0
    const own = exceptions.get(text)
    const holiday = free.get(text)
    if (own) return { date, text, works, ...ofExceptions(own) }
    if (holiday) return { date, text, works, kind: 'holiday', name: holiday.name }
    return { date, text, works, kind: works ? 'working' : 'free' }
  })
}

function ofExceptions(own: readonly CalendarException[]): Pick<YearDay, 'kind' | 'name' | 'hours'> {
  const kind = own.some(e => e.kind === 'open') ? 'open' : own.some(e => e.from === undefined) ? 'closed' : 'partly'
  const hours = own.flatMap(e => (e.from !== undefined && e.to !== undefined ? [`${e.from}–${e.to}`] : [])).join(', ')
  return { kind, name: [...new Set(own.map(e => e.name))].join(', '), ...(hours === '' ? {} : { hours }) }
}
