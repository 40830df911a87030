import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Field, RecordType, Rule } from '../../src/kernel/define/index.ts'
import { Failure } from '../../src/kernel/errors.ts'
import { makeSample, nextNumber } from '../conformance/sample.ts'
import { type Client, type Desk, desk, type Exchange, password, q } from '../harness/server.ts'
import { type Description, Truth } from '../harness/truth.ts'
import { matrix } from '../abuse/authorisation-matrix.ts'
import { call, form, operations, sharedIds } from '../harness/walk.ts'
import { documentShape } from './document-shape.ts'

/** The description of the API is valid, complete, and true to everything that is asked and answered here. */

let app: Desk
let truth: Truth
let description: Description
const clients: Record<string, Client> = {}
const early: Exchange[] = []
before(async () => {
  app = await desk({ heard: exchange => (truth ? truth.hear(exchange) : early.push(exchange)) })
  description = (await app.guest.get('/openapi.json')).body
  truth = new Truth(description)
  for (const role of ['administrator', 'requester', 'agent', 'lead', 'manager', 'knowledgeAuthor']) clients[role] = await app.somebody([role])
  clients.guest = app.guest
  clients.token = await app.somebody(['agent'], { scopes: ['read'] })
})
after(() => app.close())

const as = (role: string): Client => clients[role] ?? assert.fail(role)
/** What was found wrong since the last look. */
function taken(): string[] {
  const faults = [...truth.faults]
  truth.faults.clear()
  return faults
}
const isTrue = () => assert.deepEqual(taken(), [])

test('the description is a valid OpenAPI 3.1 document', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const valid = ajv.compile(documentShape)
  assert.ok(valid(description), ajv.errorsText(valid.errors))
  const text = JSON.stringify(description)
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) assert.ok(name in description.components.schemas, name)
  const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(m => m[1])
  assert.equal(new Set(ids).size, ids.length, 'each operation has a name of its own')
  // Every schema is one, and compiles.
  const strict = new Ajv2020({ strict: false, validateFormats: false })
  strict.addSchema(description, 'api')
  for (const name of Object.keys(description.components.schemas)) strict.compile({ $ref: `api#/components/schemas/${name}` })
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const { parameters = [] } of Object.values(methods)) {
      const named = parameters.filter(p => p.in === 'path').map(p => p.name)
      assert.deepEqual(
        named,
        [...path.matchAll(/\{(\w+)\}/g)].map(m => m[1]),
        path,
      )
    }
  }
})

test('it is true of every route, whoever asks', { timeout: 400_000 }, async () => {
  const ends = new Set(['post /sign-out', 'delete /session', 'post /password'])
  const ids = sharedIds(app, ({ method }) => method === 'get')
  for (const operation of await operations(app)) {
    if (operation.path === '/events') continue
    let untouched: Awaited<ReturnType<typeof call>> | undefined
    for (const role of ['guest', 'requester', 'agent', 'administrator', 'token']) {
      const [path, asked] = untouched ?? (await call(operation, as('requester'), ids))
      const client = ends.has(operation.name) && role !== 'guest' && role !== 'token' ? await app.again(as(role)) : as(role)
      const { status } = await client.send(operation.method.toUpperCase(), path, asked)
      untouched = operation.method === 'get' || status >= 400 ? [path, asked] : undefined
    }
  }
  isTrue()
})

