import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fittingFault, multiplied, priceOf, sumOf } from './price.ts'
import { question } from './test/forms.ts'

const euros = (amount: string) => ({ amount, currency: 'EUR' })
const once = (...money: { amount: string; currency: string }[]) => ({ once: money, recurring: [] })

test('a price without cents lost: ten times 0.10 is 1.00', () => {
  assert.deepEqual(sumOf(Array.from({ length: 10 }, () => once(euros('0.10')))), once(euros('1.00')))
  assert.deepEqual(sumOf([once(euros('0.1')), once(euros('0.2'))]), once(euros('0.30')))
})

test('currencies are never added to one another, nor months to years', () => {
  const all = sumOf([
    once(euros('1.00'), { amount: '100', currency: 'JPY' }),
    { once: [euros('2.00')], recurring: [{ ...euros('3.00'), every: 'month' }] },
    {
      once: [{ amount: '50', currency: 'JPY' }],
      recurring: [
        { ...euros('4.00'), every: 'year' },
        { ...euros('5.00'), every: 'month' },
      ],
    },
  ])
  assert.deepEqual(all, {
    once: [euros('3.00'), { amount: '150', currency: 'JPY' }],
    recurring: [
      { ...euros('8.00'), every: 'month' },
      { ...euros('4.00'), every: 'year' },
    ],
  })
})

test('sums agree with whole numbers of ten-thousandths, whatever the order', () => {
  const size = fc.integer({ min: -10_000_000, max: 10_000_000 })
  const textOf = (ticks: number) => `${ticks < 0 ? '-' : ''}${Math.floor(Math.abs(ticks) / 10_000)}.${String(Math.abs(ticks) % 10_000).padStart(4, '0')}`
  fc.assert(
    fc.property(fc.array(size, { maxLength: 20 }), sizes => {
      const sum = sumOf(sizes.map(s => once(euros(textOf(s))))).once[0]?.amount ?? '0.00'
      const total = textOf(sizes.reduce((a, b) => a + b, 0)).replace(/0{1,2}$/, '')
      assert.equal(sum, total)
      assert.deepEqual(sumOf(sizes.toReversed().map(s => once(euros(textOf(s))))).once[0]?.amount ?? '0.00', sum)
    }),
  )
})

test('so many of it is what adding it so often gives', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 40 }), (cents, count) => {
      const price = { once: [euros((cents / 100).toFixed(2))], recurring: [{ ...euros('0.33'), every: 'month' as const }] }
      assert.deepEqual(multiplied(price, count), sumOf(Array.from({ length: count }, () => price)))
    }),
  )
})

test('half of a cent and less stays until there is a whole one; a price for each half hour is exact', () => {
  assert.deepEqual(multiplied(once(euros('0.0015')), 3), once(euros('0.0045')))
  assert.deepEqual(multiplied(once(euros('19.90')), 2.5), once(euros('49.75')))
  assert.deepEqual(multiplied(once(euros('0.0001')), 0.5), once(euros('0.0001')))
  assert.deepEqual(multiplied(once(euros('-0.0001')), 0.5), once(euros('-0.0001')))
})

test('a price belongs to one answer, or to any, and counts what can be counted', () => {
  const priced = question('n', 'number', {
    prices: [
      { answer: 3, once: euros('100.00') },
      { each: true, once: euros('1.00') },
    ],
  })
  assert.deepEqual(priceOf(priced, 3), once(euros('103.00')))
  assert.deepEqual(priceOf(priced, 2), once(euros('2.00')))
  assert.deepEqual(priceOf(priced, null), once())
  assert.deepEqual(priceOf(priced, -2), once(), 'nobody earns by ordering less than nothing')
  const rows = question('r', 'rows', { prices: [{ each: true, once: euros('7.00') }] })
  assert.deepEqual(priceOf(rows, [{ a: 1 }, { a: 2 }]), once(euros('14.00')))
})

test('a price that no money field holds is refused', () => {
  assert.deepEqual(fittingFault(once(euros('9999999999999.99'))), [])
  assert.equal(fittingFault(multiplied(once(euros('9999999999999.99')), 1000)).length, 1)
})
