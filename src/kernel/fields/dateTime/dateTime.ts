import { order } from '../parts/comparisons.ts'
import { isDay } from '../parts/day.ts'
import { formatter } from '../parts/format.ts'
import { fault } from '../parts/parsed.ts'
import type { FieldType, Parsed } from '../type.ts'

/** A moment, kept in UTC to the millisecond: `2026-03-29T01:00:00.000Z`. What is finer is cut off. */
export const dateTime: FieldType<string> = {
  kind: 'dateTime',
  column: () => 'timestamptz',
  read: String,
  write: value => value,
  operand: column => column,
  // All have the same length, so the order of the texts is the order of the moments.
  comparable: value => value,
  parse,
  fromText: parse,
  toText: value => value,
  say: (value, _, language, zone = 'UTC') => (zone === 'UTC' ? `${moments(language).format(new Date(value))} UTC` : inZone(value, language, zone)),
  schema: () => ({ type: 'string', format: 'date-time' }),
  comparisons: order,
  parseOperand: parse,
  many: false,
  gathers: 'time',
}

const moments = formatter(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }))

/** With the name of the zone, so that nobody takes it for another. */
const inZone = (value: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(value))

// Extended (2026-03-29T01:00Z) and basic (20260329T0100Z) form; a space or small letters as RFC 3339 allows.
const day = /(?<year>\d{4})(?<dash>-?)(?<month>\d\d)\k<dash>(?<day>\d\d)/
const clock = /(?<hour>[01]\d|2[0-3])(?:(?<colon>:?)(?<minute>[0-5]\d)(?:\k<colon>(?<second>[0-5]\d)(?:[.,](?<fraction>\d{1,30}))?)?)?/
const zone = /(?<zone>Z|(?<sign>[+-])(?<zoneHour>[01]\d|2[0-3])(?::?(?<zoneMinute>[0-5]\d))?)/
const moment = new RegExp(`^${day.source}[T ]${clock.source} ?${zone.source}?$`, 'i')

function parse(value: unknown): Parsed<string> {
  const parts = typeof value === 'string' ? moment.exec(value.trim())?.groups : undefined
  if (!parts) return fault('Use a date and time like 2026-03-29T01:00:00Z.', 'Geben Sie Datum und Uhrzeit wie 2026-03-29T01:00:00Z an.')
  if (parts.zone === undefined) {
    return fault(
      'Say in which zone: end with Z for UTC or with an offset like +02:00.',
      'Nennen Sie die Zeitzone: am Ende Z für UTC oder eine Abweichung wie +02:00.',
    )
  }
  const date = `${parts.year}-${parts.month}-${parts.day}`
  if (!isDay(date))
    return fault(`There is no day ${date}. Use a date like 2026-03-29.`, `Den Tag ${date} gibt es nicht. Geben Sie ein Datum wie 2026-03-29 an.`)
  return inYears(utc(date, parts))
}

type Parts = Readonly<Record<string, string | undefined>>

function utc(date: string, parts: Parts): string {
  const milliseconds = (parts.fraction ?? '').padEnd(3, '0').slice(0, 3)
  const local = Date.parse(`${date}T${parts.hour}:${parts.minute ?? '00'}:${parts.second ?? '00'}.${milliseconds}Z`)
  const minutes = Number(parts.zoneHour ?? 0) * 60 + Number(parts.zoneMinute ?? 0)
  return new Date(local - (parts.sign === '-' ? -minutes : minutes) * 60_000).toISOString()
}

/** An offset may lead out of the years 0001 to 9999; then ISO text would no longer sort by time. */
function inYears(value: string): Parsed<string> {
  if (/^\d{4}-/.test(value) && !value.startsWith('0000')) return { value }
  return fault('Use a moment in the years 0001 to 9999 (UTC).', 'Geben Sie einen Zeitpunkt in den Jahren 0001 bis 9999 (UTC) an.')
}
