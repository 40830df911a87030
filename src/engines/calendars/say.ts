import type { Language } from '../../kernel/define/text.ts'
import { type CalendarDefinition, days, type HolidayPlace, type WorkingHours } from './calendar.ts'
import { daysIn } from './words.ts'

/** Name of a place that keeps holidays: `Saxony`. */
export type PlaceName = (place: HolidayPlace, language: Language) => string

/** A calendar as a sentence: `Monday to Friday 09:00 to 18:00, Europe/Berlin, with the public holidays of Saxony (DE)`. */
export function sayCalendar(definition: CalendarDefinition, language: Language, placeName: PlaceName = countryName): string {
  const { zone, week, holidays, exceptions } = definition
  const say = sayings[language]
  const parts = [week.length === 0 ? say.noWeek : sayWeek(week, language), zone]
  if (holidays) parts.push(say.holidays(placeName(holidays, language)))
  if (exceptions.length > 0) parts.push(say.exceptions(exceptions.length))
  return parts.join(', ')
}

const sayings = {
  en: {
    to: 'to',
    and: 'and',
    noWeek: 'On single days only',
    daily: 'Every day',
    wholeDay: 'around the clock',
    holidays: (place: string) => `with the public holidays of ${place}`,
    exceptions: (n: number) => (n === 1 ? 'with one exception' : `with ${n} exceptions`),
  },
  de: {
    to: 'bis',
    and: 'und',
    noWeek: 'Nur an einzelnen Tagen',
    daily: 'Täglich',
    wholeDay: 'rund um die Uhr',
    holidays: (place: string) => `mit den Feiertagen von ${place}`,
    exceptions: (n: number) => (n === 1 ? 'mit einer Ausnahme' : `mit ${n} Ausnahmen`),
  },
}

/** The country's name from the language itself; a region stays a code. */
export function countryName({ country, region }: HolidayPlace, language: Language): string {
  const name = /^[A-Z]{2}$/.test(country) ? (new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country) : country
  return region === undefined ? name : `${name} (${region})`
}

/** Days with the same hours are said together: `Monday to Thursday 09:00 to 18:00, Friday 09:00 to 13:00`. */
function sayWeek(week: readonly WorkingHours[], language: Language): string {
  const hours = days.map(day =>
    sayHours(
      week.filter(h => h.day === day),
      language,
    ),
  )
  const groups = Map.groupBy(
    days.keys().filter(i => hours[i] !== ''),
    i => hours[i] ?? '',
  )
  return [...groups].map(([said, which]) => `${sayDays(which, language)} ${said}`).join(', ')
}

function sayHours(hours: readonly WorkingHours[], language: Language): string {
  const { to, and, wholeDay } = sayings[language]
  const inOrder = [...hours].sort((a, b) => (a.from < b.from ? -1 : 1))
  return joined(
    inOrder.map(h => (h.from === '00:00' && (h.to === '24:00' || h.to === '00:00') ? wholeDay : `${h.from} ${to} ${h.to}`)),
    and,
  )
}

function sayDays(which: readonly number[], language: Language): string {
  const { to, and, daily } = sayings[language]
  if (which.length === 7) return daily
  const name = (i: number) => daysIn(language)[i] ?? ''
  return joined(
    runs(which).flatMap(([first, last]) =>
      last - first > 1 ? [`${name(first)} ${to} ${name(last)}`] : first === last ? [name(first)] : [name(first), name(last)],
    ),
    and,
  )
}

function runs(which: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const i of which) {
    const last = found.at(-1)
    if (last && last[1] === i - 1) last[1] = i
    else found.push([i, i])
  }
  return found
}

const joined = (parts: readonly string[], and: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
