import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addBusiness, businessMs, intervalsBetween, isOpen, nextEdge, nextOpen } from './arithmetic.ts'
import type { CalendarDefinition } from './calendar.ts'
import { compile as compileYears } from './compile.ts'
import { aroundTheClock, elapsedTime } from './elapsed.ts'
import { hours, instant, madeUpHolidays, office } from './test/calendars.ts'
import { addWorkingDays, nextWorkingDay, workingDaysMs } from './working-days.ts'

const compile = (definition: CalendarDefinition) => compileYears(definition, 2026, 2026, madeUpHolidays)
const berlin = compile(office())
const same = (at: number | undefined, text: string) => assert.equal(at === undefined ? at : new Date(at).toISOString(), new Date(instant(text)).toISOString())

/** One night, every night. */
const nights = (zone: string, from: string, to: string): CalendarDefinition => ({
  zone,
  week: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const).map(day => ({ day, from, to })),
  exceptions: [],
})

test('Friday 17:00 and 4 hours on 9 to 18 is Monday 12:00', () => {
  same(addBusiness(berlin, instant('2026-06-05T17:00+02:00'), hours(4)), '2026-06-08T12:00+02:00')
})

test('Friday 21:00 to Monday 09:30 on 8 to 17 is 1 h 30 of business and 60 h 30 elapsed', () => {
  const calendar = compile(office({}, '08:00', '17:00'))
  const [from, to] = [instant('2026-06-05T21:00+02:00'), instant('2026-06-08T09:30+02:00')]
  assert.equal(businessMs(calendar, from, to), hours(1.5))
  assert.equal(businessMs(elapsedTime, from, to), hours(60.5))
})

test('time that is used up at the end of a day ends at closing time, not at the next opening', () => {
  same(addBusiness(berlin, instant('2026-06-05T17:00+02:00'), hours(1)), '2026-06-05T18:00+02:00')
  same(addBusiness(berlin, instant('2026-06-05T17:00+02:00'), hours(1) + 1), '2026-06-08T09:00:00.001+02:00')
})

test('no time at all is used up at once, open or not', () => {
  const saturday = instant('2026-06-06T12:00+02:00')
  assert.equal(addBusiness(berlin, saturday, 0), saturday)
  assert.throws(() => addBusiness(berlin, saturday, -1), /0 or more/)
  assert.throws(() => addBusiness(berlin, saturday, Number.NaN), /0 or more/)
})

test('an opening is open, a closing is not', () => {
  assert.equal(isOpen(berlin, instant('2026-06-05T09:00+02:00')), true)
  assert.equal(isOpen(berlin, instant('2026-06-05T09:00+02:00') - 1), false)
  assert.equal(isOpen(berlin, instant('2026-06-05T18:00+02:00')), false)
  same(nextOpen(berlin, instant('2026-06-05T18:00+02:00')), '2026-06-08T09:00+02:00')
  same(nextOpen(berlin, instant('2026-06-05T10:00+02:00')), '2026-06-05T10:00+02:00')
  assert.deepEqual(nextEdge(berlin, instant('2026-06-05T09:00+02:00')), { at: instant('2026-06-05T18:00+02:00'), opens: false })
  assert.deepEqual(nextEdge(berlin, instant('2026-06-05T18:00+02:00')), { at: instant('2026-06-08T09:00+02:00'), opens: true })
})

test('when the clock goes forward in the night, a shift over it is an hour shorter', () => {
  const night = compile(nights('Europe/Berlin', '22:00', '06:00'))
  assert.equal(businessMs(night, instant('2026-03-28T12:00+01:00'), instant('2026-03-29T12:00+02:00')), hours(7))
  same(addBusiness(night, instant('2026-03-28T22:00+01:00'), hours(7)), '2026-03-29T06:00+02:00')
})

test('when the clock goes back in the night, a shift over it is an hour longer', () => {
  const night = compile(nights('Europe/Berlin', '22:00', '06:00'))
  assert.equal(businessMs(night, instant('2026-10-24T12:00+02:00'), instant('2026-10-25T12:00+01:00')), hours(9))
  same(addBusiness(night, instant('2026-10-24T22:00+02:00'), hours(9)), '2026-10-25T06:00+01:00')
})

test('a local time that the clock skips is the moment of the skip', () => {
  const day = compile(nights('Europe/Berlin', '02:30', '04:00'))
  assert.deepEqual(intervalsBetween(day, instant('2026-03-29T00:00+01:00'), instant('2026-03-30T00:00+02:00')), [
    { from: instant('2026-03-29T03:00+02:00'), to: instant('2026-03-29T04:00+02:00') },
  ])
  const skipped = compile(nights('Europe/Berlin', '02:15', '02:45'))
  assert.deepEqual(intervalsBetween(skipped, instant('2026-03-29T00:00+01:00'), instant('2026-03-30T00:00+02:00')), [])
})

