import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { incomingMail } from '../../src/channels/email/index.ts'
import { type MailDesk, type Person, mailDesk } from '../harness/mail-desk.ts'

/** A19: having a third party send its “confirm this address” to the desk, and reading the code on a record. */

let desk: MailDesk
let ada: Person
before(async () => {
  desk = await mailDesk({ unknownSenders: 'guest', lists: 'accept' })
  ada = await desk.known('Ada', [])
})
after(() => desk.close())

for (const [name, mail] of Object.entries({
  'a code': { from: 'no-reply@chat.example', subject: 'Your verification code is 493 021', text: 'Your verification code:\n\n493021\n' },
  'a link': {
    from: 'accounts@saas.example',
    subject: 'Confirm your e-mail address',
    text: 'Please confirm your e-mail address: https://saas.example/verify?token=abc',
  },
  'a code with the number of a record': { from: 'no-reply@chat.example', subject: 'INC1000001: your security code', text: 'Use code 882211 to sign in.' },
})) {
  test(`${name} waits where agents alone look`, async () => {
    const held = await desk.mail(mail)
    assert.deepEqual([held.state, held.kind, held.record], ['quarantined', 'verification', null])
    await assert.rejects(desk.records.get(ada.actor, incomingMail, held.id))
    assert.equal((await desk.records.find(ada.actor, incomingMail)).items.length, 0)
  })
}
