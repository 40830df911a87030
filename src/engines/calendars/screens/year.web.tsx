import { useLanguage } from '../../../web/text/index.ts'
import type { DayKind, YearDay } from '../days-of-year.ts'
import { weekdayOf } from '../local-time.ts'
import { daysIn } from '../words.ts'
import { useCalendarText } from './words.web.ts'

const kinds: readonly DayKind[] = ['working', 'free', 'holiday', 'closed', 'partly', 'open']

/** Twelve months in which kinds of days differ by shape as well as by colour. */
export function Year({ year, days }: { year: number; days: readonly YearDay[] }) {
  const t = useCalendarText()
  const present = kinds.filter(kind => days.some(day => day.kind === kind))
  return (
    <>
      <p className="year-keys">
        {present.map(kind => (
          <span key={kind}>
            <i className={`year-day is-${kind}`} aria-hidden="true">
              1
            </i>
            {t(kind)}
          </span>
        ))}
        <b>{t('days', { count: days.filter(day => day.works).length })}</b>
      </p>
      <div className="year">
        {Array.from({ length: 12 }, (_, month) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a year has its months in their order
          <Month key={month} year={year} month={month} days={days.filter(day => Number(day.text.slice(5, 7)) === month + 1)} />
        ))}
      </div>
    </>
  )
}

interface MonthProps {
  readonly year: number
  readonly month: number
  readonly days: readonly YearDay[]
}

function Month({ year, month, days }: MonthProps) {
  const t = useCalendarText()
  const language = useLanguage()
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(year, month, 1)))
  return (
    <table className="month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {daysIn(language).map(day => (
            <th key={day} scope="col" abbr={day}>
              {day.slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map(week => (
          <tr key={week[0]?.text}>
            {Array.from({ length: 7 }, (_, weekday) => {
              const day = week.find(one => weekdayOf(one.date) === weekday)
              if (!day) return <td key={weekday}>{'\u00a0'}</td>
              const what = [day.name, t(day.kind), day.hours].filter(Boolean).join(', ')
              return (
                <td key={weekday} title={what}>
                  <span className={`year-day is-${day.kind}`}>{Number(day.text.slice(8))}</span>
                  {day.name !== undefined && <span className="hidden-visually">{what}</span>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** From Monday to Sunday. */
const weeksOf = (days: readonly YearDay[]): readonly (readonly YearDay[])[] => [
  ...Map.groupBy(days, day => Math.floor((day.date - weekdayOf(day.date)) / 7)).values(),
]
