import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ticket, type TicketDesk, ticketDesk, type TicketProcess } from '../../../test/harness/ticket-desk.ts'
import type { Actor } from '../actor.ts'
import type { Rule } from '../define/index.ts'
import { Failure } from '../errors.ts'
import { search } from '../search/index.server.ts'
import type { Happening } from './index.server.ts'

/** What is posted may be read by everybody, and followed by those alone whom it concerns. */

let desk: TicketDesk
let process: TicketProcess
let ada: Actor
let olga: Actor
let paul: Actor
const happenings: Happening[] = []
before(async () => {
  desk = await ticketDesk()
  process = await desk.process(() => happening => happenings.push(happening))
  ada = await process.person('Ada', ['agent'])
  olga = await process.person('Olga')
  paul = await process.person('Paul')
})
after(() => desk.close())

const posted = async (title = 'Mail is down', details = 'My walrus letter waits') => {
  const { id } = await process.records.create(olga, ticket, { title, details, owner: olga.person, posted: true })
  await process.records.comment(olga, ticket, id, { text: 'It is about my dismissal', visibility: 'public' })
  return id
}
const is = (id: string): Rule => ({ field: 'id', is: '==', value: id })
const kindOf = (way: Promise<unknown>) =>
  way.then(
    () => 'done',
    (error: unknown) => (error instanceof Failure ? error.kind : String(error)),
  )
const titles = async (actor: Actor, text: string) => (await search(process.store, actor, { text, types: [process.model.type('ticket')] })).map(h => h.title)

test('whoever may not follow reads the fields that are left to them, wherever they look', async () => {
  const id = await posted()
  const { records } = process
  const shown = ['category', 'createdAt', 'id', 'number', 'posted', 'source', 'state', 'stateSince', 'title', 'updatedAt', 'version']
  const places = [
    await records.get(paul, ticket, id),
    (await records.find(paul, ticket, { filter: is(id) })).items[0],
    (await records.view(paul, ticket, id)).record,
  ]
  for (const row of places) assert.deepEqual(Object.keys(row ?? {}).sort(), shown)
  assert.equal((await records.get(olga, ticket, id)).details, 'My walrus letter waits')
})

test('whoever may not follow finds no conversation: no history, no past, nothing on the page', async () => {
  const id = await posted()
  const { records } = process
  assert.equal(await kindOf(records.timeline(paul, ticket, id)), 'missing')
  assert.equal(await kindOf(records.asOf(paul, ticket, id, desk.at.now())), 'missing')
  const { can, timeline, names } = await records.view(paul, ticket, id)
  assert.deepEqual({ timeline, names }, { timeline: { items: [], next: null }, names: {} })
  assert.deepEqual([can.follow, can.comment, can.note], [false, false, false])
  assert.equal((await records.view(olga, ticket, id)).timeline.items.length, 2)
  assert.equal((await records.view(olga, ticket, id)).can.follow, true)
})

test('whoever may not follow writes no comment', async () => {
  const id = await posted()
  for (const visibility of ['public', 'internal'] as const) {
    assert.equal(await kindOf(process.records.comment(paul, ticket, id, { text: 'Me too', visibility })), 'refused')
  }
})

test('a field is shown where it may be read, whichever fields are asked for', async () => {
  const id = await posted()
  const ask = async (actor: Actor, fields: string[]) => (await process.records.find(actor, ticket, { filter: is(id), fields, sort: ['title'] })).items[0]
  assert.deepEqual(Object.keys((await ask(olga, ['details'])) ?? {}).sort(), ['details', 'id', 'version'])
  assert.deepEqual(Object.keys((await ask(olga, ['details', 'number'])) ?? {}).sort(), ['details', 'id', 'number', 'version'])
  assert.deepEqual(Object.keys((await ask(paul, ['details', 'number'])) ?? {}).sort(), ['id', 'number', 'version'])
  assert.deepEqual(Object.keys((await ask(ada, ['details'])) ?? {}).sort(), ['details', 'id', 'version'])
})

test('filters and counts ask a hidden field only where it may be read, and nobody sorts by it', async () => {
  const id = await posted()
  const { records } = process
  const asked = (...more: Rule[]): Rule => ({ all: [is(id), ...more] })
  const walrus: Rule = { field: 'details', is: 'contains', value: 'walrus' }
  assert.equal(await records.count(olga, ticket, asked(walrus)), 1)
  for (const rule of [walrus, { field: 'owner', is: '==', value: String(olga.person) } as const, { field: 'details', empty: false } as const]) {
    assert.equal(await records.count(paul, ticket, asked(rule)), 0)
    assert.equal(await records.count(paul, ticket, asked({ not: rule })), 1)
  }
  assert.equal(await kindOf(records.find(paul, ticket, { sort: ['details'] })), 'malformed')
})

test('the search finds by the words of a field where it may be read, and shows them there alone', async () => {
  await posted('Scanner is down', 'The pelican file is stuck')
  await process.records.create(paul, ticket, { title: 'Toner', details: 'The pelican is black', owner: paul.person })
  assert.deepEqual((await titles(olga, 'pelican')).sort(), ['Scanner is down'])
  assert.deepEqual((await titles(paul, 'pelican')).sort(), ['Toner'])
  assert.deepEqual((await titles(ada, 'pelican')).sort(), ['Scanner is down', 'Toner'])
  assert.deepEqual(await titles(paul, 'scanner pelican'), [])
  assert.deepEqual(await titles(olga, 'scanner pelican'), ['Scanner is down'])
  const [hit] = await search(process.store, paul, { text: 'scanner' })
  assert.equal(hit?.title, 'Scanner is down')
  assert.deepEqual(hit?.excerpt, [])
})

test('no rank tells what a hidden field holds', async () => {
  await posted('Beamer one', 'nothing')
  await posted('Beamer two', 'beamer beamer beamer')
  const order = await titles(paul, 'beamer')
  const { id } = await process.records.create(olga, ticket, { title: 'Beamer three', owner: olga.person, posted: true })
  const ranked = await titles(paul, 'beamer')
  await process.records.change(olga, ticket, id, { details: 'beamer '.repeat(50) })
  assert.equal(order.length, 2)
  assert.deepEqual(await titles(paul, 'beamer'), ranked)
})

test('the search finds by comments those records alone that one may follow', async () => {
  await posted('Telephone is down')
  assert.ok((await titles(olga, 'dismissal')).includes('Telephone is down'))
  assert.deepEqual(await titles(paul, 'dismissal'), [])
  assert.deepEqual(await titles(paul, 'dismisal'), [])
})

test('what is said is told to those who may follow, what is changed to those who may read', async () => {
  const id = await posted()
  happenings.length = 0
  await process.records.comment(ada, ticket, id, { text: 'We look.', visibility: 'public' })
  await process.records.comment(ada, ticket, id, { text: 'Disk?', visibility: 'internal' })
  await process.records.change(ada, ticket, id, { title: 'Mail is slow' })
  assert.deepEqual(
    happenings.map(h => h.needs),
    ['follow', 'note', 'read'],
  )
})
