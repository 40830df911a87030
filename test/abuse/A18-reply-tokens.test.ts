import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { days } from '../harness/world.ts'
import { type MailDesk, type Person, mailDesk } from '../harness/mail-desk.ts'
import { incident } from '../../src/practices/incident/index.ts'

/** A18: reply tokens that are guessed, another's, another record's, forwarded, or too old. */

let desk: MailDesk
let ada: Person
let other: Person
before(async () => {
  desk = await mailDesk({ unknownSenders: 'guest' })
  ada = await desk.known('Ada', [])
  other = await desk.known('Olga', [])
})
after(() => desk.close())

const opened = async () => String((await desk.mail({ from: ada.address })).record)
const commentsOf = async (id: string) => (await desk.entries(id)).filter(e => e.act === 'comment')

/** Answers with this address, and gives whether anything reached the record. */
async function reaches(record: string, to: string, from = ada.address, dmarc: 'pass' | 'none' = 'none'): Promise<boolean> {
  const mail = await desk.mail({ from, to, dmarc, text: 'Let me in.' })
  return mail.record === record || (await commentsOf(record)).length > 0
}

test('the right token of the right sender opens the way', async () => {
  const record = await opened()
  assert.ok(await reaches(record, desk.tokenAddress(record, ada.address)))
})

test('a token that was changed by one letter opens nothing', async () => {
  const record = await opened()
  const good = desk.tokenAddress(record, ada.address)
  for (const at of [8, 20, 40, 48]) {
    const letter = good[at] === 'a' ? 'b' : 'a'
    assert.ok(!(await reaches(record, good.slice(0, at) + letter + good.slice(at + 1))), String(at))
  }
})

test("a token that was forwarded does not open another's way", async () => {
  const record = await opened()
  const good = desk.tokenAddress(record, ada.address)
  assert.ok(!(await reaches(record, good, other.address, 'pass')))
  assert.ok(!(await reaches(record, good, 'mallory@evil.example', 'pass')))
})

test('a token that was made for somebody does not let them write where they may not', async () => {
  const record = await opened()
  assert.ok(!(await reaches(record, desk.tokenAddress(record, other.address), other.address, 'pass')))
})

test('a token of another record opens that one alone', async () => {
  const [one, two] = [await opened(), await opened()]
  assert.ok(await reaches(two, desk.tokenAddress(two, ada.address)))
  assert.deepEqual(await commentsOf(one), [])
})

test('a token after its time opens nothing', async () => {
  const record = await opened()
  const address = desk.tokenAddress(record, ada.address)
  desk.clock.advance(days(32))
  assert.ok(!(await reaches(record, address)))
})

test('a token of what is closed opens something new', async () => {
  const record = await opened()
  await desk.records.transition(desk.system, incident, record, 'cancel', { comment: 'No.' })
  const mail = await desk.mail({ from: ada.address, to: desk.tokenAddress(record, ada.address) })
  assert.notEqual(mail.record, record)
  assert.equal((await desk.records.get(desk.system, incident, record)).state, 'canceled')
})
