import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { serve, type Served } from '../../../test/conformance/served.ts'
import { type World, world } from '../../../test/harness/world.ts'
import type { Actor } from '../actor.ts'
import { incident } from '../../practices/incident/index.ts'

let w: World
let served: Served
before(async () => {
  w = await world()
  served = await serve(w)
})
after(async () => {
  await served.close()
  await w.close()
})

const counts = async (actor: Actor, body: object) => {
  const { status, json, text } = await served.post(actor, '/counts', body)
  return { status, text, body: json() as { readonly counts: unknown } }
}

test('many lists are counted in one go, each as far as its reader may see it, and one that cannot be counted does not stop the others', async () => {
  const agent = await w.person('Ana Meyer', ['agent'])
  const [rosa, otto] = [await w.person('Rosa Requester', ['requester']), await w.person('Otto Other', ['requester'])]
  for (const requester of [rosa, rosa, otto]) await w.records.create(requester, incident, { title: 'VPN drops' })
  const lists = [
    { type: 'incident' },
    { type: 'incident', filter: "category == 'done'" },
    { type: 'incident', filter: 'titel == 1' },
    { type: 'problem', filter: '' },
  ]
  const seen = await counts(agent, { lists })
  assert.equal(seen.status, 200, seen.text)
  const [all, done, wrong, problems] = seen.body.counts as readonly Record<string, unknown>[]
  assert.deepEqual([all, done, problems], [{ count: 3 }, { count: 0 }, { count: 0 }])
  assert.match(JSON.stringify(wrong), /"detail":"[^"]*titel/)
  assert.deepEqual((await counts(rosa, { lists: [{ type: 'incident' }] })).body.counts, [{ count: 2 }])
})

test('what is no list of lists is refused in words', async () => {
  const agent = await w.person('Ben Meyer', ['agent'])
  for (const [body, why] of [
    [{}, /up to 100 lists/],
    [{ lists: [{ type: 'incident', sort: 'x' }] }, /lists\[0\]/],
    [{ lists: [{ type: 'nothing' }] }, /no record type 'nothing'/],
    [{ lists: [], more: 1 }, /no 'more' here/],
    [{ lists: Array.from({ length: 101 }, () => ({ type: 'incident' })) }, /up to 100 lists/],
  ] as const) {
    const refused = await counts(agent, body)
    assert.ok(refused.status === 422 || refused.status === 400, refused.text)
    assert.match(refused.text, why)
  }
})
