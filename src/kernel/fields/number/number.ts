import type { Field, Word } from '../../define/index.ts'
import { order } from '../parts/comparisons.ts'
import { withPoint } from '../parts/decimal.ts'
import { formatter } from '../parts/format.ts'
import { fault } from '../parts/parsed.ts'
import { nameFault, wordOf } from '../parts/words.ts'
import type { FieldType, JsonSchema, Parsed } from '../type.ts'

/** A number. With `words` it is one of their levels: kept and compared as a number, said as a word. */
export const number: FieldType<number> = {
  kind: 'number',
  column: field => (field.options.whole ? 'bigint' : 'double precision'),
  read: Number,
  write: value => value,
  operand: column => column,
  comparable: value => value,
  parse: (value, field) => {
    const found = fitting(value, field)
    return 'fault' in found ? found : inRange(found.value, field)
  },
  fromText,
  toText: String,
  say: (value, field, language) => field.options.words?.[value]?.[language] ?? decimals(language).format(value),
  schema,
  comparisons: order,
  parseOperand: fitting,
  many: false,
  gathers: 'value',
  amount: { of: 'number', sql: column => column },
}

const decimals = formatter(locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }))

function fitting(value: unknown, field: Field): Parsed<number> {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return fault('Use a number like 4 (not in quotes).', 'Geben Sie eine Zahl wie 4 an (ohne Anführungszeichen).')
  if (field.options.whole && !Number.isSafeInteger(value)) {
    return fault('Use a whole number of at most 15 digits, like 4.', 'Geben Sie eine ganze Zahl mit höchstens 15 Stellen an, etwa 4.')
  }
  // JSON knows no -0.
  return { value: value === 0 ? 0 : value }
}

function inRange(value: number, field: Field): Parsed<number> {
  const { min = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, words } = field.options
  if (words && !Object.hasOwn(words, String(value))) return nameFault(String(value), levels(words))
  if (value >= min && value <= most) return { value }
  if (most === Number.POSITIVE_INFINITY) return fault(`Use a number of at least ${min}.`, `Geben Sie eine Zahl von mindestens ${min} an.`)
  if (min === Number.NEGATIVE_INFINITY) return fault(`Use a number of at most ${most}.`, `Geben Sie eine Zahl von höchstens ${most} an.`)
  return fault(`Use a number from ${min} to ${most}.`, `Geben Sie eine Zahl von ${min} bis ${most} an.`)
}

/** As it stands in a message: `1 (Critical)`. */
const levels = (words: Readonly<Record<string, Word>>) => ({
  en: Object.entries(words).map(([level, word]) => `${level} (${word.en})`),
  de: Object.entries(words).map(([level, word]) => `${level} (${word.de})`),
})

function fromText(given: string, field: Field): Parsed<number> {
  const text = withPoint(given.trim())
  const level = field.options.words && wordOf(text, field.options.words)
  if (level !== undefined) return number.parse(Number(level), field)
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return number.parse(Number(text), field)
  if (field.options.words) return nameFault(text, levels(field.options.words))
  return fault(
    'Use a number like 4 or 2.5, with a point and no thousands separator.',
    'Geben Sie eine Zahl wie 4 oder 2.5 an, mit Punkt und ohne Tausendertrennzeichen.',
  )
}

function schema(field: Field): JsonSchema {
  const { whole, min, most, words } = field.options
  const type = whole ? 'integer' : 'number'
  if (words) return { type, enum: Object.keys(words).map(Number) }
  const minimum = min ?? (whole ? Number.MIN_SAFE_INTEGER : undefined)
  const maximum = most ?? (whole ? Number.MAX_SAFE_INTEGER : undefined)
  return { type, ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) }
}
