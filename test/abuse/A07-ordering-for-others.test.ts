import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../src/kernel/id.server.ts'
import { type Answer, type Client, type Desk, desk } from '../harness/server.ts'

/**
 * A07 on orders, with A04, A09 and A11: what is for others is ordered by nobody else, and nothing tells that it is there; carts, answers and
 * files of others stay theirs; an order takes only what it knows.
 */

let app: Desk
let admin: Client
let agent: Client
let rosa: Client
let ruben: Client
let group: string
before(async () => {
  app = await desk()
  admin = await app.somebody(['administrator'])
  agent = await app.somebody(['agent'])
  rosa = await app.somebody(['requester'], { name: 'Rosa' })
  ruben = await app.somebody(['requester'], { name: 'Ruben' })
  group = (await admin.post('/groups', { name: 'Hardware' })).body.id
})
after(() => app.close())

async function publish(name: string, input: object = {}, draft: object = {}): Promise<string> {
  const made = await admin.post('/catalogue-items', { name, openTo: 'everyone', ...input, draft: { texts: { name: { en: name } }, task: { group }, ...draft } })
  assert.equal(made.status, 201, made.text)
  const done = await admin.post(`/catalogue-items/${made.body.id}/publish`, {})
  assert.equal(done.status, 200, done.text)
  return made.body.id
}

const told = ({ status, body }: Answer, id: string) => ({ status, ...JSON.parse(JSON.stringify({ ...body, request: '' }).replaceAll(id, '*')) })
const orders = async () => (await app.fresh.owner.query<{ n: number }>({ text: 'select count(*)::integer as n from store.request', values: [] }))[0]?.n

test('an item of another audience, a draft and one that is retired are ordered like one that does not exist', async () => {
  const audience = (await admin.post('/audiences', { name: 'Ruben alone', who: "name == 'Ruben'" })).body.id
  const theirs = await publish('For Ruben', { openTo: 'audience', audience })
  const internal = await publish('For agents', { openTo: 'internal' })
  const draft = (await admin.post('/catalogue-items', { name: 'Not yet', openTo: 'everyone' })).body.id
  const retired = await publish('Gone')
  await admin.post(`/catalogue-items/${retired}/retire`, {})
  const before = await orders()
  for (const id of [theirs, internal, draft, retired]) {
    const none = newId()
    assert.deepEqual(told(await rosa.post('/orders', { lines: [{ item: id }] }), id), told(await rosa.post('/orders', { lines: [{ item: none }] }), none))
    assert.deepEqual(told(await rosa.post('/cart-lines', { item: id }), id), told(await rosa.post('/cart-lines', { item: none }), none))
    for (const path of ['offer', 'picture', 'faults']) {
      assert.deepEqual(told(await rosa.get(`/catalogue-items/${id}/${path}`), id), told(await rosa.get(`/catalogue-items/${none}/${path}`), none), path)
    }
    assert.deepEqual(told(await rosa.post(`/catalogue-items/${id}/ask`, {}), id), told(await rosa.post(`/catalogue-items/${none}/ask`, {}), none))
  }
  assert.equal(await orders(), before)
  assert.equal((await ruben.post('/orders', { lines: [{ item: theirs }] })).status, 201)
})

test('an audience that is emptied or switched off lets nobody in any more', async () => {
  const audience = (await admin.post('/audiences', { name: 'Rosa alone', who: "name == 'Rosa'" })).body.id
  const item = await publish('For Rosa', { openTo: 'audience', audience })
  assert.equal((await rosa.get(`/catalogue-items/${item}`)).status, 200)
  assert.equal((await admin.patch(`/catalogue-items/${item}`, { audience: null })).status, 200)
  assert.equal((await rosa.get(`/catalogue-items/${item}`)).status, 404)
  assert.equal((await rosa.post('/orders', { lines: [{ item }] })).status, 422)
  assert.equal((await admin.patch(`/catalogue-items/${item}`, { audience })).status, 200)
  assert.equal((await admin.patch(`/audiences/${audience}`, { active: false })).status, 200)
  assert.equal((await rosa.post('/orders', { lines: [{ item }] })).status, 422)
})

test('nobody orders for somebody for whom they may not, and learns nothing of who exists', async () => {
  const item = await publish('Mouse')
  const none = newId()
  assert.deepEqual(
    told(await rosa.post('/orders', { lines: [{ item, requester: ruben.id }] }), ruben.id),
    told(await rosa.post('/orders', { lines: [{ item, requester: none }] }), none),
  )
  assert.equal((await rosa.post('/orders', { lines: [{ item }], requester: ruben.id })).status, 422)
  assert.deepEqual((await rosa.get('/orders/people?find=Ru')).body, { items: [] })
  const line = await rosa.post('/cart-lines', { item, requester: ruben.id })
  assert.equal((await rosa.post('/orders', { cart: true })).status, 422)
  await rosa.delete(`/cart-lines/${line.body.id}`)
})

