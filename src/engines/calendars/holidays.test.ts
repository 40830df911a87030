import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { businessMs } from './arithmetic.ts'
import { compiledCalendar } from './compiled.server.ts'
import { places, publicHolidays } from './holidays.server.ts'
import { hours, instant, office } from './test/calendars.ts'

const dates = (country: string, region: string | undefined, year: number) => publicHolidays({ country, region }, year).map(h => h.date)

test('a region has its own public holidays beside those of the country, and they have a name in English and German', () => {
  const saxony = publicHolidays({ country: 'DE', region: 'SN' }, 2026, 'de')
  assert.deepEqual(
    saxony.find(h => h.date === '2026-11-18'),
    { date: '2026-11-18', name: 'Buß- und Bettag', from: 0, to: 1440 },
  )
  assert.equal(publicHolidays({ country: 'DE', region: 'SN' }, 2026, 'en').find(h => h.date === '2026-12-25')?.name, 'Christmas Day')
  assert.ok(!dates('DE', 'BY', 2026).includes('2026-11-18'))
  assert.ok(dates('DE', 'BY-A', 2026).includes('2026-08-08'), 'the peace festival of Augsburg')
  assert.ok(!dates('DE', 'BY', 2026).includes('2026-08-08'))
})

test('days in lieu, holidays of several days and of a part of one are dates with their minutes', () => {
  assert.ok(dates('GB', 'ENG', 2026).includes('2026-12-28'), 'Boxing Day is on a Saturday')
  assert.deepEqual(
    dates('SA', undefined, 2026).filter(date => date.startsWith('2026-05')),
    ['2026-05-26', '2026-05-27', '2026-05-28', '2026-05-29'],
  )
  assert.deepEqual(
    publicHolidays({ country: 'IS' }, 2026).find(h => h.date === '2026-12-24'),
    { date: '2026-12-24', name: 'Christmas Eve', from: 780, to: 1440 },
  )
  for (const holiday of [...publicHolidays({ country: 'HT' }, 2026), ...publicHolidays({ country: 'TR' }, 2026)]) {
    assert.ok(holiday.from >= 0 && holiday.from < holiday.to && holiday.to <= 1440, JSON.stringify(holiday))
    assert.ok(holiday.date.startsWith('2026'), JSON.stringify(holiday))
  }
})

test('a calendar is closed on them, in its own zone', () => {
  const calendar = compiledCalendar(office({ holidays: { country: 'DE', region: 'SN' } }))
  assert.equal(businessMs(calendar, instant('2026-04-02T12:00+02:00'), instant('2026-04-07T12:00+02:00')), hours(9))
  const abroad = compiledCalendar(office({ zone: 'America/New_York', holidays: { country: 'DE', region: 'SN' } }))
  assert.equal(businessMs(abroad, instant('2026-04-03T00:00-04:00'), instant('2026-04-04T00:00-04:00')), 0)
  assert.equal(businessMs(abroad, instant('2026-04-02T00:00-04:00'), instant('2026-04-03T00:00-04:00')), hours(9))
})

test('a calendar is reckoned once for each definition', () => {
  const definition = office()
  assert.equal(compiledCalendar(definition), compiledCalendar(definition))
  assert.notEqual(compiledCalendar(definition), compiledCalendar({ ...definition }))
})

test('countries and regions have names for a picker', () => {
  assert.equal(places(undefined, 'de').AT, 'Österreich')
  assert.equal(places('DE', 'en').SN, 'Saxony')
  assert.equal(places('DE', 'de')['BY-A'], 'Bayern: Stadt Augsburg')
  assert.deepEqual(places('XX', 'en'), {})
})

test('the data of all countries are loaded only when a calendar has holidays', () => {
  const look = (code: string): string =>
    execFileSync(
      process.execPath,
      ['--input-type=module', '-e', `${code}; console.log(Object.keys(createRequire(here).cache).some(f => f.includes('date-holidays')))`],
      {
        encoding: 'utf8',
      },
    ).trim()
  const here = fileURLToPath(import.meta.url)
  const start = `import { createRequire } from 'node:module'; const here = ${JSON.stringify(here)}
    const { compiledCalendar } = await import(${JSON.stringify(new URL('index.server.ts', import.meta.url).href)})
    const office = { zone: 'Europe/Berlin', week: [{ day: 'monday', from: '09:00', to: '18:00' }], exceptions: [] }`
  assert.equal(look(`${start}; compiledCalendar(office)`), 'false')
  assert.equal(look(`${start}; compiledCalendar({ ...office, holidays: { country: 'DE' } })`), 'true')
})