test('a local time that comes twice is the first of the two, and what lies between counts as it passes', () => {
  const bands = (from: string, to: string) =>
    intervalsBetween(compile(nights('Europe/Berlin', from, to)), instant('2026-10-25T00:00+02:00'), instant('2026-10-26T00:00+01:00'))
  assert.deepEqual(bands('02:30', '04:00'), [{ from: instant('2026-10-25T02:30+02:00'), to: instant('2026-10-25T04:00+01:00') }])
  assert.deepEqual(bands('01:00', '02:30'), [{ from: instant('2026-10-25T01:00+02:00'), to: instant('2026-10-25T02:30+02:00') }])
})

test('Lord Howe changes by half an hour, New York at another date, Kolkata never', () => {
  const night = (zone: string) => compile(nights(zone, '00:00', '06:00'))
  assert.equal(businessMs(night('Australia/Lord_Howe'), instant('2026-04-05T00:00+11:00'), instant('2026-04-05T12:00+10:30')), hours(6.5))
  assert.equal(businessMs(night('Australia/Lord_Howe'), instant('2026-10-04T00:00+10:30'), instant('2026-10-04T12:00+11:00')), hours(5.5))
  assert.equal(businessMs(night('America/New_York'), instant('2026-03-08T00:00-05:00'), instant('2026-03-08T12:00-04:00')), hours(5))
  assert.equal(businessMs(night('Asia/Kolkata'), instant('2026-03-29T00:00+05:30'), instant('2026-03-30T00:00+05:30')), hours(6))
})

test('a date that a place skipped altogether has no time', () => {
  const apia = compile(nights('Pacific/Apia', '00:00', '24:00'))
  assert.equal(businessMs(apia, instant('2011-12-29T00:00-10:00'), instant('2012-01-01T00:00+14:00')), hours(48))
  const noons = compile(nights('Pacific/Apia', '10:00', '14:00'))
  assert.equal(businessMs(noons, instant('2011-12-29T00:00-10:00'), instant('2012-01-01T00:00+14:00')), hours(8))
})

test('a zone whose changes follow no yearly rule: Ramadan in Casablanca', () => {
  const whole = compile(nights('Africa/Casablanca', '00:00', '24:00'))
  const nextNoon = (date: string) => nextWorkingDay(whole, instant(`${date}T12:00Z`), 1, '12:00')
  same(nextNoon('2026-01-10'), '2026-01-11T12:00+01:00')
  same(nextNoon('2026-02-16'), '2026-02-17T12:00+00:00')
  same(nextNoon('2026-04-10'), '2026-04-11T12:00+01:00')
})

test('there is no calendar in a zone that does not exist', () => {
  assert.throws(() => compile(office({ zone: 'Nowhere/Else' })), /no time zone 'Nowhere\/Else'/)
})

test('a break is no working time, and hours past midnight belong to the day on which they began', () => {
  const calendar = compile(
    office({
      week: [
        { day: 'monday', from: '09:00', to: '12:00' },
        { day: 'monday', from: '13:00', to: '17:00' },
        { day: 'friday', from: '22:00', to: '06:00' },
      ],
    }),
  )
  same(addBusiness(calendar, instant('2026-06-08T11:00+02:00'), hours(2)), '2026-06-08T14:00+02:00')
  same(addBusiness(calendar, instant('2026-06-08T11:00+02:00'), hours(1)), '2026-06-08T12:00+02:00')
  assert.equal(isOpen(calendar, instant('2026-06-13T05:59+02:00')), true)
  assert.equal(isOpen(calendar, instant('2026-06-12T05:59+02:00')), false)
})

test('a holiday is closed, one that an exception opens is open at those hours only', () => {
  const closed = compile(office({ holidays: { country: 'XX' } }))
  const opened = compile(
    office({ holidays: { country: 'XX' }, exceptions: [{ date: '2026-01-01', name: 'Stocktaking', kind: 'open', from: '10:00', to: '12:00' }] }),
  )
  const day = [instant('2026-01-01T00:00+01:00'), instant('2026-01-02T00:00+01:00')] as const
  assert.equal(businessMs(closed, ...day), 0)
  assert.equal(businessMs(opened, ...day), hours(2))
})

test('a closed date ends a night shift at midnight; a part of a day can be closed', () => {
  const night = { ...nights('Europe/Berlin', '22:00', '06:00'), exceptions: [{ date: '2026-06-09', name: 'Move', kind: 'closed' as const }] }
  assert.deepEqual(intervalsBetween(compile(night), instant('2026-06-08T12:00+02:00'), instant('2026-06-10T12:00+02:00')), [
    { from: instant('2026-06-08T22:00+02:00'), to: instant('2026-06-09T00:00+02:00') },
    { from: instant('2026-06-10T00:00+02:00'), to: instant('2026-06-10T06:00+02:00') },
  ])
  const meeting = compile(office({ exceptions: [{ date: '2026-06-09', name: 'Meeting', kind: 'closed', from: '14:00', to: '15:30' }] }))
  same(addBusiness(meeting, instant('2026-06-09T13:00+02:00'), hours(2)), '2026-06-09T16:30+02:00')
})

