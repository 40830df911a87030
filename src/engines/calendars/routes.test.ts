import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, type Desk, desk } from '../../../test/harness/server.ts'

let app: Desk
let admin: Client
let agent: Client
let path: string
before(async () => {
  app = await desk()
  admin = await app.somebody(['administrator'])
  agent = await app.somebody(['agent'])
  const made = await admin.post('/calendars', { name: 'Saxony', country: 'DE', region: 'SN' })
  path = `/calendars/${made.body.id}`
})
after(() => app.close())

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n')
const file = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n')

test('places and their holidays are told to those who work at the desk', async () => {
  const countries = (await agent.get('/holiday-places')).body.items as { code: string; name: string }[]
  assert.ok(countries.some(c => c.code === 'DE' && c.name === 'Germany'))
  assert.deepEqual(
    countries.map(c => c.name),
    countries.map(c => c.name).toSorted((a, b) => a.localeCompare(b, 'en')),
  )
  const regions = (await agent.get('/holiday-places?country=DE')).body.items as { code: string }[]
  assert.ok(regions.some(r => r.code === 'SN'))
  assert.deepEqual((await agent.get('/holiday-places?country=XX')).body.items, [])
  const holidays = (await agent.get('/public-holidays?country=DE&region=SN&year=2026')).body.items as { date: string }[]
  assert.ok(
    holidays.some(h => h.date === '2026-11-18'),
    'the Day of Repentance is kept in Saxony',
  )
  for (const wrong of ['country=XX&year=2026', 'country=DE&region=XX&year=2026', 'country=DE&year=soon', 'year=2026'])
    assert.equal((await agent.get(`/public-holidays?${wrong}`)).status, 400, wrong)
})

test('a calendar comes as a file, for ten years at most', async () => {
  const answer = await agent.get(`${path}/icalendar?from=2026&to=2026`)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/)
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/)
  assert.match(answer.text, /BEGIN:VEVENT/)
  assert.equal((await agent.get(`${path}/icalendar?from=2026&to=2036`)).status, 400)
  assert.equal((await agent.get(`${path}/icalendar?from=2026&to=2025`)).status, 400)
})

test('what a file would add is shown to administrators, and nothing is saved', async () => {
  const text = file(event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261226', 'SUMMARY:Eve'))
  const answer = await admin.post(`${path}/icalendar`, { text, from: 2026, to: 2026 })
  assert.deepEqual(answer.body, {
    exceptions: [
      { date: '2026-12-24', name: 'Eve', kind: 'closed' },
      { date: '2026-12-25', name: 'Eve', kind: 'closed' },
    ],
    left: [],
  })
  assert.deepEqual((await admin.get(path)).body.exceptions ?? [], [])
  assert.equal((await agent.post(`${path}/icalendar`, { text, from: 2026, to: 2026 })).status, 403)
})

test('what is no such file is refused at its place', async () => {
  for (const text of ['', 'hello', '<html></html>']) {
    const answer = await admin.post(`${path}/icalendar`, { text, from: 2026, to: 2026 })
    assert.equal(answer.status, 422, text)
    assert.equal(answer.body.errors[0].field, 'text')
  }
  assert.equal((await admin.post(`${path}/icalendar`, { text: file(), from: 2026, to: 2026, more: 1 })).status, 422)
})