test('it is true of lists, pages, histories and files of every type, for every role', { timeout: 400_000 }, async () => {
  const ground = { ...app.runtime.installation, system: app.system }
  for (const type of ground.model.types) {
    const id = await filled(type)
    for (const role of Object.keys(clients)) {
      const client = as(role)
      const paths = [
        `/${type.path}?limit=2&count=true&names=true`,
        `/${type.path}?count=exact&fields=id&sort=-createdAt`,
        `/${type.path}${q({ filter: 'createdBy == me', limit: 1 })}`,
        `/${type.path}/export`,
        `/${type.path}/export?format=json`,
        `/${type.path}/summary?by=createdAt:month&measure=count&measure=p90:createdAt..updatedAt&total=true&names=true`,
        `/${type.path}/summary?by=createdBy&names=true&format=csv`,
        `/${type.path}/${id}`,
        `/${type.path}/${id}?names=true`,
        `/${type.path}/${id}?with=page`,
        `/${type.path}/${id}?fields=id`,
        `/${type.path}/${id}${q({ asOf: new Date().toISOString() })}`,
        `/${type.path}/${id}/history?order=desc&limit=3`,
        `/${type.path}/nothing-of-this-name`,
        `/${type.path}?limit=0`,
        `/${type.path}?nonsense=1`,
        `/${type.path}${q({ filter: 'nonsense(' })}`,
        `/search${q({ q: 'quartz', type: type.name, limit: 5 })}`,
      ]
      for (const path of paths) await client.get(path)
    }
  }
  isTrue()

  /** One of the type, that was made, changed and commented over HTTP where that can be. */
  async function filled(type: RecordType): Promise<string> {
    const { records, system } = ground
    if (type.definition.single || type.name === 'priorityRule') return (await records.find(system, type.definition)).items[0]?.id ?? ''
    const sample = await makeSample(ground, type, { n: nextNumber() })
    if (madeByItself(type)) return sample.id
    const anew = (value: unknown, { unique }: Pick<Field, 'unique'>) => (unique && typeof value === 'string' ? `again.${value}` : value)
    const closed = new Set(type.definition.rights?.flatMap(({ fields, change }) => (change && isNobody(change) ? fields : [])))
    const settable = Object.entries(type.fields).filter(([name, f]) => !f.computed && f.kind !== 'secret' && sample[name] !== null && !closed.has(name))
    const input = Object.fromEntries(settable.map(([name, f]) => [name, anew(sample[name], { ...f, unique: f.unique && f.options.to === undefined })]))
    const isUnique = type.definition.unique !== undefined || settable.some(([, f]) => f.unique && f.options.to !== undefined)
    const id = isUnique && !(await isRemoved(type, sample.id)) ? sample.id : await madeAnew(type, input)
    await as('administrator').patch(`/${type.path}/${id}`, input)
    for (const visibility of ['public', 'internal']) await as('administrator').post(`/${type.path}/${id}/comments`, { text: 'quartz', visibility })
    return id
  }

  /** What is unique together would be there twice. What came of it may name it already, and keeps it. */
  async function isRemoved(type: RecordType, id: string): Promise<boolean> {
    try {
      await ground.records.remove(ground.system, type.definition, id)
      return true
    } catch (failure) {
      if (failure instanceof Failure && failure.code === 'still_named') return false
      throw failure
    }
  }

  async function madeAnew(type: RecordType, input: Readonly<Record<string, unknown>>): Promise<string> {
    const made = await as('administrator').post(`/${type.path}`, input)
    assert.equal(made.status, 201, made.text)
    return made.body.id
  }
})

/** Nobody creates one; something that happens does. */
const madeByItself = (type: RecordType): boolean => isNobody(type.definition.may.create)

const isNobody = (rule: Rule): boolean => 'any' in rule && rule.any.length === 0

