import type { Money } from '../../define/index.ts'
import { order } from '../parts/comparisons.ts'
import { withPoint } from '../parts/decimal.ts'
import { fault } from '../parts/parsed.ts'
import type { FieldType, Parsed } from '../type.ts'
import { decimalFrom, type Decimal, minorDigits, textOf } from './amount.ts'

/** An amount and its currency. Compared by amount alone: who mixes currencies must ask for one first. */
export const money: FieldType<Money> = {
  kind: 'money',
  column: () => 'jsonb',
  read: stored => stored as Money,
  write: value => JSON.stringify(value),
  operand: column => `((${column})->>'amount')::numeric`,
  // At most 15 digits, which a double holds exactly enough to keep apart and in order.
  comparable: value => Number(value.amount),
  parse,
  fromText,
  toText: value => `${value.amount} ${value.currency}`,
  say: (value, _, language) => say(value, language),
  schema: () => ({
    type: 'object',
    properties: { amount: { type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,4})?$' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } },
    required: ['amount', 'currency'],
    additionalProperties: false,
  }),
  comparisons: order,
  parseOperand,
  many: false,
}

function say(value: Money, language: 'en' | 'de'): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const digits = value.amount.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: value.currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(Number(value.amount))
}

function parse(value: unknown): Parsed<Money> {
  if (!isPair(value)) {
    return fault(
      `Give amount and currency, like { "amount": "12.50", "currency": "EUR" }.`,
      `Geben Sie Betrag und Währung an, etwa { "amount": "12.50", "currency": "EUR" }.`,
    )
  }
  if (typeof value.amount !== 'string') {
    return fault('Give the amount as text, like "12.50"; numbers lose cents.', 'Geben Sie den Betrag als Text an, etwa "12.50"; Zahlen verlieren Cent.')
  }
  const currency = typeof value.currency === 'string' ? value.currency.trim().toUpperCase() : ''
  if (!currencies().has(currency)) {
    return fault('Use a currency of ISO 4217, three letters like EUR.', 'Geben Sie eine Währung nach ISO 4217 an, drei Buchstaben wie EUR.')
  }
  const amount = decimalFrom(value.amount.trim())
  return 'fault' in amount ? amount : { value: { amount: textOf(amount.value, minorDigits(currency)), currency } }
}

const isPair = (value: unknown): value is { readonly amount: unknown; readonly currency: unknown } =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value && Object.keys(value).length === 2

let known: ReadonlySet<string> | undefined
const currencies = (): ReadonlySet<string> => (known ??= new Set(Intl.supportedValuesOf('currency')))

/** `12.50 EUR` or `EUR 12.50`. */
function fromText(text: string): Parsed<Money> {
  const match = /^(?:([a-z]{3})\s*(\S+)|(\S+?)\s*([a-z]{3}))$/i.exec(text.trim())
  if (!match) return fault('Use an amount and a currency like 12.50 EUR.', 'Geben Sie Betrag und Währung an, etwa 12.50 EUR.')
  const [, before, after = '', amount = after, currency = before] = match
  return parse({ amount: withPoint(amount), currency })
}

function parseOperand(literal: unknown): Parsed<number> {
  const decimal: Parsed<Decimal> = decimalFrom(typeof literal === 'number' ? String(literal) : typeof literal === 'string' ? literal.trim() : '')
  return 'fault' in decimal ? decimal : { value: Number(textOf(decimal.value, 0)) }
}
