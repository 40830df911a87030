import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { days, hours } from '../../../test/harness/world.ts'
import type { InputOf } from '../../kernel/define/index.ts'
import { problem } from '../problem/index.ts'
import { article, articleBlock, articleFeedback, articleTask, articleUse, articleVersion } from './index.ts'

const { records, rosa, ada, aron, lena, person, clock, run, report } = await desk()
const karl = await person('Karl', ['knowledgeAuthor'])

const written = (input: InputOf<typeof article> = {}, by = ada) =>
  records.create(by, article, { title: 'Printing from a phone', body: '# Printing\n\nTap **Print**.', openTo: 'everyone', ...input })
const published = async (input: InputOf<typeof article> = {}) => records.transition(lena, article, (await written(input)).id, 'publish')
const versionsOf = async (it: { id: string }) =>
  (await records.find(ada, articleVersion, { filter: { field: 'article', is: '==', value: it.id }, sort: ['edition'] })).items.map(v => [
    v.edition,
    v.current,
    v.title,
  ])
const tasksOf = async (it: { id: string }) => (await records.find(ada, articleTask, { filter: { field: 'article', is: '==', value: it.id } })).items

test('a new article is a draft of its author at 0.01, kept to the desk', async () => {
  const it = await records.create(ada, article, { title: 'Nothing yet' })
  assert.deepEqual([it.state, it.revision, it.publishedVersion, it.openTo, it.owner, it.live], ['draft', 0.01, null, 'internal', id(ada), false])
  assert.equal(it.confidence, null)
})

test('an agent asks for a review, and somebody who answers for articles publishes', async () => {
  const it = await written({ owner: id(karl) })
  await assert.rejects(records.transition(ada, article, it.id, 'publish'), failsAs('refused'))
  await records.transition(ada, article, it.id, 'submit', { reviewer: id(karl) })
  await records.transition(karl, article, it.id, 'sendBack', { comment: 'Say on which phone.' })
  await records.change(ada, article, it.id, { body: 'On an iPhone, tap **Print**.' })
  await records.transition(ada, article, it.id, 'submit')
  const done = await records.transition(karl, article, it.id, 'publish', { changeNote: 'First' })
  assert.deepEqual([done.state, done.publishedVersion, done.live, done.confidence, done.publishedBy], ['published', 1, true, 'validated', id(karl)])
  assert.equal((await records.get(rosa, article, it.id)).published, 'On an iPhone, tap **Print**.')
})

test('an owner may publish what is theirs, and it counts as not validated', async () => {
  const it = await written()
  assert.equal((await records.transition(ada, article, it.id, 'publish')).confidence, 'notValidated')
})

test('an article without a text is not published', async () => {
  const it = await records.create(ada, article, { title: 'Empty' })
  await assert.rejects(records.transition(lena, article, it.id, 'publish'), failsAs('invalid'))
})

test('readers keep the published version while it is revised, and cannot read the new one', async () => {
  const it = await published()
  await assert.rejects(records.change(ada, article, it.id, { body: 'Changed behind its back' }), failsAs('refused'))
  const draft = await records.transition(ada, article, it.id, 'revise')
  assert.deepEqual([draft.state, draft.revision, draft.publishedVersion, draft.live], ['draft', 1.01, 1, true])
  await records.change(ada, article, it.id, { title: 'Printing, new', body: 'The secret new way' })
  const seen = await records.get(rosa, article, it.id)
  assert.deepEqual(
    [seen.heading, seen.published, seen.title, seen.body, seen.revision],
    ['Printing from a phone', '# Printing\n\nTap **Print**.', undefined, undefined, undefined],
  )
  assert.ok(!JSON.stringify((await records.timeline(rosa, article, it.id)).items).includes('secret new way'))
})

