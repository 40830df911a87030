import type { Field } from '../../define/index.ts'
import { sameness } from '../parts/comparisons.ts'
import { textual } from '../parts/textual.ts'
import { nameIn, wordOf } from '../parts/words.ts'
import type { FieldType, Parsed } from '../type.ts'

const words = (field: Field) => field.options.words ?? {}

/** One of a fixed set of names, each with the word that people read. */
export const choice: FieldType<string> = {
  kind: 'choice',
  column: textual.column,
  read: textual.read,
  write: textual.write,
  operand: textual.operand,
  comparable: textual.comparable,
  parse,
  fromText: (text, field) => parse(wordOf(text.trim(), words(field)) ?? text.trim(), field),
  toText: value => value,
  say: (value, field, language) => words(field)[value]?.[language] ?? value,
  schema: field => ({ type: 'string', enum: Object.keys(words(field)) }),
  comparisons: sameness,
  parseOperand: parse,
  many: false,
  gathers: 'value',
}

function parse(value: unknown, field: Field): Parsed<string> {
  return nameIn(value, words(field))
}
