import assert from 'node:assert/strict'
import { test } from 'node:test'
import ical, { type VEvent } from 'node-ical'
import { businessMs } from '../arithmetic.ts'
import type { CalendarDefinition } from '../calendar.ts'
import { compile } from '../compile.ts'
import { compiledCalendar } from '../compiled.server.ts'
import { instant, office } from '../test/calendars.ts'
import { exceptionsFromICalendar, type ReadOptions } from './from.server.ts'
import { toICalendar } from './to.server.ts'

const options = { id: 'office', name: 'Office', fromYear: 2026, toYear: 2026, language: 'en', now: new Date(0) } as const
const special: CalendarDefinition = office({
  holidays: { country: 'DE', region: 'SN' },
  exceptions: [
    { date: '2026-06-06', name: 'Move; with, signs\n and lines', kind: 'open', from: '22:00', to: '02:00' },
    { date: '2026-12-24', name: 'Eve', kind: 'closed' },
    { date: '2026-06-09', name: 'Meeting', kind: 'closed', from: '14:00', to: '15:30' },
  ],
})

const file = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...events.flatMap((event, i) => ['BEGIN:VEVENT', `UID:${i}`, 'DTSTAMP:20260101T000000Z', ...event.split('|'), 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const read = (text: string, more: Partial<ReadOptions> = {}) =>
  exceptionsFromICalendar(text, { zone: 'America/New_York', fromYear: 2026, toYear: 2026, ...more })
const exceptions = async (text: string, more: Partial<ReadOptions> = {}) => {
  const found = await read(text, more)
  assert.ok('exceptions' in found, JSON.stringify(found))
  return found.exceptions
}
const refused = async (text: string, why: RegExp, more: Partial<ReadOptions> = {}) => {
  const found = await read(text, more)
  assert.ok('fault' in found, JSON.stringify(found).slice(0, 500))
  assert.match(found.fault.en, why)
  assert.notEqual(found.fault.de, found.fault.en)
}

test('what another program reads adds up to the working time of the year', () => {
  const events = Object.values(ical.sync.parseICS(toICalendar(special, options))).filter((e): e is VEvent => e?.type === 'VEVENT')
  const work = events.filter(e => e.uid.startsWith('work-'))
  const sum = work.reduce((ms, e) => ms + (e.end?.getTime() ?? 0) - e.start.getTime(), 0)
  assert.equal(sum, businessMs(compiledCalendar(special), instant('2026-01-01T00:00+01:00'), instant('2027-01-01T00:00+01:00')))
  assert.equal(new Set(events.map(e => e.uid)).size, events.length)
  const names = events.map(e => (typeof e.summary === 'string' ? e.summary : e.summary.val))
  assert.ok(
    names.includes('Day of Repentance and Prayer') || names.some(name => name.startsWith('Day of Prayer')),
    names.filter(n => n !== 'Working time').join(),
  )
  assert.ok(names.includes('Move; with, signs\n and lines'))
})

test('our own file read back is the same working time, without asking anybody for holidays', async () => {
  const found = await exceptions(toICalendar(special, options), { zone: 'Europe/Berlin' })
  assert.deepEqual(
    found.filter(e => special.exceptions.some(own => own.date === e.date)),
    [special.exceptions[0], special.exceptions[2], special.exceptions[1]],
  )
  const back = compile(office({ exceptions: found }), 2026, 2026)
  const [from, to] = [instant('2026-01-01T00:00+01:00'), instant('2027-01-01T00:00+01:00')]
  assert.equal(businessMs(back, from, to), businessMs(compiledCalendar(special), from, to))
})

test('a file has lines of at most 75 bytes that end as the standard wants, and at most 10 years', () => {
  const text = toICalendar(office({ exceptions: [{ date: '2026-12-24', name: 'ä'.repeat(200), kind: 'closed' }] }), options)
  assert.ok(text.split('\r\n').every(line => Buffer.byteLength(line) <= 76 && !line.includes('\n')))
  assert.throws(() => toICalendar(special, { ...options, toYear: 2036 }), /1 to 10 years/)
})

test('an all-day event closes each of its days', async () => {
  assert.deepEqual(await exceptions(file('SUMMARY:Fair|DTSTART;VALUE=DATE:20260308|DTEND;VALUE=DATE:20260310')), [
    { date: '2026-03-08', name: 'Fair', kind: 'closed' },
    { date: '2026-03-09', name: 'Fair', kind: 'closed' },
  ])
  assert.deepEqual(await exceptions(file('SUMMARY:One|DTSTART;VALUE=DATE:20260308')), [{ date: '2026-03-08', name: 'One', kind: 'closed' }])
  assert.deepEqual(
    (await exceptions(file('SUMMARY:Turn|DTSTART;VALUE=DATE:20251230|DTEND;VALUE=DATE:20260103'))).map(e => e.date),
    ['2026-01-01', '2026-01-02'],
  )
})

test('times are told in the zone of the calendar: from UTC, from another zone, and without any as its own', async () => {
  const times = async (event: string) => (await exceptions(file(`SUMMARY:x|${event}`), { timed: 'open' })).map(e => [e.date, e.kind, e.from, e.to].join(' '))
  assert.deepEqual(await times('DTSTART:20260601T140000Z|DTEND:20260601T153000Z'), ['2026-06-01 open 10:00 11:30'])
  assert.deepEqual(await times('DTSTART;TZID=Europe/Berlin:20260601T160000|DTEND;TZID=Europe/Berlin:20260602T040000'), ['2026-06-01 open 10:00 22:00'])
  assert.deepEqual(await times('DTSTART:20260601T220000|DTEND:20260602T060000'), ['2026-06-01 open 22:00 06:00'])
  assert.deepEqual(await times('DTSTART:20260601T220000|DURATION:PT2H'), ['2026-06-01 open 22:00 00:00'])
})

test('an event with times closes a part of its day, unless it is said that it opens', async () => {
  const text = file('SUMMARY:Meeting|DTSTART:20260601T140000|DTEND:20260601T153000')
  assert.deepEqual(await exceptions(text), [{ date: '2026-06-01', name: 'Meeting', kind: 'closed', from: '14:00', to: '15:30' }])
})

test('a recurring event is expanded over the years asked for, with its exceptions', async () => {
  const yearly = file('SUMMARY:Eve|DTSTART;VALUE=DATE:20001224|RRULE:FREQ=YEARLY|EXDATE;VALUE=DATE:20271224')
  assert.deepEqual(
    (await exceptions(yearly, { fromYear: 2026, toYear: 2028 })).map(e => e.date),
    ['2026-12-24', '2028-12-24'],
  )
  // Across a change of the clock.
  const weekly = file('SUMMARY:x|DTSTART:20260302T090000|DTEND:20260302T100000|RRULE:FREQ=WEEKLY;COUNT=4|EXDATE:20260316T090000')
  assert.deepEqual(
    (await exceptions(weekly)).map(e => `${e.date} ${e.from}`),
    ['2026-03-02 09:00', '2026-03-09 09:00', '2026-03-23 09:00'],
  )
})

test('events that cannot become exceptions are told, with why', async () => {
  const found = await read(file('SUMMARY:Long|DTSTART:20260601T090000|DTEND:20260603T090000', 'SUMMARY:Nothing|DTSTART:20260601T090000|DTEND:20260601T090000'))
  assert.ok('left' in found)
  assert.deepEqual(found.exceptions, [])
  assert.deepEqual(
    found.left.map(l => `${l.name}: ${l.why.en}`),
    ['Long: It lasts longer than a day. Make it an all-day event.', 'Nothing: It has no length.'],
  )
})

test('what is no iCalendar file is refused in words', async () => {
  for (const text of ['', 'hello', '<html>BEGIN:VCALENDAR</html>', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n']) await refused(text, /no iCalendar file/)
  await refused(file('SUMMARY:x|DTSTART:20260601T090000|DTSTART:20260601T090000'), /no iCalendar file/)
  assert.deepEqual(await exceptions(file('SUMMARY:x|DTSTART:99999999T999999')).catch(() => 'failed'), [])
})

test('a file that is too much is refused before it is read, or after a bounded time', async () => {
  await refused(`BEGIN:VCALENDAR\r\n${'X-A:b\r\n'.repeat(400_000)}END:VCALENDAR`, /larger than 2 MB/)
  await refused(file(...Array.from({ length: 5001 }, () => 'DTSTART;VALUE=DATE:20260601')), /more than 5000/)
  for (const often of ['SECONDLY', 'MINUTELY', 'HOURLY']) await refused(file(`DTSTART:20260101T000000|RRULE:FREQ=${often}`), /several times a day/)
  await refused(file(...Array.from({ length: 10 }, () => 'DTSTART:20260101T000000|DTEND:20260101T010000|RRULE:FREQ=DAILY')), /more than 5000/, {
    fromYear: 2026,
    toYear: 2035,
  })
  await refused(file('DTSTART;VALUE=DATE:20260601'), /1 to 10 years/, { toYear: 2040 })
})

test('hostile rules, names and nesting end within the bounded time', async () => {
  const start = performance.now()
  const hostile = [
    file('SUMMARY:x|DTSTART:20260101T000000|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
    file('SUMMARY:x|DTSTART:20260101T000000|RRULE:FREQ=\r\n HOURLY;INTERVAL=1'),
    file('SUMMARY:x|DTSTART:00010101T000000|DTEND:00010101T010000|RRULE:FREQ=DAILY'),
    file(`SUMMARY:x|DTSTART;VALUE=DATE:20260101|RRULE:FREQ=DAILY;BYSETPOS=${Array.from({ length: 366 }, (_, i) => i + 1).join()}`),
    file('SUMMARY:x|UID:__proto__|DTSTART;VALUE=DATE:20260101|__proto__:y|CONSTRUCTOR;A=b:z'),
    `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(4000)}END:VCALENDAR`,
    `BEGIN:VCALENDAR\r\n${'BEGIN:X\r\n'.repeat(100_000)}END:VCALENDAR`,
    `BEGIN:VCALENDAR\r\nDTSTART${';A="b'.repeat(100_000)}\r\nEND:VCALENDAR`,
    `BEGIN:VCALENDAR\r\nX${'\r\n y'.repeat(300_000)}\r\nEND:VCALENDAR`,
  ]
  for (const [i, text] of hostile.entries()) {
    const begun = performance.now()
    const found = await read(text)
    assert.ok('fault' in found || found.exceptions.length <= 5000, String(i))
    assert.ok(performance.now() - begun < 15_000, `file ${i} took too long`)
  }
  assert.equal(({} as { val?: string }).val, undefined)
  assert.ok(performance.now() - start < 100_000)
})
