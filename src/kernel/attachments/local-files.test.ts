import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { Failure } from '../errors.ts'
import { localFiles } from './local-files.server.ts'
import { fileFailure } from './store-failure.ts'

let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mainstay-files-'))
})
after(() => rmSync(folder, { recursive: true }))

async function* pieces(...texts: readonly string[]) {
  for (const t of texts) yield Buffer.from(t)
}
async function* breaking() {
  yield Buffer.from('half of it')
  throw new Error('gone')
}

const sha256 = (t: string) => createHash('sha256').update(t).digest('hex')
const left = (where = folder) => readdirSync(join(where, 'incoming'))
const failsWith = (code: string) => (error: unknown) => error instanceof Failure && error.kind === 'unavailable' && error.code === code

test('a file is kept under its hash and read back', async () => {
  const files = localFiles(folder)
  const stored = await files.put(pieces('hello ', 'world'))
  assert.deepEqual(stored, { sha256: sha256('hello world'), size: 11 })
  assert.equal(await files.has(stored.sha256), true)
  assert.equal(await text(await files.open(stored.sha256)), 'hello world')
  assert.deepEqual(left(), [])
})

test('the same file is kept once, also when it comes twice at the same moment', async () => {
  const files = localFiles(folder)
  const all = await Promise.all(Array.from({ length: 5 }, () => files.put(pieces('twins'))))
  assert.deepEqual(new Set(all.map(s => s.sha256)), new Set([sha256('twins')]))
  const hash = sha256('twins')
  assert.deepEqual(readdirSync(join(folder, hash.slice(0, 2), hash.slice(2, 4))), [hash])
  assert.deepEqual(left(), [])
})

test('a file that was cut short on the disk is written anew', async () => {
  const files = localFiles(folder)
  const { sha256: hash } = await files.put(pieces('damaged later'))
  writeFileSync(join(folder, hash.slice(0, 2), hash.slice(2, 4), hash), 'dama')
  await files.put(pieces('damaged later'))
  assert.equal(await text(await files.open(hash)), 'damaged later')
})

test('an upload that breaks off leaves nothing', async () => {
  const files = localFiles(folder)
  await assert.rejects(files.put(breaking()), /gone/)
  assert.deepEqual(left(), [])
  assert.equal(await files.has(sha256('half of it')), false)
})

test('an empty file is a file', async () => {
  const files = localFiles(folder)
  const stored = await files.put(pieces())
  assert.equal(stored.size, 0)
  assert.equal(await text(await files.open(stored.sha256)), '')
})

test('others on the machine cannot read the files', { skip: process.platform === 'win32' }, async () => {
  const files = localFiles(join(folder, 'own'))
  const { sha256: hash } = await files.put(pieces('secret'))
  assert.equal(statSync(join(folder, 'own', hash.slice(0, 2))).mode & 0o077, 0)
  assert.equal(statSync(join(folder, 'own', hash.slice(0, 2), hash.slice(2, 4), hash)).mode & 0o077, 0)
})

test('what a killed process left half written is removed after a day', async () => {
  const where = join(folder, 'swept')
  await localFiles(where).put(pieces('first'))
  for (const name of ['old', 'young']) writeFileSync(join(where, 'incoming', name), 'x')
  utimesSync(join(where, 'incoming', 'old'), new Date(), new Date(Date.now() - 90_000_000))
  await localFiles(where).put(pieces('second'))
  assert.deepEqual(left(where), ['young'])
})

test('a file that has gone is said to be lost', async () => {
  const files = localFiles(folder)
  await assert.rejects(files.open(sha256('never')), failsWith('file_lost'))
  assert.equal(await files.has(sha256('never')), false)
})

test('nothing but a hash names a file', async () => {
  for (const name of ['../../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}\n`])
    await assert.rejects(async () => localFiles(folder).open(name), /no SHA-256/)
})

test('a folder that cannot be made is told in words, and used once it can', async () => {
  const blocked = join(folder, 'blocked')
  writeFileSync(blocked, 'a file, where a folder should be')
  const files = localFiles(blocked)
  await assert.rejects(files.put(pieces('x')), failsWith('files_away'))
  rmSync(blocked)
  assert.equal((await files.put(pieces('x'))).size, 1)
})

test('a full disk is told in words', { skip: process.platform !== 'linux' }, () => {
  let failure: unknown
  try {
    writeFileSync('/dev/full', 'x')
  } catch (error) {
    failure = fileFailure(error)
  }
  assert.ok(failsWith('disk_full')(failure))
})