test('it is true of a day at the desk', async () => {
  const [requester, agent, lead, administrator] = [as('requester'), as('agent'), as('lead'), as('administrator')]
  const { body: reported, headers } = await requester.post('/incidents', { title: 'Printer', description: 'It smokes.' }, { 'idempotency-key': 'a' })
  assert.equal(headers.get('location'), `/api/v1/incidents/${reported.id}`)
  const at = `/incidents/${reported.id}`
  await agent.patch(at, { impact: 'high', tags: [] })
  await agent.patch(at, { impact: 'high', urgency: 'high' }, { 'if-match': '"1"' })
  await agent.patch(at, { urgency: 'high' }, { 'if-match': '"7"' })
  await agent.post(`${at}/assign`, { assignee: agent.id })
  await agent.post(`${at}/comments`, { text: 'Have you tried?', visibility: 'public' })
  await agent.post(`${at}/comments`, { text: 'They have not.', visibility: 'internal' })
  await requester.post(`${at}/comments`, { text: '' })
  const file = await requester.post(`${at}/attachments`, form())
  assert.equal(file.status, 201)
  await requester.get(`/attachments/${file.body.id}`)
  await requester.get(`/attachments/${file.body.id}?inline=1`)
  await requester.get(`/attachments/${file.body.id}`, { 'if-none-match': (await requester.get(`/attachments/${file.body.id}`)).headers.get('etag') ?? '' })
  await agent.post(`${at}/hold`, { holdReason: 'vendor', comment: 'Waiting.' })
  await agent.post(`${at}/resume`)
  await agent.post(`${at}/resolve`, {})
  await lead.post(`${at}/acceptMajor`, { businessImpact: 'Nobody prints.', comment: 'Yes.' })
  await agent.post(`${at}/resolve`, { resolutionCode: 'solutionProvided', resolutionNote: 'New toner.', comment: 'Done.' })
  await agent.post(`${at}/resolve`, { resolutionCode: 'solutionProvided', resolutionNote: 'Twice.' })
  await requester.post(`${at}/reopen`, { comment: 'It is back.' })
  const problem = (await agent.post('/problems', { title: 'Toner' })).body
  await agent.patch(at, { problem: problem.id })
  await agent.post('/incident-tasks', { title: 'Order toner', incident: reported.id })
  await agent.post('/incidents/bulk', { ids: [reported.id, 'INC9999999'], change: { urgency: 'low' } })
  await agent.post('/incidents/bulk', { ids: [reported.id], transition: 'resolve', input: {} })
  await agent.post('/incidents/bulk', { ids: [reported.id], comment: 'All of you.', visibility: 'internal' })
  await agent.post('/incidents/bulk', { ids: [] })
  for (const scope of ['mine', 'groups', 'unassigned', 'everybody']) await agent.get(`/work?scope=${scope}&limit=2`)
  await agent.get('/search?q=prinetr')
  await agent.get('/search')
  await agent.get(
    `/counts?${new URLSearchParams([
      ['of', "incident:category != 'done'"],
      ['of', 'person:'],
      ['of', 'incident:nonsense =='],
    ])}`,
  )
  await agent.send('PUT', '/presence', { body: { type: 'incident', id: reported.id, doing: 'writing' } })
  await agent.delete(`/presence?type=incident&id=${reported.id}`)
  await requester.post('/views', { name: 'Mine', recordType: 'incident', filter: 'requester == me' })
  const does = [
    { act: 'setField', field: 'impact', value: 'high' },
    { act: 'comment', text: 'Hello {{requester.name}}' },
  ]
  const automation = `/automations/${(await administrator.post('/automations', { name: 'Toner', recordType: 'incident', on: 'created', does })).body.id}`
  assert.equal((await administrator.post(`${automation}/activate`)).status, 200)
  assert.deepEqual((await administrator.post(`${automation}/dry-run`, { record: reported.number })).body.would, true)
  assert.ok((await administrator.post(`${automation}/try`, { days: 2 })).body.ran > 0)
  await administrator.post(`${automation}/try`, { days: 0 })
  await administrator.post('/incidents', { title: 'Toner again' })
  await administrator.get(`${automation}/runs`)
  await administrator.get(`/automation-runs?record=${reported.id}`)
  await administrator.get(`/automation-runs?record=${reported.id}&seq=1`)
  await administrator.get('/automation-runs?record=x')
  await administrator.delete(at)
  await agent.get(at)
  isTrue()
})

test('it is true at the door', async () => {
  const { guest } = app
  const administrator = as('administrator')
  const browser = await app.somebody(['agent'])
  const credentials = { email: browser.email, password }
  await guest.post('/sign-in', { ...credentials, next: '/desk' }, { 'sec-fetch-site': 'same-origin' })
  await guest.post('/sign-in', { ...credentials, password: 'wrong' }, { 'sec-fetch-site': 'same-origin' })
  await guest.post('/sign-in', credentials, { 'sec-fetch-site': 'cross-site' })
  await guest.post('/password/reset-request', { email: browser.email })
  await guest.post('/password/reset-check', { token: 'x' })
  await guest.post('/password/reset', { token: 'x', password })
  await guest.get('/set-up')
  await browser.get('/session')
  await browser.get('/sessions')
  const token = await browser.post('/tokens', { name: 'script', scopes: ['read'], days: 1 })
  assert.equal(token.status, 201)
  await browser.get('/tokens')
  await browser.delete(`/tokens/${token.body.id}`)
  await administrator.get('/tokens?person=all')
  await administrator.get(`/sessions?person=${browser.id}`)
  await administrator.get('/access-events')
  const { next } = (await administrator.get('/audit?limit=5')).body
  await administrator.get(`/audit${q({ limit: 5, cursor: next })}`)
  await administrator.get('/audit?type=person&act=create')
  await administrator.get('/audit?act=refused')
  await administrator.get('/audit/export?format=json')
  await administrator.get('/audit/export')
  await administrator.get('/audit?act=nonsense')
  await administrator.get(`/access-events${q({ before: (await administrator.get('/access-events')).body.items[0].id })}`)
  await browser.post('/password', { current: 'wrong', password: 'another blue cow' })
  await browser.post('/password', { current: password, password: 'zwölf graue Esel im Nebel' })
  await browser.post('/sign-out')
  await guest.post('/sign-in', '{', {})
  await guest.post('/sign-in', 'email=x', { 'content-type': 'application/x-www-form-urlencoded' })
  await administrator.get('/nothing')
  await administrator.get('/incidents/x/y/z')
  await administrator.post('/incidents/INC0000001/nothing', {})
  await guestsPages()
  isTrue()
})

