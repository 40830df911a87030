import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AnyDefinition, DefinitionError, defineRecord, makeModel, number, reference, type Rule, role, signedIn, text } from '../define/index.ts'
import { checkDefinitions } from './index.ts'

const label = { en: 'x', de: 'x' }
const base = {
  label: { one: label, many: label },
  help: label,
  may: { read: signedIn, create: signedIn, change: signedIn },
}

const shelf = defineRecord({
  ...base,
  name: 'shelf',
  plural: 'shelves',
  fields: { name: text({ label }), free: number({ label }) },
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

const person = defineRecord({
  ...base,
  name: 'person',
  fields: { name: text({ label }) },
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

/** A book with the parts of its definition that a test is about. */
const book = (parts: Partial<AnyDefinition>, only?: string): AnyDefinition => ({
  ...defineRecord({
    ...base,
    name: 'book',
    fields: { title: text({ label }), shelf: reference('shelf', only === undefined ? { label } : { label, only }) },
    states: { here: { ...label, category: 'open' }, out: { ...label, category: 'done' } },
    begins: 'here',
    views: { title: 'title', list: ['title'], sections: [], create: ['title'] },
  }),
  ...parts,
})

function faultsOf(definition: AnyDefinition): readonly string[] {
  try {
    checkDefinitions(makeModel([{ from: 'practices/library', definitions: [person, shelf, definition] }]))
    return []
  } catch (error) {
    assert.ok(error instanceof DefinitionError)
    return error.faults
  }
}

const asksNumberOfTitle: Rule = { field: 'title', is: '==', value: 4 }
const otherwise = label

test('definitions that can be asked are accepted', () => {
  assert.deepEqual(faultsOf(book({ may: { ...base.may, remove: role('librarian') } }, 'free > 0')), [])
})

test('a rule that cannot be asked stops the start, wherever it stands, and says where', () => {
  const lend = { label, from: ['here'], to: 'out', may: signedIn }
  const wrong: Record<string, Partial<AnyDefinition>> = {
    'may.change': { may: { ...base.may, change: asksNumberOfTitle } },
    'rights[0].read': { rights: [{ fields: ['title'], read: asksNumberOfTitle }] },
    'rights[0].change': { rights: [{ fields: ['title'], change: asksNumberOfTitle }] },
    'transitions.lend.may': { transitions: { lend: { ...lend, may: asksNumberOfTitle } } },
    'transitions.lend.guards[0]': { transitions: { lend: { ...lend, guards: [{ rule: asksNumberOfTitle, otherwise }] } } },
    'views.lists.four': { views: { ...book({}).views, lists: { four: { label, filter: asksNumberOfTitle } } } },
  }
  for (const [where, parts] of Object.entries(wrong)) {
    const [fault, ...more] = faultsOf(book(parts))
    assert.deepEqual(more, [], where)
    assert.ok(fault?.startsWith(`practices/library/definition.ts: book.${where}: title: `), `${where}: ${fault}`)
  }
})

test('a right to a field that there is not stops the start: it would hide nothing', () => {
  assert.deepEqual(faultsOf(book({ rights: [{ fields: ['titel'], read: signedIn }] })), [
    "practices/library/definition.ts: book.rights: there is no field 'titel'. Did you mean 'title'?",
  ])
})

test('which records a reference may name is checked against their type', () => {
  assert.match(
    faultsOf(book({}, 'fre > 0'))[0] ?? '',
    /^practices\/library\/definition\.ts: book\.fields\.shelf\.only: There is no field 'fre' in shelf\. Did you mean 'free'\?$/,
  )
  assert.match(faultsOf(book({}, 'free >'))[0] ?? '', /book\.fields\.shelf\.only: The filter ends too early\./)
})

test('all faults of all definitions are told at once', () => {
  assert.equal(faultsOf(book({ may: { ...base.may, read: asksNumberOfTitle, change: asksNumberOfTitle } }, 'fre > 0')).length, 3)
})
