import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failsAs, id } from '../../../test/stories/desk.ts'
import { shop, text } from '../../../test/stories/catalogue.ts'
import { audience, group } from '../../people/index.ts'
import { faultsFor } from './faults-route.server.ts'
import { catalogueItem, catalogueItemVersion } from './index.ts'
import { offerFor } from './offer-route.server.ts'

const it = await shop()
const { records, system, rosa, ruben, ada, mia, lena, admin, hardware, publish, ground } = it

const question = (key: string, more = {}) => ({ part: 'question', key, kind: 'text', label: text(key), ...more })
const drafted = (offer: object = {}, input: object = {}) =>
  records.create(admin, catalogueItem, {
    name: 'Thing',
    openTo: 'everyone',
    draft: { texts: { name: { en: 'Thing' } }, task: { group: hardware }, ...offer },
    ...input,
  })
const refusedAt = async (fields: readonly string[], offer: object, input: object = {}) => {
  const { id: item } = await drafted(offer, input)
  await assert.rejects(records.transition(admin, catalogueItem, item, 'publish'), error => {
    assert.deepEqual([...new Set((error as { faults: { field: string }[] }).faults.map(f => f.field))].toSorted(), fields)
    return true
  })
  assert.deepEqual([...new Set((await faultsFor(ground, admin, item)).map(f => f.field))].toSorted(), fields)
  assert.equal((await records.get(system, catalogueItem, item)).state, 'draft')
}

test('an item begins as a draft of its name, which only those who serve people see', async () => {
  const one = await records.create(admin, catalogueItem, { name: 'Monitor' })
  assert.deepEqual([one.state, one.openTo, one.owner, one.draft], ['draft', 'internal', id(admin), { texts: { name: { en: 'Monitor' } } }])
  await assert.rejects(records.get(rosa, catalogueItem, one.id), failsAs('missing'))
  assert.equal((await records.get(ada, catalogueItem, one.id)).name, 'Monitor')
})

test('what lists show follows the draft until it is published, and the published version afterwards', async () => {
  const one = await drafted()
  const named = (en: string, de: string) =>
    ({ texts: { name: { en, de }, summary: { en: `${en}!` } }, price: { amount: '5', currency: 'EUR' }, task: { group: hardware } }) as never
  const first = await records.change(admin, catalogueItem, one.id, { draft: named('Plant', 'Pflanze') })
  assert.deepEqual([first.name, first.nameDe, first.summary, first.price], ['Plant', 'Pflanze', 'Plant!', { amount: '5.00', currency: 'EUR' }])
  await records.transition(admin, catalogueItem, one.id, 'publish')
  await records.change(admin, catalogueItem, one.id, { draft: named('Tree', 'Baum') })
  assert.equal((await records.get(rosa, catalogueItem, one.id)).name, 'Plant')
  assert.equal((await offerFor(ground, rosa, one.id, {})).offer.texts.name.en, 'Plant')
  assert.equal((await records.transition(admin, catalogueItem, one.id, 'publish')).name, 'Tree')
})

test('whoever orders neither reads the draft nor who fulfils and approves it', async () => {
  const one = await publish('Scanner', { approval: { steps: [{ name: 'Head', people: [id(mia)] }] } })
  const seen = await records.get(rosa, catalogueItem, one.id)
  assert.equal('draft' in seen, false)
  const offer = await offerFor(ground, rosa, one.id, {})
  assert.doesNotMatch(JSON.stringify(offer), new RegExp(`${hardware}|${id(mia)}`))
  await assert.rejects(offerFor(ground, rosa, one.id, { draft: true }), failsAs('missing'))
  await assert.rejects(faultsFor(ground, rosa, one.id), failsAs('missing'))
  assert.equal((await records.find(rosa, catalogueItemVersion)).items.length, 0)
})

test('a draft is refused where it is none: unknown names, wrong types, too much', async () => {
  const refused = async (draft: object, field: RegExp) =>
    assert.rejects(drafted(draft), error => (error as { faults: { field: string }[] }).faults.some(f => field.test(f.field)))
  await refused({ colour: 'red' }, /draft\.colour/)
  await refused({ texts: { name: { en: '' } } }, /draft\.texts\.name\.en/)
  await refused({ most: 0 }, /draft\.most/)
  await refused({ price: { amount: 'x', currency: 'EUR' } }, /draft\.price/)
  await refused({ recurring: { amount: '1', currency: 'EUR', every: 'day' } }, /draft\.recurring\.every/)
  await refused({ form: { parts: [{ part: 'spaceship' }] } }, /draft\.form/)
  await refused({ cancelUntil: 'tomorrow' }, /draft\.cancelUntil/)
  await refused({ approval: { steps: [{ name: 'x', people: 'everybody' }] } }, /draft\.approval/)
  await refused({ creates: { type: 'incident', fields: { title: 'what' } } }, /draft\.creates\.fields\.title/)
})

test('a form that cannot be answered is not published', async () => {
  await refusedAt(['draft.form.a'], { form: { parts: [question('a', { show: 'nothing == 1' })] } })
  await refusedAt(['draft.form.a'], { form: { parts: [question('a', { show: 'b != null' }), question('b', { show: 'a != null' })] } })
})

