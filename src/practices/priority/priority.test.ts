import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, failsAs } from '../../../test/stories/desk.ts'
import { prioritySettings, priorityRule } from './index.ts'

const { records, system, ada, rosa, admin, report, look, seed } = await desk()

const rule = async (impact: string, urgency: string) => {
  const { items } = await records.find(system, priorityRule)
  const found = items.find(r => r.impact === impact && r.urgency === urgency)
  assert.ok(found)
  return found
}
const settings = async () => {
  const [only] = (await records.find(system, prioritySettings)).items
  assert.ok(only)
  return only
}

test('a new desk has the standard matrix and settings, once', async () => {
  await seed()
  assert.equal(await records.count(system, priorityRule), 9)
  assert.equal(await records.count(system, prioritySettings), 1)
  assert.equal((await report({ impact: 'high', urgency: 'high' })).priority, 1)
  assert.equal((await report({ impact: 'low', urgency: 'low' })).priority, 5)
})

test('a changed cell holds for what comes, not for what is there', async () => {
  const before = await report({ impact: 'low', urgency: 'high' })
  const { id } = await rule('low', 'high')
  await records.change(admin, priorityRule, id, { priority: 1 })
  assert.equal((await report({ impact: 'low', urgency: 'high' })).priority, 1)
  assert.equal((await look(before)).priority, 3)
  await records.change(admin, priorityRule, id, { priority: 3 })
})

test('a missing cell is as in the standard matrix', async () => {
  const { id, impact, urgency, priority } = await rule('medium', 'medium')
  await records.remove(admin, priorityRule, id)
  assert.equal((await report({ impact: 'medium', urgency: 'medium' })).priority, 3)
  await records.create(admin, priorityRule, { impact, urgency, priority })
})

test('a cell exists once', async () => {
  await assert.rejects(records.create(admin, priorityRule, { impact: 'high', urgency: 'high', priority: 4 }), failsAs('invalid'))
})

test('a priority is a whole number from 1 to 5', async () => {
  const { id } = await rule('high', 'high')
  for (const priority of [0, 6, 1.5]) await assert.rejects(records.change(admin, priorityRule, id, { priority }), failsAs('invalid'), String(priority))
})

test('weights may take the place of the matrix', async () => {
  const { id } = await settings()
  await records.change(admin, prioritySettings, id, { method: 'weights' })
  assert.equal((await report({ impact: 'low', urgency: 'high' })).priority, 2)
  await records.change(admin, prioritySettings, id, { highUrgency: 24 })
  assert.equal((await report({ impact: 'low', urgency: 'high' })).priority, 1)
  await records.change(admin, prioritySettings, id, { method: 'matrix', highUrgency: 20 })
  assert.equal((await report({ impact: 'low', urgency: 'high' })).priority, 3)
})

test('agents read the rules, administrators write them, requesters do neither', async () => {
  const { id } = await rule('high', 'low')
  assert.equal((await records.get(ada, priorityRule, id)).priority, 3)
  await assert.rejects(records.change(ada, priorityRule, id, { priority: 1 }), failsAs('refused'))
  await assert.rejects(records.get(rosa, priorityRule, id), failsAs('missing'))
})
