import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDefinition, CalendarException, Day } from './calendar.ts'
import { mostExceptions } from './check.ts'
import { checkCalendar, sayCalendar } from './index.server.ts'
import { office } from './test/calendars.ts'

const faults = (special: Partial<CalendarDefinition>) => checkCalendar(office(special)).map(f => `${f.field}: ${f.message.en}`)
const refused = (special: Partial<CalendarDefinition>, field: string, why: RegExp) => {
  const found = checkCalendar(office(special))
  assert.deepEqual(
    found.map(f => f.field),
    [field],
    JSON.stringify(found),
  )
  assert.match(found[0]?.message.en ?? '', why)
  assert.notEqual(found[0]?.message.de, found[0]?.message.en)
}
const monday = (from: string, to: string) => ({ day: 'monday' as const, from, to })
const exception = (special: Partial<CalendarException>) => ({
  exceptions: [{ date: '2026-12-24', name: 'Eve', kind: 'closed', ...special } as CalendarException],
})

test('a calendar as people keep them has no faults', () => {
  assert.deepEqual(faults({}), [])
  assert.deepEqual(faults({ week: [monday('09:00', '12:00'), monday('12:00', '18:00'), monday('22:00', '06:00')] }), [])
  assert.deepEqual(faults({ week: [monday('00:00', '24:00'), { day: 'tuesday', from: '00:00', to: '00:00' }] }), [])
  assert.deepEqual(faults({ holidays: { country: 'DE', region: 'BY-A' } }), [])
  assert.deepEqual(faults({ week: [], exceptions: [{ date: '2026-06-06', name: 'Move', kind: 'open', from: '09:00', to: '12:00' }] }), [])
})

test('a time zone must exist', () => {
  for (const zone of ['', 'Europe/Leipzig', 'Berlin', '__proto__']) refused({ zone }, 'zone', /no time zone/)
})

test('there must be working time at all', () => {
  refused({ week: [] }, 'week', /at least one/)
  refused({ week: [], exceptions: [{ date: '2026-06-06', name: 'Move', kind: 'closed' }] }, 'week', /at least one/)
})

test('hours are times, and have a length', () => {
  refused({ week: [monday('09:00', '09:00')] }, 'week[0].to', /no length/)
  refused({ week: [monday('24:00', '06:00')] }, 'week[0].from', /00:00 to 23:59/)
  refused({ week: [monday('9', '18:00')] }, 'week[0].from', /Begin at/)
  refused({ week: [monday('09:00', '24:01')] }, 'week[0].to', /End at/)
  refused({ week: [{ ...monday('09:00', '18:00'), day: 'someday' as Day }] }, 'week[0].day', /no day/)
})

test('hours that overlap are told with both, also over midnight and over the end of the week', () => {
  refused({ week: [monday('09:00', '13:00'), monday('12:00', '18:00')] }, 'week[1]', /Monday 12:00–18:00 and Monday 09:00–13:00 overlap/)
  refused({ week: [monday('22:00', '06:00'), { day: 'tuesday', from: '05:00', to: '09:00' }] }, 'week[1]', /Tuesday 05:00–09:00 and Monday/)
  refused({ week: [monday('05:00', '09:00'), { day: 'sunday', from: '22:00', to: '06:00' }] }, 'week[0]', /and Sunday 22:00–06:00 overlap/)
})

test('holidays are of a country and region that are known', () => {
  refused({ holidays: { country: 'XX' } }, 'holidays.country', /'XX'/)
  refused({ holidays: { country: 'constructor' } }, 'holidays.country', /'constructor'/)
  refused({ holidays: { country: 'DE', region: 'XX' } }, 'holidays.region', /'XX' of DE/)
  refused({ holidays: { country: 'DE', region: 'BY-X' } }, 'holidays.region', /'BY-X' of DE/)
})

test('exceptions have a real date, both ends or none, and do not contradict each other', () => {
  for (const date of ['2026-02-30', '24.12.2026', '0099-01-01', '2300-01-01']) refused(exception({ date }), 'exceptions[0].date', /Use a date/)
  refused(exception({ from: '14:00' }), 'exceptions[0]', /from when to when it is closed/)
  refused(exception({ kind: 'open' }), 'exceptions[0]', /from when to when it is open/)
  refused(exception({ from: '14:00', to: '14:00' }), 'exceptions[0].to', /no length/)
  const open = { date: '2026-12-24', name: 'Eve', kind: 'open', from: '09:00', to: '12:00' } as const
  refused({ exceptions: [open, { date: '2026-12-24', name: 'Eve', kind: 'closed' }] }, 'exceptions[1]', /both closed and open/)
  refused({ exceptions: [open, { ...open, from: '11:00', to: '13:00' }] }, 'exceptions[1]', /overlap/)
})

test('what no person keeps is refused before it costs anything', () => {
  const many = Array.from({ length: mostExceptions + 1 }, () => ({ date: 'x', name: '', kind: 'closed' as const }))
  refused({ exceptions: many }, 'exceptions', /at most 5000/)
  refused({ week: Array.from({ length: 201 }, () => monday('09:00', '18:00')) }, 'week', /at most 200/)
})

test('a calendar is said in a sentence, in English and German', () => {
  const saxony = office({ holidays: { country: 'DE', region: 'SN' } })
  assert.equal(sayCalendar(saxony, 'en'), 'Monday to Friday 09:00 to 18:00, Europe/Berlin, with the public holidays of Saxony')
  assert.equal(sayCalendar(saxony, 'de'), 'Montag bis Freitag 09:00 bis 18:00, Europe/Berlin, mit den Feiertagen von Sachsen')
})

test('breaks, other hours, whole days and exceptions are said too', () => {
  const week = [
    monday('13:00', '17:00'),
    monday('09:00', '12:00'),
    { day: 'tuesday' as const, from: '22:00', to: '06:00' },
    { day: 'thursday' as const, from: '22:00', to: '06:00' },
    { day: 'saturday' as const, from: '00:00', to: '24:00' },
    { day: 'sunday' as const, from: '00:00', to: '00:00' },
  ]
  assert.equal(
    sayCalendar(office({ week: week.slice(0, 5), ...exception({}) }), 'en'),
    'Monday 09:00 to 12:00 and 13:00 to 17:00, Tuesday and Thursday 22:00 to 06:00, Saturday around the clock, Europe/Berlin, with one exception',
  )
  assert.match(
    sayCalendar(office({ week }), 'de'),
    /^Montag 09:00 bis 12:00 und 13:00 bis 17:00, Dienstag und Donnerstag 22:00 bis 06:00, Samstag und Sonntag rund um die Uhr,/,
  )
  assert.match(sayCalendar(office({ holidays: { country: 'US' } }), 'de'), /mit den Feiertagen von /)
})
