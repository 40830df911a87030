import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDefinition } from './calendar.ts'
import { compiledCalendar } from './compiled.server.ts'
import { daysOfYear } from './days-of-year.ts'
import { publicHolidays } from './holidays.server.ts'
import { office } from './test/calendars.ts'

const place = { country: 'DE', region: 'SN' }
const days = (definition: CalendarDefinition) => daysOfYear(definition, compiledCalendar(definition), publicHolidays(place, 2026), 2026)
const definition = office({
  holidays: place,
  exceptions: [
    { date: '2026-12-24', name: 'Eve', kind: 'closed' },
    { date: '2026-12-31', name: 'Last day', kind: 'closed', from: '12:00', to: '24:00' },
    { date: '2026-10-03', name: 'Move', kind: 'open', from: '10:00', to: '16:00' },
  ],
})
const year = days(definition)
const on = (text: string) => {
  const { date: _, ...rest } = year.find(day => day.text === text) ?? assert.fail(text)
  return rest
}

test('a year has all of its days, and weekdays that nobody changed are as the week says', () => {
  assert.equal(year.length, 365)
  assert.deepEqual(on('2026-03-02'), { text: '2026-03-02', works: true, kind: 'working' })
  assert.deepEqual(on('2026-03-01'), { text: '2026-03-01', works: false, kind: 'free' })
})

test('holidays and closed days have their names, and hours where they are not all of it', () => {
  assert.equal(on('2026-01-01').kind, 'holiday')
  assert.deepEqual(on('2026-12-24'), { text: '2026-12-24', works: false, kind: 'closed', name: 'Eve' })
  assert.deepEqual(on('2026-12-31'), { text: '2026-12-31', works: true, kind: 'partly', name: 'Last day', hours: '12:00–24:00' })
})

test('what somebody opens is open, though it is a holiday', () => {
  assert.deepEqual(on('2026-10-03'), { text: '2026-10-03', works: true, kind: 'open', name: 'Move', hours: '10:00–16:00' })
})
