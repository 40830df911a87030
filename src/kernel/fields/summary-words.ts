import type { Amount, Field, Grouping, Language, Measure, Text, Unit } from '../define/index.ts'
import { fieldType } from './index.ts'
import { formatter } from './parts/format.ts'
import { secondsFrom } from './duration/iso.ts'

/** How summaries are said: in the desk and in mail the same. */

/** The field that a path names, as far as whoever reads may know it. */
export type FieldAt = (path: string) => Field | undefined

const said: Readonly<Record<Exclude<Measure['is'], 'share'>, Text>> = {
  count: { en: 'Number', de: 'Anzahl' },
  sum: { en: 'Sum', de: 'Summe' },
  average: { en: 'Mean', de: 'Mittel' },
  median: { en: 'Median', de: 'Median' },
  least: { en: 'Least', de: 'Kleinstes' },
  most: { en: 'Most', de: 'Größtes' },
  percentile: { en: 'Percentile', de: 'Perzentil' },
}
const unitWords: Readonly<Record<Unit, Text>> = {
  day: { en: 'day', de: 'Tag' },
  week: { en: 'week', de: 'Woche' },
  month: { en: 'month', de: 'Monat' },
  quarter: { en: 'quarter', de: 'Quartal' },
  year: { en: 'year', de: 'Jahr' },
}
const now: Text = { en: 'now', de: 'jetzt' }
const none: Text = { en: 'None', de: 'Keine Angabe' }
const share: Text = { en: 'Share', de: 'Anteil' }

const labelAt = (path: string, fieldAt: FieldAt, language: Language): string => (path === 'now' ? now[language] : (fieldAt(path)?.label[language] ?? path))

/** `Opened → Resolved` */
export const sayAmount = (amount: Amount, fieldAt: FieldAt, language: Language): string =>
  'field' in amount ? labelAt(amount.field, fieldAt, language) : `${labelAt(amount.from, fieldAt, language)} → ${labelAt(amount.to, fieldAt, language)}`

/** `Group`, `Opened (month)` */
export function sayGrouping(grouping: Grouping, fieldAt: FieldAt, language: Language): string {
  if ('edges' in grouping) return sayAmount(grouping.of, fieldAt, language)
  const label = labelAt(grouping.by, fieldAt, language)
  return 'unit' in grouping ? `${label} (${unitWords[grouping.unit][language]})` : label
}

/** `Mean: Opened → Resolved` */
export function sayMeasure(measure: Measure, fieldAt: FieldAt, language: Language): string {
  if (measure.is === 'count') return said.count[language]
  if (measure.is === 'share') return share[language]
  const name = measure.is === 'percentile' ? `${measure.percent}. ${said.percentile[language]}` : said[measure.is][language]
  return `${name}: ${sayAmount(measure.of, fieldAt, language)}`
}

/** Whether an amount is a length of time, so that it is said as one. */
export function isTime(amount: Amount, fieldAt: FieldAt): boolean {
  if ('from' in amount) return true
  const field = fieldAt(amount.field)
  return field !== undefined && fieldType(field.kind).amount?.of === 'time'
}

/** The name of a group; what the records are called that it is named after is known to who asks. */
export function sayKey(key: string | number | boolean | null, grouping: Grouping, fieldAt: FieldAt, language: Language): string {
  if (key === null) return none[language]
  if ('edges' in grouping) return sayBand(Number(key), grouping, fieldAt, language)
  if ('unit' in grouping) return sayPeriod(String(key), grouping.unit, language)
  const field = fieldAt(grouping.by)
  return field ? fieldType(field.kind).say(key, field, language) : String(key)
}

/** `under 1 h`, `1 h to 4 h`, `30 d and more` */
export function sayBand(band: number, { of, edges }: Extract<Grouping, { edges: readonly string[] }>, fieldAt: FieldAt, language: Language): string {
  const edge = (text: string | undefined) => (text === undefined ? '' : isTime(of, fieldAt) ? sayLength(secondsOf(text)) : text)
  const [from, to] = [edge(edges[band - 1]), edge(edges[band])]
  if (band === 0) return { en: `under ${to}`, de: `unter ${to}` }[language]
  if (band >= edges.length) return { en: `${from} and more`, de: `ab ${from}` }[language]
  return { en: `${from} to ${to}`, de: `${from} bis ${to}` }[language]
}

function secondsOf(text: string): number {
  const parsed = secondsFrom(text)
  return 'value' in parsed ? parsed.value : Number(text)
}

const months = formatter(locale => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }))
const days = formatter(locale => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }))

/** A day, week, month, quarter or year by its first day. */
export function sayPeriod(day: string, unit: Unit, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (unit === 'year') return day.slice(0, 4)
  if (unit === 'quarter') return `Q${Math.floor(at.getUTCMonth() / 3) + 1} ${day.slice(0, 4)}`
  return unit === 'month' ? months(language).format(at) : days(language).format(at)
}

const sizes: readonly (readonly [unit: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
]

/** A length of time by its two largest units: `3 d 4 h`, `45 min`. Both languages write these units alike. */
export function sayLength(seconds: number): string {
  const sign = seconds < 0 ? '−' : ''
  let rest = Math.abs(seconds)
  const first = sizes.findIndex(([, size]) => rest >= size)
  if (first < 0) return '0 min'
  const finest = sizes[Math.min(first + 1, sizes.length - 1)]?.[1] ?? 1
  rest = Math.round(rest / finest) * finest
  const parts: string[] = []
  for (const [unit, size] of sizes.slice(0, Math.min(first + 2, sizes.length))) {
    const count = Math.floor(rest / size + 1e-9)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${unit}`)
  }
  return `${sign}${parts.join(' ')}`
}

const numbers = formatter(locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }))
const percents = formatter(locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))

/** What was measured: a number, a percentage, a length of time. */
export function sayValue(value: number | null, measure: Measure, fieldAt: FieldAt, language: Language): string {
  if (value === null) return '–'
  if (measure.is === 'share') return `${percents(language).format(value * 100)} %`
  if (measure.is !== 'count' && isTime(measure.of, fieldAt)) return sayLength(value)
  return numbers(language).format(value)
}
