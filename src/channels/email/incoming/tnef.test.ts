import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { mailReader } from './read-mail.server.ts'
import { readTnef } from './tnef.server.ts'

const u16 = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer)
const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer)
const pad = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
const attribute = (level: number, id: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.of(level), u16(id), u16(6), u32(data.length), data, u16(data.reduce((sum, byte) => (sum + byte) & 0xffff, 0))])
const long = (type: number, id: number, data: Buffer): Buffer => Buffer.concat([u16(type), u16(id), u32(1), u32(data.length), pad(data)])
const utf16 = (id: number, text: string): Buffer => long(0x1f, id, Buffer.from(`${text}\0`, 'utf16le'))
const list = (...properties: Buffer[]): Buffer => Buffer.concat([u32(properties.length), ...properties])
const file = (...attributes: Buffer[]): Buffer => Buffer.concat([u32(0x223e9f78), u16(1), ...attributes])

const flag = Buffer.concat([u16(0x0b), u16(0x0e1b), u32(1)])
const numbers = Buffer.concat([u16(0x1003), u16(0x4000), u32(3), u32(1), u32(2), u32(3)])
const named = Buffer.concat([u16(0x1e), u16(0x8001), Buffer.alloc(16), u32(1), u32(6), pad(Buffer.from('a\0b\0\0\0')), u32(1), u32(2), pad(Buffer.from('x\0'))])

const report = file(
  attribute(1, 0x9007, u32(1252)),
  attribute(1, 0x9003, list(flag, numbers, named, long(0x102, 0x1013, Buffer.from('<p>Gr\xfc\xdfe</p>', 'latin1')), utf16(0x1000, 'Grüße'))),
  attribute(2, 0x9002, Buffer.alloc(14)),
  attribute(2, 0x8010, Buffer.from('REPORT~1.PDF\0')),
  attribute(2, 0x800f, Buffer.from('%PDF-1.7')),
  attribute(2, 0x9005, list(utf16(0x3707, 'Bericht März.pdf'), utf16(0x370e, 'application/pdf'))),
  attribute(2, 0x9002, Buffer.alloc(14)),
  attribute(2, 0x9005, list(long(0x102, 0x3701, Buffer.from('png')), utf16(0x3707, 'logo.png'), utf16(0x3712, 'logo@x'))),
)

test('winmail.dat gives its body and its attachments with their long names', () => {
  const read = readTnef(report)
  assert.deepEqual([read?.text, read?.html], ['Grüße', '<p>Grüße</p>'])
  assert.deepEqual(
    read?.attachments.map(({ content, ...rest }) => ({ ...rest, content: Buffer.from(content).toString() })),
    [
      { name: 'Bericht März.pdf', type: 'application/pdf', contentId: undefined, inline: false, content: '%PDF-1.7' },
      { name: 'logo.png', type: 'application/octet-stream', contentId: 'logo@x', inline: true, content: 'png' },
    ],
  )
})

test('rich text alone is read as its words', () => {
  const rtf = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator X;}\f0 Der Drucker\par geht nicht\'21 \u8364?5{\b  fett}}`
  const packed = (body: Buffer, kind: number): Buffer => Buffer.concat([u32(body.length + 12), u32(rtf.length), u32(kind), u32(0), body])
  const stored = packed(Buffer.from(rtf, 'latin1'), 0x414c454d)
  assert.equal(readTnef(file(attribute(1, 0x9003, list(long(0x102, 0x1009, stored)))))?.text, 'Der Drucker\ngeht nicht! €5 fett')
})

test('compressed rich text is unpacked as its specification shows', () => {
  // The example of MS-OXRTFCP 3.1.1.
  const packed = Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0', 'hex')
  assert.equal(readTnef(file(attribute(1, 0x9003, list(long(0x102, 0x1009, packed)))))?.text, 'hello world')
})

test('what is cut off, or claims more than there is, gives what can be read and never fails', () => {
  for (let length = 0; length <= report.length; length++) assert.doesNotThrow(() => readTnef(report.subarray(0, length)))
  for (let at = 6; at < report.length; at++) {
    const wrong = Buffer.from(report)
    wrong.fill(0xff, at, Math.min(at + 4, wrong.length))
    assert.doesNotThrow(() => readTnef(wrong))
  }
  assert.equal(readTnef(Buffer.from('not one')), undefined)
  const start = process.cpuUsage()
  readTnef(file(...Array.from({ length: 4000 }, () => attribute(1, 0x9003, Buffer.concat([u32(0xffffffff), Buffer.alloc(4000)])))))
  assert.ok(process.cpuUsage(start).user < 1_000_000)
})

test('a mail that is nothing but winmail.dat reads as what was packed into it', async () => {
  const reader = mailReader()
  after(() => reader.close())
  const head = 'From: a@x.example\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  const mail = await reader.read(Buffer.from(head + report.toString('base64')))
  assert.deepEqual([mail.text, mail.html, mail.attachments.map(each => each.name)], ['Grüße', '<p>Grüße</p>', ['Bericht März.pdf', 'logo.png']])
})