test('versions are whole numbers, small changes hundredths, and none is ever changed', async () => {
  const it = await published({ title: 'One' })
  await records.transition(ada, article, it.id, 'revise')
  await records.change(ada, article, it.id, { title: 'Two' })
  await records.transition(lena, article, it.id, 'publish')
  await records.transition(ada, article, it.id, 'revise')
  await records.change(ada, article, it.id, { title: 'Two and a bit' })
  const last = await records.transition(lena, article, it.id, 'publishMinor')
  assert.deepEqual([last.publishedVersion, last.heading], [2.01, 'Two and a bit'])
  assert.deepEqual(await versionsOf(it), [
    [1, false, 'One'],
    [2, false, 'Two'],
    [2.01, true, 'Two and a bit'],
  ])
  const [first] = (await records.find(ada, articleVersion, { filter: { field: 'article', is: '==', value: it.id }, sort: ['edition'] })).items
  assert.ok(first)
  for (const who of [ada, lena, karl]) await assert.rejects(records.change(who, articleVersion, first.id, { title: 'Not so' }))
})

test('a first version is no small change', async () => {
  const it = await written()
  await assert.rejects(records.transition(lena, article, it.id, 'publishMinor'), failsAs('conflict'))
})

test('a roll-back says the old words as a new version', async () => {
  const it = await published({ title: 'Old', body: 'Old words' })
  await records.transition(ada, article, it.id, 'revise')
  await records.change(ada, article, it.id, { title: 'New', body: 'New words' })
  await records.transition(lena, article, it.id, 'publish')
  const back = await records.transition(lena, article, it.id, 'rollBack', { rollBackTo: 1 })
  assert.deepEqual([back.publishedVersion, back.heading, back.published, back.body], [3, 'Old', 'Old words', 'Old words'])
  const other = await published()
  await assert.rejects(records.transition(lena, article, other.id, 'rollBack', { rollBackTo: 2 }), failsAs('invalid'))
})

test('changes that were begun can be discarded', async () => {
  const it = await published({ title: 'Kept', body: 'Kept' })
  await records.transition(ada, article, it.id, 'revise')
  await records.change(ada, article, it.id, { title: 'Dropped', body: 'Dropped' })
  const back = await records.transition(ada, article, it.id, 'discard')
  assert.deepEqual([back.state, back.title, back.body, back.revision], ['published', 'Kept', 'Kept', 1])
})

test('what is scheduled is published when its time has come', async () => {
  const it = await written()
  const at = (ms: number) => new Date(Date.parse(clock.now()) + ms).toISOString()
  await assert.rejects(records.transition(lena, article, it.id, 'schedule', { publishAt: at(-hours(1)) }), failsAs('invalid'))
  await records.transition(lena, article, it.id, 'schedule', { publishAt: at(hours(2)) })
  await run('article.publishDue')
  await assert.rejects(records.get(rosa, article, it.id), failsAs('missing'))
  clock.advance(hours(3))
  await run('article.publishDue')
  assert.equal((await records.get(rosa, article, it.id)).publishedVersion, 1)
})

test('past its last day an article is outdated and readers no longer find it', async () => {
  const day = (n: number) => new Date(Date.parse(clock.now()) + days(n)).toISOString().slice(0, 10)
  const it = await published({ validTo: day(2) })
  const revised = await published({ validTo: day(2) })
  await records.transition(ada, article, revised.id, 'revise')
  await run('article.outdate')
  assert.equal((await records.get(rosa, article, it.id)).live, true)
  clock.advance(days(3))
  await run('article.outdate')
  assert.equal((await records.get(ada, article, it.id)).state, 'outdated')
  for (const one of [it, revised]) await assert.rejects(records.get(rosa, article, one.id), failsAs('missing'))
  assert.deepEqual(await versionsOf(it), [[1, false, 'Printing from a phone']])
})

test('a review that is due is a task of its owner, once, and ends when it is done', async () => {
  const it = await published()
  clock.advance(days(366))
  await run('article.remind')
  await run('article.remind')
  const [task, ...more] = await tasksOf(it)
  assert.deepEqual([task?.purpose, task?.assignee, task?.category, more.length], ['review', id(ada), 'open', 0])
  await assert.rejects(records.transition(ada, article, it.id, 'confirm'), failsAs('invalid'))
  await records.change(ada, article, it.id, { reviewAt: '2031-01-01' })
  await records.transition(ada, article, it.id, 'confirm')
  assert.equal((await tasksOf(it))[0]?.state, 'done')
})

