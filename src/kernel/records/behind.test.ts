import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf, idOf, loanDesk } from '../../../test/harness/loans.ts'
import { person as personRecord } from '../../people/index.ts'
import { any, defineRecord, differs, is, reference, role, signedIn, text } from '../define/index.ts'

const word = (name: string) => ({ en: name, de: name })

/** A place that somebody keeps, and that only its keeper and those at the desk may see. */
const shed = defineRecord({
  name: 'shed',
  label: { one: word('Shed'), many: word('Sheds') },
  help: word('Where things are.'),
  fields: { name: text({ label: word('Name'), required: true }), keeper: reference('person', { label: word('Keeper') }) },
  may: { read: any(role('agent'), is('keeper'), differs('name', 'Hidden')), create: signedIn, change: signedIn },
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

/** A thing that only the keeper of its shed may put there, and whose price only their manager may name. */
const tool = defineRecord({
  name: 'tool',
  label: { one: word('Tool'), many: word('Tools') },
  help: word('What lies in a shed.'),
  fields: {
    name: text({ label: word('Name'), required: true }),
    shed: reference('shed', { label: word('Shed') }),
    price: text({ label: word('Price') }),
    note: text({ label: word('Note') }),
  },
  may: { read: signedIn, create: any(is('shed.keeper'), is('shed.keeper.manager')), change: signedIn },
  rights: [
    { fields: ['price'], change: is('shed.keeper.manager') },
    { fields: ['note'], read: is('shed.keeper') },
  ],
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

/** A thing that anybody may put into a shed but its keeper. */
const gift = defineRecord({
  name: 'gift',
  label: { one: word('Gift'), many: word('Gifts') },
  help: word('What surprises the keeper.'),
  fields: { name: text({ label: word('Name'), required: true }), shed: reference('shed', { label: word('Shed') }) },
  may: { read: signedIn, create: { not: is('shed.keeper') }, change: signedIn },
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

const { records, system, bea, bob, cleo, person } = await loanDesk({ also: [shed, tool, gift] })
const { id: mine } = await records.create(system, shed, { name: 'Open', keeper: idOf(bea) })

test('whom a record behind a reference names may create, and nobody else', async () => {
  const made = await records.create(bea, tool, { name: 'Rake', shed: mine })
  assert.equal(made.shed, mine)
  assert.deepEqual(
    Object.keys(made).filter(name => name.includes('.')),
    [],
  )
  for (const other of [bob, cleo]) assert.equal((await failureOf(records.create(other, tool, { name: 'Rake', shed: mine }))).kind, 'refused')
  assert.equal((await failureOf(records.create(bea, tool, { name: 'Rake' }))).kind, 'refused')
  assert.equal((await failureOf(records.create(bea, tool, { name: 'Rake', shed: null }))).kind, 'refused')
})

test('also through two references, and for the right to one field', async () => {
  const boss = await person('Boss', ['requester'])
  const worker = await person('Worker', ['requester'])
  const { id } = await records.create(system, shed, { name: 'Theirs', keeper: idOf(worker) })
  await records.change(system, personRecord, idOf(worker), { manager: idOf(boss) })
  assert.equal((await records.create(boss, tool, { name: 'Saw', shed: id, price: '10' })).price, '10')
  assert.equal((await records.create(worker, tool, { name: 'Saw', shed: id })).price, null)
  assert.equal((await failureOf(records.create(worker, tool, { name: 'Saw', shed: id, price: '10' }))).kind, 'refused')
})

test('what may be read by such a rule comes with the answer, and only then', async () => {
  assert.equal((await records.create(bea, tool, { name: 'Hoe', shed: mine, note: 'Blunt.' })).note, 'Blunt.')
  const boss = await person('Boss', ['requester'])
  await records.change(system, personRecord, idOf(bea), { manager: idOf(boss) })
  assert.equal('note' in (await records.create(boss, tool, { name: 'Hoe', shed: mine, note: 'Blunt.' })), false)
})

test('nobody learns by trying what a record holds that they may not see', async () => {
  const { id: hisHidden } = await records.create(system, shed, { name: 'Hidden', keeper: idOf(cleo) })
  await records.change(system, personRecord, idOf(cleo), { manager: idOf(bob) })
  const nowhere = '01890000-0000-7000-8000-00000000ffff'
  const told = async (id: string) => ({ ...(await failureOf(records.create(bob, gift, { name: 'Rake', shed: id }))), message: '' })
  assert.deepEqual(await told(hisHidden), await told(nowhere))
  const asTool = async (id: string) => failureOf(records.create(bob, tool, { name: 'Rake', shed: id }))
  assert.deepEqual(await asTool(hisHidden), await asTool(nowhere))
})

test('the opposite of such a rule is decided as well', async () => {
  assert.equal((await failureOf(records.create(bea, gift, { name: 'Cake', shed: mine }))).kind, 'refused')
  assert.equal((await records.create(bob, gift, { name: 'Cake', shed: mine })).shed, mine)
})
