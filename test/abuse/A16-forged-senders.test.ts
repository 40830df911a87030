import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type MailDesk, type Person, mailDesk } from '../harness/mail-desk.ts'
import { incident } from '../../src/practices/incident/index.ts'

/** A16: a mail that says it is from the requester, with the number or a reference of their record, and is from somebody else. */

let desk: MailDesk
let ada: Person
before(async () => {
  desk = await mailDesk()
  ada = await desk.known('Ada', [])
})
after(() => desk.close())

const ways = (number: string, messageId: string): Readonly<Record<string, { subject?: string; headers?: Record<string, string> }>> => ({
  'the number': { subject: `Re: ${number} close it` },
  'In-Reply-To': { headers: { 'In-Reply-To': `<${messageId}>` } },
  References: { headers: { References: `<${messageId}>` } },
  'a verdict of its own': { subject: `Re: ${number}`, headers: { 'Authentication-Results': 'elsewhere.example; dmarc=pass header.from=example.test' } },
})

for (const verdict of ['fail', 'none'] as const) {
  for (const way of Object.keys(ways('', ''))) {
    test(`with ${way}, and DMARC ${verdict}, nothing of the record changes`, async () => {
      const first = await desk.mail({ from: ada.address })
      const before = await desk.entries(String(first.record))
      const forged = await desk.mail({
        from: ada.address,
        text: 'Close it.',
        dmarc: verdict,
        ...ways(String(first.recordNumber), desk.sentAbout(String(first.record)))[way],
      })
      if (verdict === 'fail' && way !== 'a verdict of its own') assert.deepEqual([forged.state, forged.record], ['quarantined', null])
      else assert.notEqual(forged.record, first.record)
      assert.deepEqual(await desk.entries(String(first.record)), before)
    })
  }
}

test('a domain that proves itself does not prove another in the same From', async () => {
  const forged = await desk.mail({
    from: ada.address,
    headers: { 'Authentication-Results': 'mx.help.example; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example' },
  })
  assert.notEqual(forged.sender, 'proven')
})

test('a mailbox that takes such mail still lets it write on no record by its number', async () => {
  await desk.setUp({ failedSenders: 'accept' })
  const first = await desk.mail({ from: ada.address })
  const forged = await desk.mail({ from: ada.address, dmarc: 'fail', subject: `Re: ${first.recordNumber}` })
  assert.notEqual(forged.record, first.record)
  assert.equal((await desk.records.get(desk.system, incident, String(first.record))).state, 'new')
  await desk.setUp({ failedSenders: 'quarantine' })
})
