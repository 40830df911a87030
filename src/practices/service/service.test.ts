import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, failsAs, id } from '../../../test/stories/desk.ts'
import { service } from './index.ts'

const { records, rosa, ada, lena, admin, report } = await desk()

test('everybody sees the services; leads and administrators keep them', async () => {
  const mail = await records.create(lena, service, { name: 'Mail', criticality: 'high' })
  assert.equal((await records.get(rosa, service, mail.id)).name, 'Mail')
  await assert.rejects(records.create(ada, service, { name: 'Mine' }), failsAs('refused'))
  await assert.rejects(records.create(admin, service, { name: 'Mail' }), failsAs('invalid'))
})

test('its owner keeps it up to date', async () => {
  const wiki = await records.create(admin, service, { name: 'Wiki', owner: id(ada) })
  assert.equal((await records.change(ada, service, wiki.id, { description: 'Where we write things down.' })).description, 'Where we write things down.')
  await assert.rejects(records.transition(ada, service, wiki.id, 'retire'), failsAs('refused'))
})

test('a service is part of a larger one, never of itself', async () => {
  const office = await records.create(admin, service, { name: 'Office' })
  const files = await records.create(admin, service, { name: 'Files', parent: office.id })
  await assert.rejects(records.change(admin, service, office.id, { parent: files.id }), failsAs('invalid', /circle/))
  await assert.rejects(records.change(admin, service, files.id, { parent: files.id }), failsAs('invalid', /circle/))
})

test('a retired service is not chosen any more, until it is reinstated', async () => {
  const fax = await records.create(admin, service, { name: 'Fax' })
  const before = await report({ service: fax.id })
  await records.transition(lena, service, fax.id, 'retire')
  await assert.rejects(report({ service: fax.id }), failsAs('invalid'))
  assert.equal(before.service, fax.id)
  await records.transition(lena, service, fax.id, 'reinstate')
  assert.equal((await report({ service: fax.id })).service, fax.id)
})
