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

const counts = async (actor: Actor, lists: readonly string[], more = '') => {
  const { status, json, text } = await served.get(actor, `/counts?${new URLSearchParams(lists.map(list => ['of', list]))}${more}`)
  return { status, text, body: json() as { readonly counts: readonly Record<string, unknown>[] } }
}

test('many lists are counted in one go, each as far as its reader may see it, and one that cannot be counted does not stop the others', async () => {
  const agent = await w.person('Ana Meyer', ['agent'])
  const [rosa, otto] = [await w.person('Rosa Requester', ['requester']), await w.person('Otto Other', ['requester'])]
  for (const requester of [rosa, rosa, otto]) await w.records.create(requester, incident, { title: 'VPN drops' })
  const seen = await counts(agent, ['incident:', "incident:category == 'done'", 'incident:titel == 1', 'nothing:', 'incident', "problem:state == 'new'"])
  assert.equal(seen.status, 200, seen.text)
  const [all, done, wrong, unknown, unclear, problems] = seen.body.counts
  assert.deepEqual([all, done, problems], [{ count: 3 }, { count: 0 }, { count: 0 }])
  assert.match(JSON.stringify(wrong), /"detail":"[^"]*titel/)
  assert.match(JSON.stringify(unknown), /no record type 'nothing'/)
  assert.match(JSON.stringify(unclear), /type:filter/)
  assert.deepEqual((await counts(rosa, ['incident:'])).body.counts, [{ count: 2 }])
  const [first, second] = await Promise.all([counts(rosa, ['incident:', 'incident:']), counts(rosa, ['incident:'])])
  assert.deepEqual([first.body.counts.length, second.body.counts.length], [2, 1])
})

test('too many, and what is not known, are refused in words', async () => {
  const agent = await w.person('Ben Meyer', ['agent'])
  const tooMany = await counts(
    agent,
    Array.from({ length: 61 }, () => 'incident:'),
  )
  assert.equal(tooMany.status, 400)
  assert.match(tooMany.text, /at most 60 lists/)
  const unknown = await counts(agent, ['incident:'], '&exact=true')
  assert.equal(unknown.status, 400)
  assert.match(unknown.text, /no parameter 'exact'/)
})
