import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineRecord, nobody, role, signedIn, text } from '../define/index.ts'
import { failureOf, idOf, loan, loanDesk } from '../../../test/harness/loans.ts'

const word = (name: string) => ({ en: name, de: name })

/** A record whose transitions ask for comments. */
const parcel = defineRecord({
  name: 'parcel',
  label: { one: word('Parcel'), many: word('Parcels') },
  help: word('Something sent.'),
  fields: { title: text({ label: word('Title'), required: true }), reason: text({ label: word('Reason') }) },
  states: { here: { ...word('Here'), category: 'open' }, gone: { ...word('Gone'), category: 'done' } },
  begins: 'here',
  transitions: {
    send: { label: word('Send'), from: ['here'], to: 'gone', may: signedIn },
    refuse: { label: word('Refuse'), from: ['here'], to: 'gone', comment: { visibility: 'internal', required: true }, asks: ['reason'], may: role('agent') },
    answer: { label: word('Answer'), from: ['here'], comment: { visibility: 'public', required: true }, may: signedIn },
  },
  may: { read: signedIn, create: signedIn, change: nobody, comment: signedIn, note: role('agent') },
  views: { title: 'title', list: ['title'], sections: [], create: ['title'] },
})

const { records, system, bea, bob, cleo, asks, clock } = await loanDesk({ also: [parcel] })
const dueAt = '2026-05-01T00:00:00.000Z'
const lent = async () => records.transition(cleo, loan, (await asks()).id, 'lend', { dueAt })

test('it moves the record, sets what it sets, and is one entry of its own name', async () => {
  const { id, stateSince } = await asks()
  const it = await records.transition(cleo, loan, id, 'lend', { dueAt })
  assert.deepEqual([it.state, it.category, it.clerk, it.dueAt, it.version], ['out', 'waiting', idOf(cleo), dueAt, 2])
  assert.ok(it.stateSince > stateSince)
  const last = (await records.timeline(cleo, loan, id, { newestFirst: true })).items[0]
  assert.equal(last?.act, 'transition')
  assert.equal(last?.transition, 'lend')
  assert.deepEqual(last?.changes, {
    state: ['asked', 'out'],
    category: ['open', 'waiting'],
    stateSince: [stateSince, it.stateSince],
    clerk: [null, idOf(cleo)],
    dueAt: [null, dueAt],
  })
})

test('what it requires must be given, or be there already', async () => {
  const { id } = await asks()
  assert.deepEqual((await failureOf(records.transition(cleo, loan, id, 'lend'))).fields, ['dueAt'])
  assert.deepEqual((await failureOf(records.transition(cleo, loan, id, 'lend', { dueAt: null }))).fields, ['dueAt'])
  await records.change(bea, loan, id, { dueAt })
  assert.deepEqual((await failureOf(records.transition(cleo, loan, id, 'lend', { dueAt: null }))).fields, ['dueAt'])
  assert.equal((await records.transition(cleo, loan, id, 'lend')).state, 'out')
})

test('it takes what it asks for and nothing else', async () => {
  const { id } = await asks()
  assert.deepEqual((await failureOf(records.transition(cleo, loan, id, 'lend', { dueAt, terms: 'x', state: 'back' } as object))).fields, ['state', 'terms'])
})

test('from a wrong state it is a conflict that says which states are right', async () => {
  const { id } = await asks()
  const { kind, code, message } = await failureOf(records.transition(cleo, loan, id, 'giveBack'))
  assert.deepEqual([kind, code], ['conflict', 'wrong_state'])
  assert.equal(message, "Its state is Asked for. 'Give back' is only possible from: Lent.")
  assert.match((await failureOf(records.transition(cleo, loan, id, 'giveBack'), 'de')).message, /Der Status ist Erbeten.*nur aus: Verliehen/)
})

test('the first guard that fails says why', async () => {
  const it = await lent()
  await records.change(system, loan, it.id, { dueAt: null })
  const { kind, code, message } = await failureOf(records.transition(cleo, loan, it.id, 'giveBack'))
  assert.deepEqual([kind, code, message], ['conflict', 'guard', 'It was never due.'])
})

test('who may not is refused before being told what state it is in', async () => {
  const it = await asks({ witnesses: [idOf(bob)] })
  assert.equal((await failureOf(records.transition(bob, loan, it.id, 'lend', { dueAt }))).kind, 'refused')
  assert.equal((await failureOf(records.transition(bob, loan, it.id, 'giveBack'))).kind, 'refused')
})

