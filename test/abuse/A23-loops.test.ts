import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { incident } from '../../src/practices/incident/index.ts'
import { mailbox } from '../../src/channels/email/index.ts'
import { loopMark } from '../../src/channels/email/token.server.ts'
import { type MailDesk, type Person, mailDesk } from '../harness/mail-desk.ts'

/** A23: programs that answer each other for ever. */

let desk: MailDesk
let ada: Person
before(async () => {
  desk = await mailDesk({ unknownSenders: 'guest' })
  ada = await desk.known('Ada', [])
})
after(() => desk.close())

const signs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Auto-Submitted': { 'Auto-Submitted': 'auto-replied' },
  'the header of a vacation program': { 'X-Autoreply': 'yes' },
  'no way back': { 'Return-Path': '<>', Subject: 'Automatic reply: Printer' },
  'our own mark': {},
}

for (const [name, headers] of Object.entries(signs)) {
  test(`an answer known by ${name} starts nothing and is not answered`, async () => {
    const before = await desk.records.count(desk.system, incident)
    const mark: Record<string, string> = name === 'our own mark' ? { 'X-Mainstay-Loop': loopMark(desk.store.secret, desk.system.tenant) } : {}
    const mail = await desk.mail({ from: ada.address, headers: { ...headers, ...mark } })
    assert.deepEqual([mail.state, mail.answerable], ['ignored', false])
    assert.equal(await desk.records.count(desk.system, incident), before)
  })
}

test('two desks that answer each other as people do stop after five', async () => {
  const helpdesk = 'support@vendor.example'
  const first = await desk.mail({ from: helpdesk, subject: 'Your ticket 4711' })
  const answers = [first]
  for (let i = 0; i < 12; i++)
    answers.push(await desk.mail({ from: helpdesk, to: desk.tokenAddress(String(first.record), helpdesk), text: `We received your mail ${i}.` }))
  assert.equal(answers.filter(mail => mail.answerable).length, 5)
  assert.deepEqual(new Set(answers.map(mail => mail.record)), new Set([first.record]))
})

test('two mailboxes of ours that write to each other stop at once', async () => {
  await desk.records.create(desk.system, mailbox, { name: 'Other', address: 'other@help.example', protocol: 'smtp' })
  assert.equal((await desk.mail({ from: 'other+abc@help.example' })).state, 'ignored')
})
