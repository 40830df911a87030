import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hours } from '../harness/world.ts'
import { type MailDesk, mailDesk } from '../harness/mail-desk.ts'

/** A20: writing a thousand mails in a victim's name, so that the desk answers the victim a thousand times. */

let desk: MailDesk
before(async () => {
  desk = await mailDesk({ unknownSenders: 'guest', mostPerHour: 15 })
})
after(() => desk.close())

test('whom nothing proves is answered once an hour, and soon the mails wait', async () => {
  const mails = []
  for (let i = 0; i < 20; i++) mails.push(await desk.mail({ from: 'victim@far.example', subject: `Buy ${i}`, dmarc: 'none' }))
  assert.equal(mails.filter(mail => mail.answerable).length, 1)
  assert.deepEqual([mails.filter(mail => mail.state === 'accepted').length, mails.at(-1)?.state], [15, 'quarantined'])
  desk.clock.advance(hours(1.1))
  assert.equal((await desk.mail({ from: 'victim@far.example', dmarc: 'none' })).answerable, true)
})