test('an audience that is nobody is not published', async () => {
  const nobody = await records.create(admin, audience, { name: 'Nobody', who: "name == 'No such person'" })
  await refusedAt(['audience'], {}, { openTo: 'audience' })
  await refusedAt(['audience'], {}, { openTo: 'audience', audience: nobody.id })
  await refusedAt(['orderAudience'], {}, { orderAudience: nobody.id })
})

test('what nobody would do, or nobody could approve, is not published', async () => {
  const idle = await records.create(system, group, { name: 'Idle', active: false })
  await refusedAt(['draft.task.group'], { task: {} })
  await refusedAt(['draft.task.group'], { task: { group: idle.id } })
  await refusedAt(['draft.flow.id'], { flow: { id: '0198c3a0-0000-7000-8000-000000000000' } })
  await refusedAt(['draft.approval'], { approval: { steps: [{ name: 'Head' }] } })
  await refusedAt(['draft.approval'], { approval: { steps: [{ name: 'Head', groups: [idle.id] }] } })
})

test('a bundle includes what is published, is no bundle of bundles, and shares questions that both have', async () => {
  const pen = await publish('Pen', { form: { parts: [question('colour')] } as never })
  const box = await publish('Box', { task: {}, includes: [{ item: pen.id }] })
  const draft = await drafted()
  const form = { parts: [question('shade')] }
  await refusedAt(['draft.includes.0.item'], { includes: [{ item: draft.id }] })
  await refusedAt(['draft.includes.0.item'], { includes: [{ item: box.id }] })
  await refusedAt(['draft.includes.0.shares.tone', 'draft.includes.0.when'], {
    form,
    includes: [{ item: pen.id, when: 'size == 1', shares: { tone: 'shade' } }],
  })
  await refusedAt(['draft.includes.0.when'], { form, includes: [{ item: pen.id, when: "requester.name == 'Rosa'" }] })
  await publish('Set', { form: form as never, includes: [{ item: pen.id, when: "shade == 'red'", shares: { colour: 'shade' } }] })
  await assert.rejects(records.transition(admin, catalogueItem, pen.id, 'retire'), failsAs('conflict', /The bundle/))
})

test('an item makes only work that its author may make, from fields that can be filled', async () => {
  const form = { parts: [question('what', { require: true })] }
  const creates = (type: string, fields: object) => ({ form, task: undefined as never, creates: { type, fields } })
  const strip = (offer: object) => JSON.parse(JSON.stringify(offer)) as object
  await refusedAt(['draft.creates.type'], strip(creates('person', { name: { answer: 'what' } })))
  await refusedAt(['draft.creates.type'], strip(creates('serviceLevel', { name: { answer: 'what' } })))
  await refusedAt(['draft.creates.type'], strip(creates('requestItem', { title: { answer: 'what' } })))
  await refusedAt(['draft.creates.fields.title'], strip(creates('incident', { impact: { value: 'low' } })))
  await refusedAt(['draft.creates.fields.title'], strip(creates('incident', { title: { answer: 'who' } })))
  await refusedAt(['draft.creates.fields.openedAt'], strip(creates('incident', { title: { answer: 'what' }, openedAt: { value: '2026-01-01T00:00:00.000Z' } })))
})

test('its owner keeps an item, and nobody else but administrators', async () => {
  const own = await records.create(lena, catalogueItem, {
    name: 'Lena’s',
    openTo: 'everyone',
    draft: { texts: { name: { en: 'Lena’s' } }, task: { group: hardware } },
  })
  await assert.rejects(records.transition(ada, catalogueItem, own.id, 'publish'), failsAs('refused'))
  await assert.rejects(records.change(mia, catalogueItem, own.id, { name: 'Mine' }), failsAs('refused'))
  assert.equal((await records.transition(lena, catalogueItem, own.id, 'publish')).state, 'published')
  assert.equal((await records.change(admin, catalogueItem, own.id, { name: 'Lena’s own' })).name, 'Lena’s own')
  await assert.rejects(records.create(ruben, catalogueItem, { name: 'Free beer' }), failsAs('refused'))
})

test('versions are nobody’s to write', async () => {
  const one = await publish('Bag')
  const version = one.published ?? ''
  for (const who of [rosa, ada, admin]) await assert.rejects(records.change(who, catalogueItemVersion, version, { name: 'Sack' }))
  await assert.rejects(records.create(admin, catalogueItemVersion, { item: one.id, name: 'Bag', versionNumber: 7 }), failsAs('refused'))
})

test('what was retired can be worked on again', async () => {
  const one = await publish('Typewriter')
  await records.transition(admin, catalogueItem, one.id, 'retire')
  await assert.rejects(records.get(rosa, catalogueItem, one.id), failsAs('missing'))
  await assert.rejects(records.change(admin, catalogueItem, one.id, { name: 'Computer' }), failsAs('refused'))
  await records.transition(admin, catalogueItem, one.id, 'reinstate')
  assert.equal((await records.transition(admin, catalogueItem, one.id, 'publish')).versionNumber, 2)
})