/** A picture of one point. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** What guests may do once the organisation lets them. */
async function guestsPages(): Promise<void> {
  const { guest } = app
  const administrator = as('administrator')
  const settings = `/portal-settings/${(await administrator.get('/portal-settings')).body.items[0].id}`
  await administrator.patch(settings, { guestsRead: true, guestsReport: true, colour: '#1a5fb4' })
  await administrator.patch(settings, { colour: '#ffff00' })
  const made = (await administrator.post('/announcements', { title: 'We move', openTo: 'public' })).body
  await administrator.post(`/announcements/${made.id}/publish`, {})
  await guest.get('/guest/announcements')
  await guest.get(`/guest/announcements/${made.id}`)
  await guest.get('/guest/search?q=move')
  await guest.post('/guest/report', { email: 'somebody@example.test', title: 'The door is shut' })
  await guest.post('/guest/report', { email: 'nobody', title: '' })
  const logo = new FormData()
  logo.append('file', new File([Buffer.from(dot, 'base64')], 'logo.png'))
  const { body: file } = await administrator.post(`${settings}/attachments`, logo)
  await guest.get('/portal/logo')
  await administrator.patch(settings, { logo: [file.id] })
  await guest.get('/portal/logo?v=3')
  await guest.get('/portal/face')
  await guest.get('/portal/brand.css?v=2')
  const browser = await app.somebody(['requester'])
  await browser.get('/portal/search?q=move&limit=3')
  await browser.get('/portal/search?q=move&limit=99')
  await browser.post('/portal/unanswered', { words: 'unicorn' })
}

test('an address or a parameter that is not described is not taken, and a false answer is noticed', () => {
  const exchange = { method: 'GET', path: '/incidents', sent: undefined, status: 200, headers: new Headers({ 'content-type': 'application/json' }) }
  for (const wrong of [
    { ...exchange, text: '{"items":[{}],"next":null}' },
    { ...exchange, text: '{"items":[]}' },
    { ...exchange, text: '{"items":[],"next":null,"more":"x"}' },
    { ...exchange, status: 202, text: '{}' },
    { ...exchange, path: '/incidents?nonsense=1', text: '{"items":[],"next":null}' },
    { ...exchange, path: '/nothing', text: '{}' },
    { ...exchange, status: 404, text: '{"error":"x"}' },
    { ...exchange, headers: new Headers({ 'content-type': 'text/html' }), text: '' },
  ]) {
    truth.hear(wrong)
    assert.equal(taken().length, 1, JSON.stringify(wrong))
  }
})

test('every route was asked, and most of them with success', async () => {
  const asked = new Set([...truth.seen.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))
  const done = new Set(
    [...truth.seen.keys()]
      .filter(key => key.endsWith(' 200') || key.endsWith(' 201') || key.endsWith(' 204') || key.endsWith(' 202'))
      .map(key => key.split(' ').slice(0, 2).join(' ')),
  )
  const names = (await operations(app)).map(o => o.name).filter(name => name !== 'get /events')
  assert.deepEqual(
    names.filter(name => !asked.has(name)),
    [],
  )
  // What engines alone do nobody may ask for with success.
  const possible = names.filter(name => matrix.get(name)?.includes('may') !== false)
  assert.ok(done.size > possible.length * 0.8, `${done.size} of ${possible.length}: not ${possible.filter(name => !done.has(name)).join(', ')}`)
})
