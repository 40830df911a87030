import type { Field } from '../../define/index.ts'
import { andThen, fault } from '../parts/parsed.ts'
import { atMost, plain, visible } from '../parts/plain.ts'
import { textual } from '../parts/textual.ts'
import type { FieldType, Parsed } from '../type.ts'
import { isTimeZone } from './time-zone.ts'

const max = (field: Field): number => field.options.max ?? 200

/** One line of text; a line break in it becomes a space. */
export const text: FieldType<string> = {
  kind: 'text',
  ...textual,
  gathers: 'value',
  parse,
  fromText: parse,
  schema: field => ({ type: 'string', minLength: 1, maxLength: max(field) }),
}

const noTimeZone = fault(
  'There is no such time zone. Use a name like Europe/Berlin.',
  'Diese Zeitzone gibt es nicht. Verwenden Sie einen Namen wie Europe/Berlin.',
)

function parse(value: unknown, field: Field): Parsed<string> {
  const line = andThen(plain(value), found => visible(found.replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim()))
  const short = andThen(line, found => atMost(found, max(field)))
  return andThen(short, found => (field.options.format === 'time-zone' && !isTimeZone(found) ? noTimeZone : { value: found }))
}
