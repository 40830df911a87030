import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { usualLimits } from './incoming-mail.ts'
import { mailReader } from './read-mail.server.ts'

const hard = new URL('../../../../test/fixtures/mail/hard/', import.meta.url)
const reader = mailReader()
after(() => reader.close())

const fixture = (name: string): Buffer => {
  const bytes = readFileSync(new URL(name, hard))
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text.replace(/\r?\n/g, '\r\n'), encoding)
const read = (text: string, encoding?: BufferEncoding) => reader.read(bytes(text, encoding))

test('hard mails: text in the root, parts that end early, a report, many bodies, a megabyte of text', async () => {
  const seen = new Map<string, { text: number; html: number; files: string[] }>()
  for (const name of readdirSync(hard).filter(file => file !== 'LICENSE')) {
    const { text, html, attachments } = await reader.read(fixture(name))
    seen.set(name, { text: text?.length ?? 0, html: html?.length ?? 0, files: attachments.map(each => `${each.name} ${each.type} ${each.content.length}`) })
  }
  assert.deepEqual(Object.fromEntries(seen), {
    'base64encodedroot.eml': { text: 0, html: 0, files: ['screenshot.png image/png 425'] },
    'decoderended.eml': { text: 114, html: 28, files: ['message.eml message/rfc822 0'] },
    'delivery-status.eml': { text: 93, html: 0, files: ['attachment message/delivery-status 461', 'message.eml message/rfc822 1024'] },
    'htmllargecallstack.eml.gz': { text: 0, html: 570_287, files: [] },
    'large_text.eml.gz': { text: 1_164_213, html: 0, files: [] },
    'mixed.eml': { text: 90, html: 133, files: [] },
    'nested.eml': { text: 44, html: 68, files: [] },
    'nodemailer.eml': {
      text: 16,
      html: 160,
      files: ['attachment text/watch-html 22', 'image.png image/png 126', 'nyan cat ✔.gif image/gif 29361', 'notes.txt text/plain 28'],
    },
    'outofmemory.eml.gz': { text: 0, html: 1_139_579, files: [] },
    'spam.eml': { text: 0, html: 2576, files: [] },
  })
})

test('who, to whom, about what, and in answer to what', async () => {
  const mail = await read(`Return-Path: <Ann@X.example>
Delivered-To: desk+abc@help.example
From: =?utf-8?q?=C3=84nn_=0D=0ABcc=3A_evil=40x.example?= <Ann@X.example>
Sender: office@x.example
Reply-To: Office <office@x.example>, two@x.example
To: Team: desk@help.example, "Doe, John" <john@x.example>;
Cc: carl@x.example
Subject: =?utf-8?q?Drucker_=0D=0ABcc:_a@x.example?=
 =?iso-8859-1?q?_hei=DF?=
Message-ID: <1@x.example>
In-Reply-To: <0@help.example> (yours)
References: <a@help.example>
 <0@help.example>
Date: Tue, 3 Mar 2026 10:00:00 +0100

Hello`)
  assert.deepEqual(mail.from, { name: 'Änn Bcc: evil@x.example', address: 'ann@x.example' })
  assert.equal(mail.sender?.address, 'office@x.example')
  assert.deepEqual(
    [mail.replyTo, mail.to, mail.cc].map(list => list.map(each => each.address)),
    [['office@x.example', 'two@x.example'], ['desk@help.example', 'john@x.example'], ['carl@x.example']],
  )
  assert.deepEqual(mail.deliveredTo, ['desk+abc@help.example'])
  assert.equal(mail.returnPath, 'ann@x.example')
  assert.equal(mail.subject, 'Drucker Bcc: a@x.example heiß')
  assert.deepEqual([mail.messageId, mail.inReplyTo, mail.references], ['1@x.example', '0@help.example', ['a@help.example', '0@help.example']])
  assert.equal(mail.date?.toISOString(), '2026-03-03T09:00:00.000Z')
  assert.equal(mail.text?.trim(), 'Hello')
})