test('who may not read it is told that there is nothing', async () => {
  const it = await asks()
  assert.equal((await failureOf(records.transition(bob, loan, it.id, 'lend'))).kind, 'missing')
})

test('a transition that there is not is missing', async () => {
  const it = await asks()
  for (const name of ['fly', 'toString', '__proto__', 'constructor'])
    assert.equal((await failureOf(records.transition(cleo, loan, it.id, name as never))).kind, 'missing', name)
})

test('a permission may hang on the record: the borrower gives back', async () => {
  const it = await lent()
  const back = await records.transition(bea, loan, it.id, 'giveBack')
  assert.equal(back.state, 'back')
  assert.equal(back.returnedAt, back.stateSince)
})

test('the transitions that are possible now are told with the record', async () => {
  const it = await asks()
  assert.deepEqual((await records.view(cleo, loan, it.id)).transitions, ['lend'])
  assert.deepEqual((await records.view(bea, loan, it.id)).transitions, [])
  await records.transition(cleo, loan, it.id, 'lend', { dueAt })
  assert.deepEqual((await records.view(bea, loan, it.id)).transitions, ['giveBack'])
})

test('a comment stands in the timeline behind its transition, for those whom it is meant for', async () => {
  const it = await lent()
  await records.transition(bea, loan, it.id, 'giveBack', { comment: '  It still works.  ' })
  const [comment, moved] = (await records.timeline(bea, loan, it.id, { newestFirst: true })).items
  assert.equal(moved?.transition, 'giveBack')
  assert.deepEqual([comment?.act, comment?.text, comment?.visibility], ['comment', 'It still works.', 'public'])
})

test('where a comment is asked for, there is no going without one', async () => {
  const it = await records.create(cleo, parcel, { title: 'Box' })
  for (const comment of [undefined, '', '   ']) {
    const { kind, fields } = await failureOf(records.transition(cleo, parcel, it.id, 'refuse', comment === undefined ? {} : { comment }))
    assert.deepEqual([kind, fields], ['invalid', ['comment']])
  }
  assert.deepEqual((await failureOf(records.transition(cleo, parcel, it.id, 'refuse', { comment: 4 } as object))).fields, ['comment'])
  await records.transition(cleo, parcel, it.id, 'refuse', { comment: 'It ticks.', reason: 'ticking' })
  assert.deepEqual(
    (await records.timeline(bea, parcel, it.id)).items.map(entry => entry.text),
    [null, null],
  )
  assert.equal((await records.timeline(cleo, parcel, it.id)).items.at(-1)?.visibility, 'internal')
})

test('a comment that a transition does not ask for is an internal note, and needs the right to write one', async () => {
  const it = await records.create(bea, parcel, { title: 'Letter' })
  assert.equal((await failureOf(records.transition(bea, parcel, it.id, 'send', { comment: 'Off it goes.' }))).kind, 'refused')
  assert.equal((await records.get(bea, parcel, it.id)).state, 'here')
  await records.transition(cleo, parcel, it.id, 'send', { comment: 'Off it goes.' })
  assert.equal((await records.timeline(cleo, parcel, it.id)).items.at(-1)?.visibility, 'internal')
})

test('one that leads nowhere else keeps the state and its time', async () => {
  const it = await records.create(bea, parcel, { title: 'Crate' })
  clock.advance(60_000)
  const after = await records.transition(bea, parcel, it.id, 'answer', { comment: 'Hello.' })
  assert.deepEqual([after.state, after.stateSince], [it.state, it.stateSince])
})

test('of two who make the same move at once, one is told that it was made', async () => {
  const it = await asks({ dueAt })
  const both = await Promise.allSettled([records.transition(cleo, loan, it.id, 'lend'), records.transition(cleo, loan, it.id, 'lend')])
  assert.deepEqual(both.map(r => r.status).toSorted(), ['fulfilled', 'rejected'])
  const moves = (await records.timeline(cleo, loan, it.id)).items.filter(entry => entry.act === 'transition')
  assert.equal(moves.length, 1)
})

test('a comment that cannot be kept is told as the comment, with all other faults, before anything is written', async () => {
  const { id } = await asks()
  const { fields } = await failureOf(records.transition(cleo, loan, id, 'lend', { dueAt: 'soon', comment: 'x'.repeat(100_001) }))
  assert.deepEqual(fields, ['comment', 'dueAt'])
  const { kind, fields: alone } = await failureOf(records.transition(cleo, loan, id, 'lend', { dueAt: '2026-05-01T00:00:00Z', comment: 'x\0' }))
  assert.deepEqual([kind, alone], ['invalid', ['comment']])
})
