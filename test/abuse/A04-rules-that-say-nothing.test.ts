import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../src/kernel/actor.ts'
import { defineRecord, makeModel, type Rule, text } from '../../src/kernel/define/index.ts'
import { decided } from '../../src/kernel/records/internal.server.ts'
import { holds, ruleSql } from '../../src/kernel/rules/index.ts'
import { people } from '../../src/people/index.ts'
import { type Desk, desk } from '../harness/server.ts'

/** A04: an access rule that was left empty must let nobody in, and a guest gets what the public list names and nothing else. */

const label = { en: 'x', de: 'x' }
const administrator: Actor = {
  tenant: '00000000-0000-7000-8000-000000000001',
  person: '00000000-0000-7000-8000-0000000000aa',
  name: 'Ada',
  roles: new Set(['administrator', 'lead', 'agent', 'manager', 'requester']),
  groups: [],
  channel: 'web',
  language: 'en',
  unbound: false,
}
const vault = defineRecord({
  name: 'vault',
  label: { one: label, many: label },
  help: label,
  fields: { name: text({ label }) },
  may: { read: { all: [] }, create: { any: [] }, change: { all: [] } },
  views: { title: 'name', list: ['name'], sections: [], create: ['name'] },
})

describe('a rule with nothing in it', () => {
  const model = makeModel([people, { from: 'test', definitions: [vault] }])
  const type = model.type('vault')
  const nothings: readonly Rule[] = [{ all: [] }, { any: [] }, { any: [{ all: [] }] }, { all: [{ any: [] }] }]

  test('denies even an administrator, whoever asks it: permission, check and SQL', () => {
    for (const rule of nothings) {
      assert.equal(decided(administrator, rule), false, JSON.stringify(rule))
      assert.equal(holds(rule, { model, type, row: { id: 'x', version: 1, name: 'x' }, asker: administrator, now: '2026-01-01T00:00:00.000Z' }), false)
      assert.match(ruleSql(rule, { model, type, alias: 't', asker: administrator, now: '2026-01-01T00:00:00.000Z' }).text, /^\(?false\)?$/)
    }
  })

  test('is not turned into everybody by saying the opposite twice', () => {
    for (const rule of nothings) assert.equal(decided(administrator, { not: { not: rule } }), false)
  })

  test('and a permission that was not written denies as well', () => assert.equal(decided(administrator, undefined), false))
})

describe('a guest', () => {
  let app: Desk
  before(async () => {
    app = await desk()
  })
  after(() => app.close())

  /** What anybody may call: the door, and the description of the API. */
  const open = new Set([
    'get /openapi.json',
    'get /set-up',
    'post /set-up',
    'post /sign-in',
    'post /password/reset',
    'post /password/reset-check',
    'post /password/reset-request',
    'get /portal/face',
    'get /portal/brand.css',
    'get /portal/logo',
    // What the organisation lets guests read and report: nothing unless it says so, then what is public.
    'get /guest/announcements',
    'get /guest/announcements/{id}',
    'get /guest/articles/{id}',
    'get /guest/search',
    'get /guest/attachments/{id}',
    'post /guest/report',
    'post /guest/report/check',
    'post /guest/report/confirm',
    // By the secret in a mail.
    'post /approval-links/look',
    'post /approval-links/decide',
    'post /rating-link/check',
    'post /rating-link/answer',
  ])

  test('is let into nothing but the public list, whatever the method', async () => {
    const { paths } = (await app.guest.get('/openapi.json')).body as { paths: Record<string, Record<string, { security?: unknown[] }>> }
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
        const name = `${method} ${path}`
        const answer = await app.guest.send(
          method.toUpperCase(),
          path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-00000000dead'),
          method === 'get' ? {} : { body: {} },
        )
        if (open.has(name)) assert.notEqual(answer.status, 401, name)
        else assert.ok(answer.status === 401 || answer.status === 404, `${name} ${answer.status} ${answer.text}`)
        assert.equal(methods[method]?.security?.length === 0, open.has(name), `${name} is described as it is`)
      }
    }
  })

  test('gets nothing out of pages and of what is around them', async () => {
    for (const path of [
      '/',
      '/desk',
      '/desk/incidents',
      '/portal',
      '/metrics',
      '/readyz',
      '/healthz',
      '/docs',
      '/api/v1/',
      '/api/v1/nothing',
      '/api/v2/incidents',
    ]) {
      const answer = await fetch(`${app.address}${path}`, { redirect: 'manual', headers: { 'x-forwarded-for': '192.0.2.1' } })
      const told = await answer.text()
      assert.doesNotMatch(told, /"person":|"roles":|mst_\w|postgres:\/\//, path)
      if (path === '/metrics') assert.equal(answer.status, 404)
      if (path.startsWith('/api/')) assert.ok([401, 404].includes(answer.status), `${path} ${answer.status}`)
    }
  })
})
