import type { Field } from '../../define/index.ts'
import { partOfText } from '../parts/comparisons.ts'
import { andThen } from '../parts/parsed.ts'
import { atMost, plain, visible } from '../parts/plain.ts'
import { textual } from '../parts/textual.ts'
import type { FieldType, Parsed } from '../type.ts'

const max = (field: Field): number => field.options.max ?? 100_000

/** Text of many lines, in Markdown. Lines end in \n; the indent of the first line stays, since it means something there. */
export const longText: FieldType<string> = {
  kind: 'longText',
  ...textual,
  parse,
  fromText: parse,
  schema: field => ({ type: 'string', minLength: 1, maxLength: max(field) }),
  comparisons: ['==', '!=', ...partOfText],
}

function parse(value: unknown, field: Field): Parsed<string> {
  const whole = andThen(plain(value), found => visible(tidy(found)))
  return andThen(whole, found => atMost(found, max(field)))
}

const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
