import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type MailDesk, type Person, mailDesk } from '../harness/mail-desk.ts'
import { incident } from '../../src/practices/incident/index.ts'

/** A17: writing to somebody's record from outside, with oneself in copy, to be told what stands in it. */

let desk: MailDesk
let ada: Person
let other: Person
before(async () => {
  desk = await mailDesk({ unknownSenders: 'guest' })
  ada = await desk.known('Ada', [])
  other = await desk.known('Olga', [])
})
after(() => desk.close())

const record = (id: string | null) => desk.records.get(desk.system, incident, String(id))

for (const [who, from] of [
  ['a stranger', () => 'mallory@evil.example'],
  ['somebody known who has no part in it', () => other.address],
] as const) {
  test(`${who} with the number gets a record of their own, and nothing of the other`, async () => {
    const first = await desk.mail({ from: ada.address, subject: 'Salary of the board', text: 'A secret.' })
    const mail = await desk.mail({
      from: from(),
      cc: 'mallory@evil.example',
      subject: `Re: ${first.recordNumber}`,
      headers: { 'In-Reply-To': `<${desk.sentAbout(String(first.record))}>` },
    })
    assert.notEqual(mail.record, first.record)
    const [old, made] = [await record(first.record), await record(mail.record)]
    assert.deepEqual([old.watchers, made.watchers, made.parent], [[], [], null])
    assert.equal((await desk.entries(old.id)).filter(e => e.act === 'comment').length, 0)
    assert.doesNotMatch(JSON.stringify([made, (await desk.entries(made.id)).filter(e => e.visibility === 'public')]), /Salary|secret/)
  })
}

test('whoever is in copy of a mail watches nothing, known or not', async () => {
  const mail = await desk.mail({ from: ada.address, cc: `${other.address}, mallory@evil.example` })
  assert.deepEqual((await record(mail.record)).watchers, [])
  await assert.rejects(desk.records.get(other.actor, incident, String(mail.record)))
})
