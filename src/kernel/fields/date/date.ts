import { order } from '../parts/comparisons.ts'
import { isDay } from '../parts/day.ts'
import { formatter } from '../parts/format.ts'
import { fault } from '../parts/parsed.ts'
import type { FieldType, Parsed } from '../type.ts'

/** A day of the calendar, without a time zone: `2026-03-29`. */
export const date: FieldType<string> = {
  kind: 'date',
  column: () => 'date',
  read: String,
  write: value => value,
  operand: column => column,
  // Years have four digits, so the order of the texts is the order of the days.
  comparable: value => value,
  parse,
  fromText: text => parse(isoOf(text.trim())),
  toText: value => value,
  say: (value, _, language) => days(language).format(new Date(`${value}T00:00:00Z`)),
  schema: () => ({ type: 'string', format: 'date' }),
  comparisons: order,
  parseOperand: parse,
  many: false,
  gathers: 'time',
}

const days = formatter(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }))

function parse(value: unknown): Parsed<string> {
  const day = typeof value === 'string' ? value.trim() : ''
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return fault('Use a date like 2026-03-29.', 'Geben Sie ein Datum wie 2026-03-29 an.')
  if (!isDay(day)) return fault(`There is no day ${day}. Use a date like 2026-03-29.`, `Den Tag ${day} gibt es nicht. Geben Sie ein Datum wie 2026-03-29 an.`)
  return { value: day }
}

/** Reads 29.03.2026 as well. Not 03/29/2026: nobody can tell the day from the month in 03/04/2026. */
function isoOf(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