test('working time over New Year is one, whole days touch, and midnight may be written both ways', () => {
  for (const to of ['24:00', '00:00']) {
    const whole = compile(nights('Europe/Berlin', '00:00', to))
    assert.deepEqual(intervalsBetween(whole, Date.UTC(2025, 5, 1), Date.UTC(2028, 5, 1)), [{ from: Date.UTC(2025, 5, 1), to: Date.UTC(2028, 5, 1) }])
    assert.equal(nextEdge(whole, Date.UTC(2026, 1, 1)), undefined)
  }
})

test('a calendar that never opens again says so, and dates beyond all calendars cost nothing', () => {
  const once = compile(office({ week: [], exceptions: [{ date: '2026-06-06', name: 'Move', kind: 'open', from: '09:00', to: '12:00' }] }))
  same(addBusiness(once, instant('2026-01-01T00:00Z'), hours(3)), '2026-06-06T12:00+02:00')
  assert.equal(addBusiness(once, instant('2026-01-01T00:00Z'), hours(3) + 1), undefined)
  assert.equal(nextOpen(once, instant('2026-06-06T12:00+02:00')), undefined)
  assert.equal(nextEdge(once, instant('2026-06-06T12:00+02:00')), undefined)
  assert.equal(addWorkingDays(once, instant('2026-07-01T12:00+02:00'), 1), undefined)
  assert.equal(businessMs(once, instant('0001-01-01T00:00Z'), instant('9999-12-31T00:00Z')), hours(3))
})

test('elapsed time is a calendar that is always open', () => {
  const at = instant('2026-03-29T00:30Z')
  assert.equal(businessMs(elapsedTime, at, at + 12_345), 12_345)
  assert.equal(addBusiness(elapsedTime, at, hours(48)), at + hours(48))
  assert.equal(isOpen(elapsedTime, at) && nextOpen(elapsedTime, at) === at, true)
  assert.equal(nextEdge(elapsedTime, at), undefined)
  same(nextWorkingDay(aroundTheClock('Europe/Berlin'), at, 1, '16:00'), '2026-03-30T16:00+02:00')
  assert.equal(aroundTheClock('Europe/Berlin'), aroundTheClock('Europe/Berlin'))
})

test('the next working day at 16:00 skips weekends and holidays, by the date of the place', () => {
  const calendar = compile(office({ exceptions: [{ date: '2026-06-08', name: 'Closed', kind: 'closed' }] }))
  same(nextWorkingDay(calendar, instant('2026-06-05T10:00+02:00'), 1, '16:00'), '2026-06-09T16:00+02:00')
  same(nextWorkingDay(calendar, instant('2026-06-06T10:00+02:00'), 1, '16:00'), '2026-06-09T16:00+02:00')
  same(nextWorkingDay(calendar, instant('2026-06-05T10:00+02:00'), 2, '16:00'), '2026-06-10T16:00+02:00')
  // Already Tuesday in Berlin.
  same(nextWorkingDay(calendar, instant('2026-06-08T23:00Z'), 1, '16:00'), '2026-06-10T16:00+02:00')
})

test('today is meant by 0, while the time is still to come', () => {
  same(nextWorkingDay(berlin, instant('2026-06-05T10:00+02:00'), 0, '16:00'), '2026-06-05T16:00+02:00')
  same(nextWorkingDay(berlin, instant('2026-06-05T16:00+02:00'), 0, '16:00'), '2026-06-08T16:00+02:00')
  same(nextWorkingDay(berlin, instant('2026-06-06T10:00+02:00'), 0, '16:00'), '2026-06-08T16:00+02:00')
})

test('a working day is the same time on the next working day, not 24 hours and not a day of work', () => {
  same(addWorkingDays(berlin, instant('2026-06-08T10:00+02:00'), 1), '2026-06-09T10:00+02:00')
  same(addWorkingDays(berlin, instant('2026-06-05T17:00+02:00'), 1), '2026-06-08T17:00+02:00')
  same(addBusiness(compile(office({}, '09:00', '17:00')), instant('2026-06-01T09:00+02:00'), hours(24)), '2026-06-03T17:00+02:00')
  assert.equal(workingDaysMs(berlin, instant('2026-06-05T17:00+02:00'), 1), hours(9))
  assert.throws(() => addWorkingDays(berlin, 0, 0.5), /whole/)
})

test('working days begin at the next opening, and end with the work of a shorter day', () => {
  const week = [...office().week.slice(0, 4), { day: 'friday' as const, from: '10:00', to: '13:00' }]
  const calendar = compile(office({ week }))
  same(addWorkingDays(calendar, instant('2026-06-06T12:00+02:00'), 1), '2026-06-09T09:00+02:00')
  same(addWorkingDays(calendar, instant('2026-06-04T17:00+02:00'), 1), '2026-06-05T13:00+02:00')
  same(addWorkingDays(calendar, instant('2026-06-04T09:00+02:00'), 1), '2026-06-05T10:00+02:00')
})

test('the working day of a night shift lasts until the morning', () => {
  const week = office().week.map(({ day }) => ({ day, from: '22:00', to: '06:00' }))
  const calendar = compile(office({ week }))
  same(addWorkingDays(calendar, instant('2026-06-06T02:00+02:00'), 1), '2026-06-09T02:00+02:00')
})
