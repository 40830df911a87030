import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { zipSync } from './zip.ts'
import { type MailDesk, type Person, mailDesk } from '../harness/mail-desk.ts'

/** A24: mails that are meant to stop whoever reads them. Each waits, as it came, and the next one is read. */

let desk: MailDesk
let ada: Person
before(async () => {
  desk = await mailDesk()
  ada = await desk.known('Ada', [])
  await desk.mail({ from: ada.address })
})
after(() => desk.close())

const many = (n: number, each: (i: number) => string): string => Array.from({ length: n }, (_, i) => each(i)).join('')
const zip = (name: string, content: Uint8Array): Buffer => zipSync(name, content)

const bombs: Readonly<Record<string, () => string>> = {
  '1,000 nested parts': () => `${many(1000, i => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`)}\r\nx`,
  '100,000 headers': () => `${many(100_000, i => `X-H${i}: v\r\n`)}\r\nx`,
  '10,000 parts side by side': () =>
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${many(10_000, () => '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n')}--b--\r\n`,
  'a zip in a zip': () => {
    const inner = zip('a.txt', Buffer.from('x'))
    return `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/zip; name=a.zip\r\nContent-Disposition: attachment; filename=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${zip('b.zip', inner).toString('base64')}\r\n--b--\r\n`
  },
}

for (const [name, body] of Object.entries(bombs)) {
  test(`${name}: put aside within two seconds, in bounded memory`, async () => {
    const raw = body()
    const before = process.memoryUsage.rss()
    const start = performance.now()
    const parked = await desk.mail({ from: ada.address, body: raw })
    assert.deepEqual([parked.state, parked.record], ['parked', null])
    assert.ok(performance.now() - start < 2000, `${performance.now() - start} ms`)
    assert.ok(process.memoryUsage.rss() - before < 200 * 1024 * 1024)
    assert.equal((await desk.mail({ from: ada.address })).state, 'accepted')
  })
}

test('a charset that is none is read as well as can be', async () => {
  const mail = await desk.mail({ from: ada.address, body: 'Content-Type: text/plain; charset=x-klingon-9\r\n\r\nIt does not print.\r\n' })
  assert.equal(mail.state, 'accepted', String(mail.because))
})
