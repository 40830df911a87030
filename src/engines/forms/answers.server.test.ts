import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type World, world } from '../../../test/harness/world.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Failure } from '../../kernel/errors.ts'
import { department, location, person } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { type Answering, answersOf } from './answers.server.ts'
import { compileForm } from './compile.ts'
import { questionSet } from './definition.ts'
import { formToAsk } from './facts.server.ts'
import type { Form } from './form.ts'
import { publishable } from './publish.server.ts'
import { readForm } from './read-form.ts'
import { typesOf } from './slice.ts'
import { standingOf } from './standing.ts'
import { form, question, section, text, words } from './test/forms.ts'

let desk: World
let rita: Actor
let paul: Actor
let agent: Actor
let admin: Actor
let berlin: string
let hidden: string

before(async () => {
  desk = await world()
  rita = await desk.person('Rita', ['requester'])
  paul = await desk.person('Paul', ['requester'])
  agent = await desk.person('Ada', ['agent'])
  admin = await desk.person('Adam', ['administrator'])
  const { records, system } = desk
  const it = await records.create(system, department, { name: 'IT' })
  for (const one of [rita, paul]) await records.change(system, person, one.person ?? '', { department: it.id, phone: `+49 ${one.name}` })
  berlin = (await records.create(system, location, { name: 'Berlin' })).id
  hidden = (await records.create(agent, incident, { title: 'Secret merger', requester: agent.person })).id
})
after(() => desk.close())

const answering = (actor: Actor, requester: Actor = actor): Answering => ({
  records: desk.records,
  actor,
  requester: requester.person ?? '',
  now: '2026-03-02T08:00:00.000Z',
  attachments: desk.attachments,
})
const answer = (of: Form, given: unknown, actor = rita, requester = actor) => answersOf(compileForm(of, desk.model), given, answering(actor, requester))

/** What is refused, by the place at fault. */
async function refused(of: Form, given: unknown, actor = rita, requester = actor): Promise<Record<string, string>> {
  try {
    await answer(of, given, actor, requester)
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'invalid') return Object.fromEntries(failure.faults.map(f => [f.field, f.message]))
    throw failure
  }
  return {}
}

const laptop = form(
  question('model', 'choice', {
    options: words('small', 'large'),
    require: true,
    prices: [{ answer: 'large', once: { amount: '1900.00', currency: 'EUR' }, recurring: { amount: '12.50', currency: 'EUR', every: 'month' } }],
  }),
  question('count', 'number', {
    options: { whole: true, min: 1, most: 10 },
    prefill: [{ value: 1 }],
    prices: [{ each: true, once: { amount: '5.10', currency: 'EUR' } }],
  }),
  section('where', [
    question('site', 'reference', { options: { to: 'location' } }),
    question('room', 'text', { show: "site.name == 'Berlin'", require: true }),
  ]),
  question('why', 'text', { show: "requester.department.name == 'IT'", prefill: [{ from: 'requester.phone' }] }),
)

test('answers come back complete, priced and in words', async () => {
  const { answers, price, said } = await answer(laptop, { model: 'large', count: 3, site: berlin, room: ' 4.17 ' })
  assert.deepEqual(answers, { model: 'large', count: 3, site: berlin, room: '4.17', why: '+49 Rita' })
  assert.deepEqual(price, { once: [{ amount: '1915.30', currency: 'EUR' }], recurring: [{ amount: '12.50', currency: 'EUR', every: 'month' }] })
  assert.deepEqual(
    said.map(({ label, value, section: within }) => [label.en, value.en, value.de, within?.en]),
    [
      ['model', 'large', 'large (de)', undefined],
      ['count', '3', '3', undefined],
      ['site', 'Berlin', 'Berlin', 'where'],
      ['room', '4.17', '4.17', 'where'],
      ['why', '+49 Rita', '+49 Rita', undefined],
    ],
  )
})

test('every fault is told at once, each at its question', async () => {
  const faults = await refused(laptop, { count: 11, site: berlin, room: null, colour: 'red' })
  assert.deepEqual(Object.keys(faults).sort(), ['answers.colour', 'answers.count', 'answers.model', 'answers.room'])
})

test('a hidden question cannot be answered, also where what hides it lies behind a record', async () => {
  assert.match((await refused(laptop, { model: 'small', room: '1' }))['answers.room'] ?? '', /is not asked with these answers/)
})

test('what the orderer may not read of whom it is for is empty for the rules, whoever it is for', async () => {
  const { answers } = await answer(laptop, { model: 'small' }, rita, paul)
  assert.equal(answers.why, undefined, 'Rita may not read where Paul works')
  assert.match((await refused(laptop, { model: 'small', why: 'x' }, rita, paul))['answers.why'] ?? '', /is not asked/)
  assert.equal((await answer(laptop, { model: 'small' }, agent, paul)).answers.why, '+49 Paul')
})

test('the browser is told what it needs and no more', async () => {
  const compiled = compileForm(laptop, desk.model)
  const sent = JSON.parse(JSON.stringify(await formToAsk(compiled, { site: berlin }, answering(rita, paul))))
  assert.deepEqual(sent.facts.behind, { 'site.name': 'Berlin', 'requester.department.name': null, 'requester.phone': null })
  assert.deepEqual(
    sent.types.map((t: { name: string; fields: object }) => [t.name, Object.keys(t.fields)]),
    [
      ['location', ['name']],
      ['person', ['department', 'phone']],
      ['department', ['name']],
    ],
  )
  const read = readForm(sent.form)
  assert.ok('form' in read)
  const standing = standingOf(compileForm(read.form, typesOf(sent.types)), { site: berlin }, sent.facts)
  assert.deepEqual([...standing.shown], ['model', 'count', 'where', 'site', 'room'])
})

