import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accepted, fieldOf, keepsOrder, keepsTheLaws, refusal } from '../test/laws.ts'
import { money } from './money.ts'

const field = fieldOf('money')
const parse = (amount: unknown, currency: unknown = 'EUR') => money.parse({ amount, currency }, field)

/** Whole numbers of ten-thousandths, as text with up to four digits behind the point. */
const scaled = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n })
const amounts = fc.tuple(scaled, fc.nat({ max: 4 })).map(([digits, places]) => pointed(digits, places))
const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CHF', 'VND')

function pointed(digits: bigint, places: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const behind = places === 0 ? '' : `.${text.slice(-places)}`
  return `${digits < 0n ? '-' : ''}${text.slice(0, text.length - places)}${behind}`
}

const inTenThousandths = (amount: string): bigint => {
  const [whole = '', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(4, '0'))
}

keepsTheLaws(money, field, fc.record({ amount: amounts, currency: currencies }))
keepsOrder(money, fc.record({ amount: amounts, currency: currencies }), (a, b) => Number(inTenThousandths(a.amount) - inTenThousandths(b.amount)))

test('neighbouring amounts of fifteen digits are not taken for the same', () => {
  const size = (amount: string) => money.comparable(accepted(parse(amount)))
  assert.notEqual(size('99999999999.9999'), size('99999999999.9998'))
  assert.notEqual(size('999999999999999'), size('999999999999998'))
})

test('an amount is written in one way only, with the places its currency has', () => {
  assert.deepEqual(accepted(parse('0012.5')), { amount: '12.50', currency: 'EUR' })
  assert.deepEqual(accepted(parse('+7', ' eur ')), { amount: '7.00', currency: 'EUR' })
  assert.deepEqual(accepted(parse('1200.00', 'JPY')), { amount: '1200', currency: 'JPY' })
  assert.deepEqual(accepted(parse('0.0125')), { amount: '0.0125', currency: 'EUR' })
  assert.deepEqual(accepted(parse('-0.00')), { amount: '0.00', currency: 'EUR' })
})

test('amounts that cannot be kept exactly are refused', () => {
  assert.match(refusal(parse('0.00001')), /4 of them/)
  assert.match(refusal(parse('1234567890123456')), /15 digits/)
  for (const wrong of ['', '.5', '1,50', '1e3', 'NaN', '١٢', '9'.repeat(1000)]) refusal(parse(wrong))
  assert.match(refusal(parse(12.5)), /as text/)
})

test('a currency is one of ISO 4217, and nothing else is taken along', () => {
  for (const wrong of ['', 'EURO', 'QQQ', '€', 3]) assert.match(refusal(parse('1', wrong)), /ISO 4217/)
  refusal(money.parse({ amount: '1', currency: 'EUR', rate: 2 }, field))
  refusal(money.parse({ amount: '1' }, field))
})

test('an amount in a file stands beside its currency', () => {
  assert.deepEqual(accepted(money.fromText('EUR 3', field)), { amount: '3.00', currency: 'EUR' })
  assert.deepEqual(accepted(money.fromText('12,50 EUR', field)), { amount: '12.50', currency: 'EUR' })
  assert.deepEqual(accepted(money.fromText('3.1eur', field)), { amount: '3.10', currency: 'EUR' })
  for (const wrong of ['', '3', 'EUR', '3 EUR 4', '1.000,50 EUR', '1,500 EUR']) refusal(money.fromText(wrong, field))
})

test('a rule compares amounts, given as number or text', () => {
  assert.equal(accepted(money.parseOperand(100, field)), 100)
  assert.equal(accepted(money.parseOperand('0.1', field)), 0.1)
  for (const wrong of [Number.NaN, 1e21, 'much', '', true, null]) refusal(money.parseOperand(wrong, field))
})

test('an amount is said as its reader writes amounts', () => {
  assert.equal(money.say({ amount: '1234.50', currency: 'EUR' }, field, 'de').replace(/\s/g, ' '), '1.234,50 EUR')
  assert.equal(money.say({ amount: '1234.50', currency: 'EUR' }, field, 'en').replace(/\s/g, ' '), 'EUR 1,234.50')
})
