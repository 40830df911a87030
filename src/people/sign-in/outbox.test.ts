import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileOutbox, message } from './outbox.server.ts'

const at = '2026-03-02T08:00:00.000Z'

test('a message is written as a whole file that only its owner can read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  try {
    await fileOutbox(join(folder, 'mail'), 'Mainstay <desk@example.com>').send({ to: 'anna@example.com', subject: 'Hello', text: 'Line one\nLine two' }, at)
    const files = await readdir(join(folder, 'mail'))
    assert.equal(files.length, 1)
    const file = join(folder, 'mail', files[0] ?? '')
    assert.match(file, /\.eml$/)
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    const [head = '', body = ''] = (await readFile(file, 'utf8')).split('\r\n\r\n')
    assert.match(head, /^To: <anna@example\.com>$/m)
    assert.equal(Buffer.from(body, 'base64').toString(), 'Line one\r\nLine two')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('nothing that is written into a subject becomes a header or a recipient', () => {
  const evil = 'Hello\r\nBcc: everybody@example.com\r\n\r\nnew body'
  const head = message({ to: 'anna@example.com', subject: evil, text: 'x' }, 'desk@example.com', at).split('\r\n\r\n')[0] ?? ''
  assert.doesNotMatch(head, /^Bcc/im)
  assert.equal(head.split('\r\n').filter(line => /^[A-Z]/i.test(line)).length, 9)
})

test('an address that could be two is not sent to', () => {
  for (const to of ['a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com', '<a@example.com>', 'a@example.com;b@example.com']) {
    assert.throws(() => message({ to, subject: 'x', text: 'x' }, 'desk@example.com', at), /no address/, to)
  }
})

test('umlauts and emoji arrive in a subject, however long it is', () => {
  const subject = 'Größe und Überraschung 😀 '.repeat(8).trim()
  const head = message({ to: 'a@example.com', subject, text: '' }, 'desk@example.com', at).split('\r\n\r\n')[0] ?? ''
  const words = [...head.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)]
  assert.equal(words.map(w => Buffer.from(w[1] ?? '', 'base64').toString()).join(''), subject)
  for (const [word] of words) assert.ok(word.length <= 75)
})