test('a cart is its person’s alone: administrators read neither it nor its files', async () => {
  const item = await publish('Lamp')
  const line = (await rosa.post('/cart-lines', { item, answers: { secret: 'surprise for Ruben' } })).body.id
  const body = new FormData()
  body.append('file', new File(['letter'], 'letter.txt'))
  const file = (await rosa.post(`/cart-lines/${line}/attachments`, body)).body.id
  assert.equal((await rosa.get(`/attachments/${file}`)).status, 200)
  for (const other of [ruben, agent, admin]) {
    for (const answer of [
      await other.get(`/cart-lines/${line}`),
      await other.get(`/cart-lines/${line}/history`),
      await other.patch(`/cart-lines/${line}`, { quantity: 2 }),
      await other.delete(`/cart-lines/${line}`),
      await other.get(`/attachments/${file}`),
    ])
      assert.equal(answer.status, 404, answer.path)
    assert.equal((await other.get("/cart-lines?filter=name == 'Lamp'&count=true")).body.count, 0)
    assert.deepEqual((await other.get('/search?q=Lamp&type=cartLine')).body.items ?? [], [])
  }
  assert.equal((await ruben.post('/cart-lines', { item, person: rosa.id })).status, 403)
  assert.equal((await rosa.patch(`/cart-lines/${line}`, { person: ruben.id })).status, 403)
  await rosa.delete(`/cart-lines/${line}`)
})

test('an answer takes only files that one has sent oneself, and then they lie on the item', async () => {
  const form = { parts: [{ part: 'question', key: 'plan', kind: 'attachment', label: { en: 'Plan', de: 'Plan' }, require: true }] }
  const item = await publish('Wall', {}, { form })
  const send = async (who: Client) => {
    const line = (await who.post('/cart-lines', { item })).body.id
    const body = new FormData()
    body.append('file', new File(['walls'], 'plan.txt'))
    return (await who.post(`/cart-lines/${line}/attachments`, body)).body.id as string
  }
  const [own, theirs, none] = [await send(rosa), await send(ruben), newId()]
  const with_ = (file: string) => rosa.post('/orders', { lines: [{ item, answers: { plan: [file] } }] })
  assert.deepEqual(told(await with_(theirs), theirs), told(await with_(none), none))
  const placed = await with_(own)
  assert.equal(placed.status, 201, placed.text)
  const { answers } = (await agent.get(`/request-items/${placed.body.items[0].id}`)).body
  assert.notEqual(answers.plan[0], own)
  assert.equal((await agent.get(`/attachments/${answers.plan[0]}`)).status, 200)
  assert.equal((await ruben.get(`/attachments/${answers.plan[0]}`)).status, 404)
})

test('an order takes only what it knows, and no prototype', async () => {
  const item = await publish('Pen', {}, { price: { amount: '2', currency: 'EUR' } })
  const refused = async (body: unknown, status = 400) => assert.equal((await rosa.post('/orders', body)).status, status, JSON.stringify(body))
  for (const more of [{ price: 0 }, { itemVersion: newId() }, { stage: 'completed' }, { tenantId: 'x' }, { constructor: { prototype: {} } }]) {
    await refused({ lines: [{ item, ...more }] })
    await refused({ lines: [{ item }], ...more })
  }
  await refused(JSON.parse(`{"lines":[{"item":"${item}","__proto__":{"quantity":9}}]}`))
  await refused({ lines: [{ item, answers: { stage: 'completed' } }] }, 422)
  await refused({ lines: [{ item, answers: JSON.parse('{"__proto__":{"polluted":true}}') }] })
  await refused({ lines: 'cart' }, 422)
  await refused([], 400)
  assert.equal(({} as Record<string, unknown>).polluted, undefined)
})

test('whoever reads an item along sees neither the request nor what its answers name, where they may not', async () => {
  const form = { parts: [{ part: 'question', key: 'about', kind: 'reference', label: { en: 'About', de: 'Worum' }, options: { to: 'incident' } }] }
  const item = await publish('Report', {}, { form })
  const incident = (await rosa.post('/incidents', { title: 'Rosa’s secret trouble' })).body.id
  assert.equal((await ruben.post('/orders', { lines: [{ item, answers: { about: incident } }] })).status, 422)
  const placed = (await rosa.post('/orders', { lines: [{ item, answers: { about: incident } }], reason: 'private reason' })).body
  const one = placed.items[0].id
  assert.equal((await agent.patch(`/request-items/${one}`, { watchers: [ruben.id] })).status, 200)
  const page = await ruben.get(`/request-items/${one}?with=page`)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /private reason/)
  const standing = await ruben.get(`/request-items/${one}/standing`)
  assert.equal(standing.status, 200)
  assert.doesNotMatch(standing.text, /secret trouble/)
  assert.match((await rosa.get(`/request-items/${one}/standing`)).text, /secret trouble/)
  assert.deepEqual(standing.body.may, { cancel: false, change: false })
  assert.equal((await ruben.get(`/requests/${placed.requests[0].id}`)).status, 404)
  assert.equal((await ruben.post(`/request-items/${one}/answers`, { answers: {} })).status, 403)
  assert.equal((await ruben.post(`/request-items/${one}/cancel`, {})).status, 403)
})
