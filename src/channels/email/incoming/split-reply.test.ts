import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { splitReply } from './split-reply.ts'

const fixtures = new URL('../../../../test/fixtures/mail/replies/', import.meta.url)

interface Expected {
  /** `upstream`: the library the text is from asserts it; `read`: it asserts less, and we read the mail ourselves. */
  readonly from: 'upstream' | 'read'
  readonly visible: string
}

const expected = JSON.parse(readFileSync(new URL('expected.json', fixtures), 'utf8')) as Record<string, Expected>
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim()

const textOf = (name: string): string => readFileSync(new URL(`${name}.txt`, fixtures), 'utf8')

/**
 * Both libraries keep the same mail and say different things of the name under it: one shows `-Abhishek Kona`, the other
 * folds it away. What is a person's own is shown.
 */
const known = ['github/email_1_1', 'github/email_1_3']

test('of 111 replies by many programs in many languages, at least 95 % are read exactly, and the misses are known', t => {
  const names = Object.keys(expected)
  const misses = names.filter(name => fold(splitReply(textOf(name)).visible) !== fold(expected[name]?.visible ?? ''))
  const asserted = names.filter(name => expected[name]?.from === 'upstream')
  const share = (of: readonly string[]): string => `${of.filter(name => !misses.includes(name)).length} of ${of.length}`
  t.diagnostic(`exact after white space is folded: ${share(names)}; of those that their library asserts: ${share(asserted)}; misses: ${misses.join(', ')}`)
  assert.equal(names.length, 111)
  assert.ok(misses.length <= names.length * 0.05)
  assert.deepEqual(misses, known)
})

test('a forwarded mail is told from an answer', () => {
  const forward = 'Please look at this.\n\n---------- Forwarded message ---------\nFrom: A <a@x.example>\nDate: Mon\nSubject: Printer\n\nIt smokes.'
  const { visible, quoted, forwarded } = splitReply(forward)
  assert.deepEqual({ visible, forwarded }, { visible: 'Please look at this.', forwarded: true })
  assert.match(quoted, /It smokes\.$/)
  assert.equal(splitReply('Yes.\n\nAm 3.4.2024 um 10:00 schrieb A <a@x.example>:\n> Geht es?').forwarded, false)
})

test('nothing that was written is lost: every line is shown, quoted or signature', () => {
  for (const name of Object.keys(expected)) {
    const text = textOf(name)
    const { visible, quoted, signature } = splitReply(text)
    const sorted = (from: string): string[] => from.split('\n').map(fold).filter(Boolean).sort()
    assert.deepEqual(sorted([visible, quoted, signature].join('\n')), sorted(text.replace(/\r\n?/g, '\n')), name)
  }
})

test('hostile text takes no longer than other text of its size', () => {
  const hostile = ['Op a\n'.repeat(50_000) + 'schreef\n'.repeat(50_000), '\n'.repeat(500_000), 'On 1 '.repeat(100_000), 'From: a\n\n'.repeat(50_000)]
  hostile.push('On 1 a\n'.repeat(70_000), '__\n\n\n'.repeat(100_000), `On ${'a@'.repeat(200_000)}\nwrote:`, '> a\nb\n'.repeat(80_000), '-'.repeat(500_000))
  hostile.push(`${'On 2011 <a@b> '.repeat(25)}\n`.repeat(1500), `${'<'.repeat(390)}\n`.repeat(1200), `On 1 ${' '.repeat(380)}\n`.repeat(1200))
  hostile.push(gunzipSync(readFileSync(new URL('github/email_long_quote.txt.gz', fixtures))).toString('utf8'))
  for (const text of hostile) {
    const start = process.cpuUsage()
    splitReply(text)
    const took = process.cpuUsage(start).user / 1000
    assert.ok(took < 2000, `${JSON.stringify(text.slice(0, 20))} took ${took} ms`)
  }
})
