import { createRequire } from 'node:module'
import type HolidaysOfPlace from 'date-holidays'
import type { Language } from '../../kernel/define/text.ts'
import type { Holiday, HolidayPlace } from './calendar.ts'
import type { KnowsPlace } from './check.ts'
import { dateOf, dateText, dayMinutes, yearOf } from './local-time.ts'

/**
 * Public holidays of 207 countries and their regions, from date-holidays (for its licence see docs/calendars.md). Its data take 30 MB of memory:
 * it is loaded when the first calendar with holidays is reckoned, and what a year has is kept.
 */
const load = (): typeof HolidaysOfPlace => createRequire(import.meta.url)('date-holidays')

let loaded: InstanceType<typeof HolidaysOfPlace> | undefined
function source(): InstanceType<typeof HolidaysOfPlace> {
  loaded ??= new (load())()
  return loaded
}

const kept = new Map<string, readonly Holiday[]>()
const mostKept = 5000

/** The public holidays of a place in one year, in order; named in English or German. Days in lieu are among them. */
export function publicHolidays(place: HolidayPlace, year: number, language: Language = 'en'): readonly Holiday[] {
  const key = [place.country, place.region, year, language].join(' ')
  const known = kept.get(key)
  if (known) return known
  // What begins in one year may end in the next.
  const found = [...begunIn(place, year - 1, language), ...begunIn(place, year, language)].filter(h => yearOf(dateOf(h.date) ?? 0) === year)
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, found)
  return found
}

function begunIn(place: HolidayPlace, year: number, language: Language): Holiday[] {
  const [state, region] = codes(place)
  const of = new (load())({ country: place.country, ...(state && { state }), ...(region && { region }) }, { types: ['public'], languages: [language, 'en'] })
  return (of.getHolidays(year, language) ?? []).flatMap(datesOf)
}

/** The dates of a holiday; its clock times are those of the place, whatever zone they are told in. */
function datesOf({ date, name, start, end }: { date: string; name: string; start: Date; end: Date }): Holiday[] {
  const first = dateOf(date.slice(0, 10))
  if (first === undefined) return []
  const from = Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16))
  const to = from + wholeHours(end.getTime() - start.getTime(), from) * 60
  return Array.from({ length: Math.ceil(to / dayMinutes) }, (_, i) => ({
    date: dateText(first + i),
    name,
    from: i === 0 ? from : 0,
    to: Math.min(to - i * dayMinutes, dayMinutes),
  }))
}

/** Days that last 23 or 25 hours are days. */
function wholeHours(ms: number, from: number): number {
  const hours = Math.round(ms / 3_600_000)
  const days = Math.round(hours / 24)
  return from === 0 && days > 0 && Math.abs(hours - days * 24) === 1 ? days * 24 : hours
}

const codes = ({ region = '' }: HolidayPlace): string[] => region.split('-')

/** Whether holidays are known of a place. */
export const knowsPlace: KnowsPlace = place => {
  if (!Object.hasOwn(source().getCountries(), place.country)) return 'unknown country'
  if (place.region === undefined) return 'known'
  const [state = '', region] = codes(place)
  if (!Object.hasOwn(source().getStates(place.country) ?? {}, state)) return 'unknown region'
  return region === undefined || Object.hasOwn(source().getRegions(place.country, state) ?? {}, region) ? 'known' : 'unknown region'
}

/** Countries, or regions of one, with their names, for a picker. */
export function places(country: string | undefined, language: Language): Record<string, string> {
  if (country === undefined) return source().getCountries(language)
  const states = { ...source().getStates(country, language), ...(language === 'en' && country === 'DE' && germanStates) }
  return Object.fromEntries(
    Object.entries(states).flatMap(([code, name]) => [
      [code, name],
      ...Object.entries(source().getRegions(country, code, language) ?? {}).map(([part, partName]) => [`${code}-${part}`, `${name}: ${partName}`]),
    ]),
  )
}

/** The data have the names of regions in their own language only; these are the ones that have others in English. */
const germanStates = {
  BY: 'Bavaria',
  HB: 'Bremen',
  HE: 'Hesse',
  HH: 'Hamburg',
  MV: 'Mecklenburg-Western Pomerania',
  NI: 'Lower Saxony',
  NW: 'North Rhine-Westphalia',
  RP: 'Rhineland-Palatinate',
  SN: 'Saxony',
  ST: 'Saxony-Anhalt',
  TH: 'Thuringia',
} as const

/** The name of a country, or of a region. */
export function placeName(place: HolidayPlace, language: Language): string {
  const name = place.region === undefined ? places(undefined, language)[place.country] : places(place.country, language)[place.region]
  return name ?? [place.country, place.region].filter(Boolean).join(' ')
}