test('any charset is read, and one that nobody knows loses its accents only', async () => {
  const body = async (charset: string, encoded: Buffer): Promise<string | undefined> =>
    (await reader.read(Buffer.concat([bytes(`From: a@x.example\nContent-Type: text/plain; charset=${charset}\n\n`), encoded]))).text?.trim()
  assert.equal(await body('iso-8859-1', Buffer.from('Gr\xfc\xdfe', 'latin1')), 'Grüße')
  assert.equal(await body('windows-1251', Buffer.from([0xcf, 0xf0, 0xe8])), 'При')
  assert.equal(await body('shift_jis', Buffer.from([0x93, 0xfa, 0x96, 0x7b])), '日本')
  assert.equal(await body('iso-2022-jp', Buffer.from('\x1b$BF|K\\\x1b(B', 'latin1')), '日本')
  assert.equal(await body('gb18030', Buffer.from([0xd6, 0xd0, 0xce, 0xc4])), '中文')
  assert.equal(await body('ks_c_5601-1987', Buffer.from([0xc7, 0xd1])), '한')
  assert.match((await body('x-klingon', Buffer.from('Printer is down'))) ?? '', /^Printer is down$/)
  assert.match((await body('utf-8', Buffer.from([0x50, 0xff, 0xfe, 0x51]))) ?? '', /^P.+Q$/)
})

test('a mail inside a mail stays whole, as a file', async () => {
  const mail = await read(`From: a@x.example
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

See below
--b
Content-Type: message/rfc822

From: evil@x.example
Subject: inner
Content-Type: multipart/mixed; boundary=c

--c
Content-Type: text/plain

inner text
--c--
--b--`)
  assert.equal(mail.text?.trim(), 'See below')
  assert.equal(mail.from?.address, 'a@x.example')
  assert.deepEqual(
    mail.attachments.map(({ name, type }) => [name, type]),
    [['message.eml', 'message/rfc822']],
  )
  assert.match(Buffer.from(mail.attachments[0]?.content ?? []).toString(), /^From: evil@x\.example[\s\S]*inner text/)
})

test('A21: header fields that would steer Mainstay are not taken from outside', async () => {
  const inward = [
    'X-Mainstay-Record',
    'Mainstay-Tenant',
    'X-ITSM-State',
    'X-RT-Loop-Prevention',
    'RT-Send-Cc',
    'X-PGP-Status',
    'X-SMIME-Signature',
    'x-Mainstay-LOOP',
  ]
  const mail = await read(`From: a@x.example\n${inward.map(name => `${name}: yes`).join('\n')}\nX-Priority: 1\n\nHello`)
  assert.deepEqual([...mail.headers.keys()], ['from', 'x-priority'])
  assert.equal(mail.loopMark, 'yes', 'our own mark is told apart, for classify alone')
})

test('HTML keeps its cid: links, and the images it shows are known', async () => {
  const mail = await read(`From: a@x.example
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html

<p>Look <img src="cid:one@x"></p>
--b
Content-Type: image/png; name=one.png
Content-ID: <one@x>
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b--`)
  assert.match(mail.html ?? '', /src="cid:one@x"/)
  assert.deepEqual(
    mail.attachments.map(({ name, contentId, inline }) => ({ name, contentId, inline })),
    [{ name: 'one.png', contentId: 'one@x', inline: true }],
  )
})

/** A zip file that holds empty files of these names. */
function zipOf(names: readonly string[], claimed = 0): Buffer {
  const entries = names.map(name => {
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(claimed, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.write(name, 46)
    return entry
  })
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(4, 16)
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), ...entries, end])
}

const withFile = (content: Buffer): Buffer =>
  bytes(`From: a@x.example\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n${content.toString('base64')}\n`)

