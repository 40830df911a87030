import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, isDated, isPassword } from './password.server.ts'
import { Turnstile } from './turnstile.ts'

test('a password is known by its hash, which is another one each time', async () => {
  const first = await hashPassword('blaue Kuh im Regen')
  assert.match(first, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.notEqual(first, await hashPassword('blaue Kuh im Regen'))
  assert.equal(await isPassword('blaue Kuh im Regen', first), true)
  assert.equal(await isPassword('blaue Kuh im regen', first), false)
})

test('an accent may be typed as one character or as two', async () => {
  assert.equal(await isPassword('grüne Wiese'.normalize('NFD'), await hashPassword('grüne Wiese'.normalize('NFC'))), true)
})

test('nobody has the password of nobody', async () => {
  assert.equal(await isPassword('', null), false)
  assert.equal(await isPassword('anything', undefined), false)
})

test('a hash made at another cost is still understood, and known as dated', async () => {
  const { argon2Sync } = await import('node:crypto')
  const nonce = Buffer.from('0123456789abcdef')
  const tag = argon2Sync('argon2id', { message: 'secret words', nonce, parallelism: 1, tagLength: 32, memory: 64, passes: 1 })
  const stored = `$argon2id$v=19$m=64,t=1,p=1$${nonce.toString('base64').replace(/=+$/, '')}$${tag.toString('base64').replace(/=+$/, '')}`
  assert.equal(await isPassword('secret words', stored), true)
  assert.equal(isDated(stored), true)
  assert.equal(isDated(await hashPassword('x')), false)
})

test('a turnstile lets two through at once, keeps the others in order, and sends away who finds no seat', async () => {
  const turnstile = new Turnstile(2, 2)
  let inside = 0
  let most = 0
  const order: number[] = []
  const work = (n: number) => async () => {
    most = Math.max(most, ++inside)
    await new Promise(resolve => setTimeout(resolve, 5))
    order.push(n)
    inside -= 1
  }
  const done = await Promise.allSettled([1, 2, 3, 4, 5].map(n => turnstile.pass(work(n))))
  assert.deepEqual(
    done.map(d => d.status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected'],
  )
  assert.equal(most, 2)
  assert.deepEqual(order, [1, 2, 3, 4])
  await turnstile.pass(work(6))
  await assert.rejects(
    turnstile.pass(() => Promise.reject(new Error('broken'))),
    /broken/,
  )
  await turnstile.pass(work(7))
})