test('what a reader says becomes a task of the owner; who said it may change their mind', async () => {
  const it = await published({ owner: id(aron) })
  const said = await records.create(rosa, articleFeedback, { article: it.id, helpful: false, words: 'There is no such button.' })
  await records.change(rosa, articleFeedback, said.id, { helpful: true })
  const [task, ...more] = await tasksOf(it)
  assert.deepEqual([task?.assignee, task?.description, task?.feedback, more.length], [id(aron), 'There is no such button.', said.id, 0])
  await assert.rejects(records.create(rosa, articleFeedback, { article: it.id, helpful: true }), failsAs('invalid'))
  await records.create(ada, articleFeedback, { article: it.id, helpful: true })
  assert.equal((await tasksOf(it)).length, 1)
})

test('a known error is made from its problem in one act, and linked to it', async () => {
  const cause = await records.create(ada, problem, { title: 'Spooler stops', description: 'Nothing prints.', workaround: 'Start it again.', knownError: true })
  const it = await records.create(ada, article, { problem: cause.id })
  assert.deepEqual([it.kind, it.title, it.heading], ['knownError', 'Spooler stops', 'Spooler stops'])
  assert.match(it.body ?? '', /Nothing prints\.[\s\S]*Start it again\./)
  const { items } = await records.find(ada, articleUse, { filter: { field: 'article', is: '==', value: it.id } })
  assert.deepEqual([items[0]?.problem, items[0]?.solved], [cause.id, false])
})

test('an answer is made from a resolved incident in one act', async () => {
  const it = await report({ title: 'No Wi-Fi', description: 'The phone finds no network.' })
  await records.transition(ada, (await import('../incident/index.ts')).incident, it.id, 'resolve', {
    resolutionCode: 'solutionProvided',
    resolutionNote: 'Turn it on.',
  })
  const made = await records.create(ada, article, { incident: it.id, title: 'The phone has no Wi-Fi' })
  assert.equal(made.title, 'The phone has no Wi-Fi')
  assert.match(made.body ?? '', /finds no network[\s\S]*Turn it on/)
  const { items } = await records.find(ada, articleUse, { filter: { field: 'incident', is: '==', value: it.id } })
  assert.equal(items[0]?.solved, true)
  await assert.rejects(records.create(karl, article, { incident: it.id }), failsAs('invalid'))
})

test('a translation falls behind its original, and its owner hears of it', async () => {
  const it = await published({ title: 'Leave', body: 'Ask first.' })
  const other = await published({ title: 'Urlaub', body: 'Erst fragen.', language: 'de', translationOf: it.id, owner: id(aron) })
  assert.deepEqual([other.stale, other.translatedVersion], [false, 1])
  await records.transition(ada, article, it.id, 'revise')
  await records.transition(lena, article, it.id, 'publish')
  assert.equal((await records.get(rosa, article, other.id)).stale, true)
  const [task] = await tasksOf(other)
  assert.deepEqual([task?.purpose, task?.assignee, task?.title], ['translation', id(aron), 'Übersetzung nachziehen: Urlaub'])
  const done = await records.transition(aron, article, other.id, 'markTranslated')
  assert.deepEqual([done.stale, done.translatedVersion], [false, 2])
  assert.equal((await tasksOf(other))[0]?.state, 'done')
  await assert.rejects(written({ translationOf: other.id }), failsAs('invalid'))
})

test('a block is changed in one place and read in every article, while versions keep what was written', async () => {
  const block = await records.create(ada, articleBlock, { name: 'Help', key: 'help', body: 'Call 1234.' })
  await assert.rejects(records.create(ada, articleBlock, { name: 'Bad', key: '???', body: 'x' }), failsAs('invalid'))
  await assert.rejects(records.create(ada, articleBlock, { name: 'None', body: 'x' }), failsAs('invalid'))
  assert.equal((await records.create(ada, articleBlock, { name: 'Two', key: 'Our Hélp', body: 'x' })).key, 'our-help')
  const it = await published({ body: 'Try again.\n\n{{block: help}}' })
  assert.equal((await records.get(rosa, article, it.id)).published, 'Try again.\n\nCall 1234.')
  await records.change(ada, articleBlock, block.id, { body: 'Call 9999.' })
  const now = await records.get(rosa, article, it.id)
  assert.deepEqual([now.published, now.publishedVersion], ['Try again.\n\nCall 9999.', 1])
  const unknown = await written({ body: '{{block: nowhere}}' })
  await assert.rejects(records.transition(lena, article, unknown.id, 'publish'), failsAs('invalid', /nowhere/))
})
