import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Door, door } from '../harness/door.ts'

let desk: Door
before(async () => {
  desk = await door()
})
after(() => desk.close())

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** How much longer it takes for somebody who exists; asked in turns, so that a busy machine slows both. */
async function ratio(known: string, ask: (email: string, round: number) => Promise<unknown>): Promise<number> {
  const took = async (email: string, round: number) => {
    const start = performance.now()
    await ask(email, round)
    return performance.now() - start
  }
  const there: number[] = []
  const absent: number[] = []
  for (let round = 0; round < 15; round++) {
    there.push(await took(known, round))
    absent.push(await took(`nobody${round}@example.test`, round))
  }
  return median(there) / median(absent)
}

test('neither status, body, headers nor time of a sign-in tell', async () => {
  const { email } = await desk.somebody(['agent'])
  const seen = async (address: string) => {
    const answer = await desk.browser().signIn(address, 'a wrong password')
    const { request: _, ...body } = answer.json()
    return { status: answer.statusCode, body, headers: Object.keys(answer.headers).filter(h => !h.startsWith('x-ratelimit')) }
  }
  assert.deepEqual(await seen(email), await seen('nobody@example.test'))
  const found = await ratio(email, (address, round) => desk.browser(`2001:db8:${round}::1`).signIn(address, 'a wrong password'))
  // 10 % on a quiet machine; the bound is wide because tests share two cores. Without the same work for both it is a factor of ten.
  assert.ok(found > 0.6 && found < 1.7, `ratio ${found}`)
})

test('nor those of asking for a new password', async () => {
  const { email } = await desk.somebody(['agent'])
  const seen = async (address: string) => {
    const answer = await desk.browser().post('/password/reset-request', { email: address })
    return { status: answer.statusCode, body: answer.body }
  }
  assert.deepEqual(await seen(email), await seen('nobody@example.test'))
  const found = await ratio(email, (address, round) => desk.browser(`2001:db8:${round + 100}::1`).post('/password/reset-request', { email: address }))
  assert.ok(found > 0.4 && found < 2.5, `ratio ${found}`)
})

test('being made to wait does not tell either', async () => {
  const { email } = await desk.somebody(['agent'])
  const until429 = async (address: string) => {
    const browser = desk.browser()
    for (let tries = 0; ; tries++) if ((await browser.signIn(address, 'wrong')).statusCode === 429) return tries
  }
  assert.equal(await until429(email), await until429('nobody.at.all@example.test'))
})
