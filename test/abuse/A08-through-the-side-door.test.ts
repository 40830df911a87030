import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RecordType } from '../../src/kernel/define/index.ts'
import type { FailureKind } from '../../src/kernel/errors.ts'
import { failures } from '../../src/kernel/errors.ts'
import { type Client, type Desk, desk } from '../harness/server.ts'
import { type Operation, ownIds } from '../harness/walk.ts'

/** A08: doing by a side feature what one may not do directly. Whatever the way, the same question is asked. */

let app: Desk
const clients: Record<string, Client> = {}
before(async () => {
  app = await desk()
  for (const role of ['administrator', 'requester', 'knowledgeAuthor', 'agent', 'lead', 'manager'])
    clients[role] = await app.somebody([role], { scopes: ['admin'] })
  clients.owner = await app.somebody(['requester'], { scopes: ['write'] })
})
after(() => app.close())

interface Wish {
  readonly direct: (id: string) => { readonly method: string; readonly path: string; readonly body: object }
  readonly bulk: (id: string) => object
  readonly verb: string
}

/** Every mutation that a type knows, alone and as it is asked of many. */
function wishes(type: RecordType): Wish[] {
  const field = Object.entries(type.fields).find(([, f]) => !f.computed && (f.kind === 'text' || f.kind === 'boolean'))?.[0] ?? 'priority'
  const value = (id: string) => (type.fields[field]?.kind === 'boolean' ? false : type.fields[field]?.kind === 'text' ? `changed ${id.slice(-6)}` : 3)
  const verbs = Object.keys(type.definition.transitions ?? {})
  return [
    {
      verb: 'change',
      direct: id => ({ method: 'PATCH', path: `/${type.path}/${id}`, body: { [field]: value(id) } }),
      bulk: id => ({ change: { [field]: value(id) } }),
    },
    ...(['public', 'internal'] as const).map(visibility => ({
      verb: `comment ${visibility}`,
      direct: (id: string) => ({ method: 'POST', path: `/${type.path}/${id}/comments`, body: { text: 'x', visibility } }),
      bulk: () => ({ comment: 'x', visibility }),
    })),
    ...verbs.map(verb => ({
      verb,
      direct: (id: string) => ({ method: 'POST', path: `/${type.path}/${id}/${verb}`, body: {} }),
      bulk: () => ({ transition: verb, input: {} }),
    })),
  ]
}

const statusOf = (kind: string): number => failures[kind as FailureKind].status

test('many at once are refused what one alone is refused, for every type, act and role', { timeout: 400_000 }, async () => {
  let refused = 0
  for (const type of app.runtime.installation.model.types) {
    for (const wish of wishes(type)) {
      const operation: Operation = { method: 'post', path: `/${type.path}/{id}/${wish.verb}`, name: '', type, verb: wish.verb }
      const owner = clients.owner ?? assert.fail()
      const fresh = () => ownIds(app)(operation, owner)
      // What was refused has changed nothing, and serves the next as well.
      let [one, many]: (string | undefined)[] = []
      for (const [role, client] of Object.entries(clients)) {
        one ??= await fresh()
        many ??= await fresh()
        const { method, path, body } = wish.direct(one)
        const alone = await client.send(method, path, { body })
        const together = await client.post(`/${type.path}/bulk`, { ids: [many], ...wish.bulk(many) })
        const [outcome] = together.body.results ?? assert.fail(together.text)
        const status = outcome.ok ? 200 : statusOf(outcome.error.status)
        assert.equal(status, alone.status === 201 ? 200 : alone.status, `${role}: ${type.name} ${wish.verb}: ${alone.text} ${together.text}`)
        if (!outcome.ok) refused++
        if (alone.status < 400) one = undefined
        if (outcome.ok) many = undefined
      }
    }
  }
  assert.ok(refused > 200, String(refused))
})

test('one among many that is refused takes nothing with it, and gets nothing by it', async () => {
  const agent = clients.agent ?? assert.fail()
  const owner = clients.owner ?? assert.fail()
  const theirs = (await owner.post('/incidents', { title: 'Theirs' })).body
  const requester = clients.requester ?? assert.fail()
  const own = (await requester.post('/incidents', { title: 'Own' })).body
  const { results } = (await requester.post('/incidents/bulk', { ids: [theirs.id, own.id, 'INC9999999'], comment: 'x', visibility: 'public' })).body
  assert.deepEqual(
    results.map((r: { ok: boolean; error?: { status: string } }) => r.error?.status ?? 'ok'),
    ['missing', 'ok', 'missing'],
  )
  assert.equal((await agent.get(`/incidents/${theirs.id}/history`)).body.items.length, 1)
})

test('a merge, a parent and a watcher give nobody a right over the other record', async () => {
  const [agent, owner, requester] = [clients.agent ?? assert.fail(), clients.owner ?? assert.fail(), clients.requester ?? assert.fail()]
  const theirs = (await owner.post('/incidents', { title: 'Theirs' })).body
  const own = (await requester.post('/incidents', { title: 'Own' })).body
  assert.equal((await requester.post(`/incidents/${own.id}/mergeInto`, { duplicateOf: theirs.id })).status, 403)
  assert.equal((await requester.patch(`/incidents/${own.id}`, { parent: theirs.id })).status, 403)
  assert.equal((await requester.patch(`/incidents/${theirs.id}`, { watchers: [requester.id] })).status, 404)
  assert.equal((await agent.patch(`/incidents/${theirs.id}`, { watchers: [requester.id] })).status, 200)
  assert.equal((await requester.get(`/incidents/${theirs.id}`)).status, 200)
  for (const verb of ['withdraw', 'close', 'reopen', 'resolve', 'cancel'])
    assert.equal((await requester.post(`/incidents/${theirs.id}/${verb}`, {})).status, 403, verb)
  assert.equal((await requester.patch(`/incidents/${theirs.id}`, { title: 'Mine' })).status, 403)
})

test('what one is told that one may do is what one may do', async () => {
  const owner = clients.owner ?? assert.fail()
  const { id } = (await owner.post('/incidents', { title: 'Own' })).body
  for (const [role, client] of Object.entries(clients)) {
    const { status, body } = await client.get(`/incidents/${id}?with=page`)
    if (status === 404) continue
    for (const verb of Object.keys(app.runtime.installation.model.type('incident').definition.transitions ?? {})) {
      if (body._transitions.includes(verb)) continue
      const answer = await client.post(`/incidents/${id}/${verb}`, {})
      assert.ok(answer.status === 403 || answer.status === 409, `${role} ${verb} ${answer.text}`)
    }
    assert.equal(body._can.change, role !== 'owner', role)
  }
})