test('a record that the orderer may not see, or not choose here, is refused like one that does not exist (A07)', async () => {
  const choose = form(
    question('about', 'reference', { options: { to: 'incident' } }),
    question('people', 'references', { options: { to: 'person', only: "name == 'Paul'" } }),
    question('list', 'rows', { options: { columns: { what: { kind: 'reference', label: text('What'), options: { to: 'incident' } } } } }),
  )
  const own = await desk.records.create(rita, incident, { title: 'Mine' })
  const nobody = '0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e0f'
  const seen = await answer(choose, { about: own.id, people: [paul.person], list: [{ what: own.id }] })
  assert.deepEqual(
    seen.said.map(s => s.value.en),
    ['Mine', 'Paul', 'What: Mine'],
  )
  const faults = [
    await refused(choose, { about: hidden, people: [agent.person], list: [{ what: hidden }] }),
    await refused(choose, { about: nobody, people: [nobody], list: [{ what: nobody }] }),
  ]
  assert.deepEqual(Object.keys(faults[0] ?? {}), ['answers.about', 'answers.people', 'answers.list'])
  assert.deepEqual(faults[0], faults[1], 'nobody finds out what there is')
})

test('a question that narrows by what the orderer may not read offers nothing', async () => {
  const choose = form(question('who', 'reference', { options: { to: 'person', only: 'vip == false' } }))
  assert.match((await refused(choose, { who: paul.person }))['answers.who'] ?? '', /may not choose it/)
  assert.equal((await answer(choose, { who: paul.person }, agent)).answers.who, paul.person)
})

test('only files that one has attached oneself are taken', async () => {
  const own = await desk.records.create(rita, incident, { title: 'With a photo' })
  async function* bytes() {
    yield Buffer.from('hello')
  }
  const attach = (actor: Actor) => desk.attachments.attach(actor, incident, own.id, { name: `${actor.name}.txt`, visibility: 'public', stream: bytes() })
  const [mine, adas] = [await attach(rita), await attach(agent)]
  const asked = form(question('photo', 'attachment'))
  assert.equal((await answer(asked, { photo: [mine.id] })).said[0]?.value.en, 'Rita.txt')
  assert.match((await refused(asked, { photo: [mine.id, adas.id] }))['answers.photo'] ?? '', /not one that you have attached/)
  assert.match((await refused(asked, { photo: [mine.id] }, paul))['answers.photo'] ?? '', /not one that you have attached/)
  await desk.attachments.detach(rita, mine.id)
  assert.match((await refused(asked, { photo: [mine.id] }))['answers.photo'] ?? '', /not one that you have attached/)
  const many = Array.from({ length: 11 }, (_, i) => `0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e${10 + i}`)
  assert.match((await refused(asked, { photo: many }))['answers.photo'] ?? '', /at most 10 files/)
})

test('answers are an object of a bearable size (A09, A39)', async () => {
  const asked = form(question('a', 'longText'))
  for (const wrong of [[], 'x', 7]) assert.deepEqual(Object.keys(await refused(asked, wrong)), ['answers'])
  assert.deepEqual((await answer(asked, undefined)).answers, {})
  const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  assert.match((await refused(asked, { a: deep })).answers ?? '', /nested more deeply/)
  assert.match((await refused(asked, { a: 'x'.repeat(300_000) })).answers ?? '', /too long/)
  assert.match((await refused(asked, { a: 'x'.repeat(10_001) }))['answers.a'] ?? '', /10000|10,000/)
  const flood = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`q${i}`, 1]))
  assert.ok(Object.keys(await refused(asked, flood)).length <= 20)
  const evil = JSON.parse('{ "__proto__": { "admin": true }, "a": "x" }')
  assert.deepEqual(Object.keys(await refused(asked, evil)), ['answers.__proto__'])
})

test('sets of questions are taken in as they are when a form is published, and faults are told for whoever orders', async () => {
  const questions = { label: text('Delivery'), parts: [question('street', 'text', { require: true })] }
  const set = await desk.records.create(admin, questionSet, { name: 'Delivery', questions })
  const written: Form = { parts: [{ part: 'questionSet', key: 'delivery', set: set.id }, question('note', 'text', { show: 'requester.vip == true' })] }
  const first = await publishable(written, { model: desk.model, records: desk.records, actor: admin })
  assert.deepEqual(first.form.parts[0], {
    part: 'section',
    key: 'delivery',
    label: questions.label,
    parts: questions.parts,
    from: { set: set.id, version: set.version },
  })
  assert.deepEqual(
    first.faults.map(f => [f.key, f.message.en]),
    [['note', "Shown if: Whoever orders may not read 'requester.vip', so the form cannot ask for it."]],
  )
  await desk.records.change(admin, questionSet, set.id, { questions: { ...questions, parts: [question('city', 'text')] } })
  assert.deepEqual(first.form.parts[0]?.part === 'section' && first.form.parts[0].parts.map(p => p.key), ['street'], 'what was published stays')
  const unseen = await publishable(written, { model: desk.model, records: desk.records, actor: rita })
  assert.match(unseen.faults.map(f => f.message.en).join(), /does not exist, or you may not see it/)
})

test('a set of questions holds only what a form knows', async () => {
  const create = (questions: unknown) =>
    desk.records.create(admin, questionSet, { name: `Set ${JSON.stringify(questions).length}`, questions: questions as never })
  await assert.rejects(
    create({ label: text('x'), parts: [{ ...question('a', 'text'), kind: 'secret' }] }),
    (e: unknown) => e instanceof Failure && e.kind === 'invalid',
  )
  await assert.rejects(create({ parts: [] }), (e: unknown) => e instanceof Failure && e.faults.every(f => f.field === 'questions'))
})