const parts = (count: number, head = 'Content-Type: text/plain'): string => `--b\n${head}\n\nx\n`.repeat(count)
const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\n\n--b${level}\n`).join('') + '\ntext'

const bombs: Readonly<Record<string, [Buffer, RegExp]>> = {
  '1,000 parts': [bytes(`From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n${parts(1000)}`), /more than the 500 parts/],
  '1,000 parts inside each other': [bytes(`From: a@x.example\n${nested(1000)}`), /more than 20 deep/],
  '100,000 headers': [bytes(`From: a@x.example\n${'X-A: b\n'.repeat(100_000)}\nx`), /more header lines/],
  '100,000 headers in a part': [bytes(`Content-Type: multipart/mixed; boundary=b\n\n--b\n${'X-A: b\n'.repeat(100_000)}\nx`), /more header lines/],
  'one header of 10 MB': [bytes(`From: a@x.example\nX-A: ${'b'.repeat(10_000_000)}\n\nx`), /more header lines/],
  'headers folded 100,000 times': [bytes(`From: a@x.example\nTo: ${'a@x.example,\n '.repeat(100_000)}\n\nx`), /more header lines/],
  '10 MB of line feeds': [Buffer.concat([bytes('From: a@x.example\n\n'), Buffer.alloc(10_000_000, '\n')]), /more than the 750000 lines/],
  '40 MB': [Buffer.alloc(40_000_000, 'a\r\n'), /larger than the 35 MB/],
  'zip in zip': [withFile(zipOf(['a.txt', 'inner.ZIP'])), /another archive inside \(inner\.ZIP\)/],
  'a zip of 40 GB': [
    withFile(
      zipOf(
        Array.from({ length: 10 }, (_, i) => `${i}.txt`),
        0xfffffff0,
      ),
    ),
    /far more than a mail may carry/,
  ],
}

for (const [name, [bomb, why]] of Object.entries(bombs))
  test(`A24: ${name} is refused within 2 s, in words, and the next mail is read`, async () => {
    const start = performance.now()
    await assert.rejects(reader.read(bomb), { name: 'MailRefused', message: why })
    assert.ok(performance.now() - start < 2000)
    assert.equal((await read('Subject: next\n\nx')).subject, 'next')
  })

const odd: Readonly<Record<string, Buffer>> = {
  'base64 that claims 10 GB': bytes(
    `Content-Length: 10000000000\nContent-Type: image/png; name=a.png\nContent-Disposition: attachment; size=10000000000\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=`,
  ),
  'uuencoded lines without end': bytes(`From: a@x.example\n\nbegin 644 a.bin\n${`M${'!'.repeat(60)}\n`.repeat(100_000)}`),
  'uuencoding as transfer encoding': bytes(`Content-Transfer-Encoding: x-uuencode\n\nbegin 644 ${'a'.repeat(100_000)}\n${'`'.repeat(100_000)}\nend`),
  '700,000 line feeds': Buffer.concat([bytes('From: a@x.example\n\n'), Buffer.alloc(700_000, '\n')]),
  'a boundary that is not there': bytes('Content-Type: multipart/mixed\n\n--\nx\n--\n'),
  'HTML 10,000 deep': bytes(`Content-Type: text/html\n\n${'<div>'.repeat(10_000)}`),
  'addresses without end': bytes(`To: ${'"a" <a@x.example>, ('.repeat(5000)}\n\nx`),
  'comments inside each other': bytes(`From: ${'('.repeat(50_000)}a@x.example\n\nx`),
  'encoded words without end': bytes(`Subject: ${'=?utf-8?q?a?= '.repeat(10_000)}\n\nx`),
  nothing: Buffer.alloc(0),
  'bytes without sense': Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256)),
}

test('A24: what is odd is read or refused within 2 s and 200 MB, and the next mail is read', async t => {
  await read('Subject: warm\n\nx')
  const before = process.memoryUsage.rss()
  for (const [name, mail] of Object.entries(odd)) {
    const start = performance.now()
    const result = await reader.read(mail).then(
      () => 'read',
      (error: Error) => `${error.name}: ${error.message}`,
    )
    const took = performance.now() - start
    t.diagnostic(`${name}: ${result} in ${took.toFixed(0)} ms`)
    assert.ok(took < 2000, name)
    assert.match(result, /^read$|^MailRefused/)
    assert.equal((await read('Subject: next\n\nx')).subject, 'next')
  }
  const grown = (process.memoryUsage.rss() - before) / 1024 / 1024
  t.diagnostic(`grown by ${grown.toFixed(0)} MB`)
  assert.ok(grown < 200)
})

test('A24: a mail that takes too long or too much is stopped, and a new thread reads the next', async () => {
  const text = bytes(`From: a@x.example\n\n${'word '.repeat(2_000_000)}`)
  const hasty = mailReader({ ...usualLimits, milliseconds: 1, msPerMegabyte: 0 })
  await assert.rejects(hasty.read(text), { code: 'tooSlow' })
  await hasty.close()
  const small = mailReader({ ...usualLimits, megabytes: 32, milliseconds: 5000 })
  const bomb = bytes(`To: ${'a,'.repeat(125_000)}\n\nx`)
  const results = await Promise.allSettled([small.read(fixture('nodemailer.eml')), small.read(bomb), small.read(bytes('Subject: next\n\nx'))])
  assert.deepEqual(
    results.map(each => each.status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
  await small.close()
})

test('a large attachment passes within its time', async t => {
  const content = Buffer.alloc(20 * 1024 * 1024, 'abcdefghij')
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')
  const start = performance.now()
  const mail = await reader.read(bytes(`Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n${content}`))
  t.diagnostic(`20 MB in ${(performance.now() - start).toFixed(0)} ms`)
  assert.equal(mail.attachments[0]?.content.length, 20 * 1024 * 1024)
})
