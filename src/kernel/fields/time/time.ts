import { order } from '../parts/comparisons.ts'
import { fault } from '../parts/parsed.ts'
import type { FieldType, Parsed } from '../type.ts'

/** A time of day, without a time zone: `16:00`, or `16:00:30` where there are seconds. */
export const time: FieldType<string> = {
  kind: 'time',
  column: () => 'time',
  read: stored => short(String(stored)),
  write: value => value,
  operand: column => column,
  comparable: value => value,
  parse,
  // Spreadsheets write 9:30.
  fromText: text => parse(text.trim().replace(/^\d:/, '0$&')),
  toText: value => value,
  say: value => value,
  schema: () => ({ type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$' }),
  comparisons: order,
  parseOperand: parse,
  many: false,
}

/** Without seconds that are none: so the same time is always the same text, and `16:00` still sorts before `16:00:30`. */
const short = (text: string): string => text.replace(/^(\d\d:\d\d):00$/, '$1')

function parse(value: unknown): Parsed<string> {
  const text = typeof value === 'string' ? value.trim() : ''
  if (/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)) return { value: short(text) }
  return fault('Use a time like 16:00, from 00:00 to 23:59:59.', 'Geben Sie eine Uhrzeit wie 16:00 an, von 00:00 bis 23:59:59.')
}
