import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addBusiness, businessMs, intervalsBetween, isOpen, nextEdge, nextOpen } from './arithmetic.ts'
import { type CompiledCalendar, compile } from './compile.ts'
import { elapsedTime } from './elapsed.ts'
import { madeUpHolidays, someCalendar, someDate } from './test/calendars.ts'
import { naiveMinutes } from './test/naive.ts'
import { addWorkingDays, nextWorkingDay } from './working-days.ts'

const compiled = (definition: Parameters<typeof compile>[0], year = 2026) => compile(definition, year, year, madeUpHolidays)
const someCompiled: fc.Arbitrary<CompiledCalendar> = fc.oneof(
  { weight: 20, arbitrary: someCalendar.map(d => compiled(d)) },
  { weight: 1, arbitrary: fc.constant(elapsedTime) },
)
const someInstant = fc.tuple(someDate, fc.integer({ min: -86_400_000, max: 2 * 86_400_000 })).map(([date, ms]) => Date.parse(date) + ms)
const someWork = fc.oneof(
  fc.integer({ min: 1, max: 100 * 3_600_000 }),
  fc.integer({ min: 1, max: 600 }).map(n => n * 60_000),
)
const holds = (property: fc.IProperty<never> | fc.IPropertyWithHooks<never>, numRuns: number) => fc.assert(property, { numRuns })

test('working time is what counting minute by minute finds, across breaks, midnights, exceptions, holidays and changes of the clock', () => {
  const property = fc.property(
    someCalendar,
    someDate,
    fc.integer({ min: -1440, max: 1440 }),
    fc.integer({ min: 1, max: 4 * 1440 }),
    (definition, date, offset, length) => {
      const from = Date.parse(date) + offset * 60_000
      const to = from + length * 60_000
      const minutes = naiveMinutes(definition, madeUpHolidays, from, to)
      const calendar = compiled(definition)
      assert.equal(businessMs(calendar, from, to), minutes.length * 60_000)
      const open = new Set(minutes)
      for (let at = from; at < to; at += 17 * 60_000) assert.equal(isOpen(calendar, at), open.has(at), new Date(at).toISOString())
      assert.equal(nextOpen(calendar, from) ?? to, minutes[0] ?? Math.max(nextOpen(calendar, from) ?? to, to))
    },
  )
  holds(property as never, 600)
})

test('what was added is what is measured, and it was not reached a millisecond before', () => {
  const property = fc.property(someCompiled, someInstant, someWork, (calendar, from, ms) => {
    const end = addBusiness(calendar, from, ms)
    assert.ok(end !== undefined)
    assert.equal(businessMs(calendar, from, end), ms)
    assert.equal(businessMs(calendar, from, end - 1), ms - 1)
    assert.ok(isOpen(calendar, end - 1), 'it ends with work, not with an opening')
  })
  holds(property as never, 2000)
})

test('working time adds up over every split, and is the same backwards with a minus', () => {
  const property = fc.property(someCompiled, someInstant, someInstant, someInstant, (calendar, a, b, c) => {
    assert.equal(businessMs(calendar, a, b) + businessMs(calendar, b, c), businessMs(calendar, a, c))
    assert.equal(businessMs(calendar, a, b) + businessMs(calendar, b, a), 0)
  })
  holds(property as never, 2000)
})

test('later never has less, more never ends earlier, and no working time is longer than the time', () => {
  const property = fc.property(someCompiled, someInstant, someInstant, someWork, someWork, (calendar, a, b, x, y) => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)]
    const worked = businessMs(calendar, first, last)
    assert.ok(worked >= 0 && worked <= last - first)
    assert.ok(Number(addBusiness(calendar, first, x)) <= Number(addBusiness(calendar, last, x)))
    assert.ok(Number(addBusiness(calendar, a, Math.min(x, y))) <= Number(addBusiness(calendar, a, Math.max(x, y))))
  })
  holds(property as never, 2000)
})

test('what was asked first does not matter: years join without a seam', () => {
  const property = fc.property(someCalendar, someInstant, someInstant, someWork, (definition, a, b, ms) => {
    const [near, far] = [compiled(definition), compiled(definition, 2031)]
    businessMs(far, Date.parse('2024-05-01'), Date.parse('2024-05-02'))
    assert.equal(businessMs(near, a, b), businessMs(far, a, b))
    assert.equal(addBusiness(near, a, ms), addBusiness(far, a, ms))
    assert.deepEqual(nextEdge(near, a), nextEdge(far, a))
  })
  holds(property as never, 400)
})

test('the bands of a picture are apart, within it, and add up to the working time; edges are where they begin and end', () => {
  const property = fc.property(someCompiled, someInstant, fc.integer({ min: 0, max: 40 * 86_400_000 }), (calendar, from, length) => {
    const bands = intervalsBetween(calendar, from, from + length)
    assert.equal(
      bands.reduce((sum, band) => sum + band.to - band.from, 0),
      businessMs(calendar, from, from + length),
    )
    for (const [i, band] of bands.entries()) {
      assert.ok(band.from < band.to && band.from >= from && band.to <= from + length)
      assert.ok(band.from > (bands[i - 1]?.to ?? Number.NEGATIVE_INFINITY), 'what touches is one band')
      if (band.to < from + length) assert.deepEqual(nextEdge(calendar, band.from), { at: band.to, opens: false })
    }
  })
  holds(property as never, 1000)
})

test('working days never end earlier for more of them, end within work, and the next working day is after today', () => {
  const property = fc.property(someCompiled, someInstant, fc.integer({ min: 1, max: 15 }), (calendar, at, n) => {
    const [one, more, day] = [addWorkingDays(calendar, at, n), addWorkingDays(calendar, at, n + 1), nextWorkingDay(calendar, at, n, '12:00')]
    assert.ok(one !== undefined && more !== undefined && day !== undefined)
    assert.ok(at < one && one < more, `${one} ${more}`)
    assert.ok(isOpen(calendar, one) || isOpen(calendar, one - 1), 'at work, or when it ends')
    assert.ok(at < day)
  })
  holds(property as never, 1500)
})
