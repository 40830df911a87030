import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineRecord, number, signedIn } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import { type Ability, withAbilities } from './abilities.server.ts'

const label = { en: 'x', de: 'x' }
const jar = defineRecord({
  name: 'jar',
  label: { one: label, many: label },
  help: label,
  fields: { apples: number({ label }), pears: number({ label }) },
  states: { open: { ...label, category: 'open' }, shut: { ...label, category: 'done' } },
  begins: 'open',
  transitions: { shut: { label, from: ['open'], to: 'shut', may: signedIn } },
  may: { read: signedIn, create: signedIn, change: signedIn },
  views: { title: 'apples', list: [], sections: [], create: [] },
})

const run = async (hook: unknown, row: object) => (hook as (change: object, context: Context) => Promise<unknown>)({ row }, {} as Context)

test('what an ability sets is seen by the next, and all of it is kept', async () => {
  const picked: Ability<typeof jar> = { before: { create: () => ({ apples: 2 }) } }
  const doubled: Ability<typeof jar> = { before: { create: ({ row }) => ({ pears: (row.apples ?? 0) * 2 }) } }
  const { before } = withAbilities(jar, [picked, doubled])
  assert.deepEqual(await run(before?.create, { apples: null }), { apples: 2, pears: 4 })
})

test('a later ability has the last word on the same field', async () => {
  const { before } = withAbilities(jar, [{ before: { create: () => ({ apples: 1 }) } }, { before: { create: () => ({ apples: 7 }) } }])
  assert.deepEqual(await run(before?.create, {}), { apples: 7 })
})

test('abilities that set nothing change nothing', async () => {
  const { before } = withAbilities(jar, [{ before: { change: () => undefined } }, { before: { change: () => undefined } }])
  assert.equal(await run(before?.change, {}), undefined)
})

test('hooks of the same transition all run, in the order given', async () => {
  const seen: string[] = []
  const says = (word: string): Ability<typeof jar> => ({ after: { transitions: { shut: async () => void seen.push(word) } } })
  const { after } = withAbilities(jar, [says('first'), says('second'), says('third')])
  await run(after?.transitions?.shut, {})
  assert.deepEqual(seen, ['first', 'second', 'third'])
})

test('a refusal stops those that come after', async () => {
  const seen: string[] = []
  const refuses: Ability<typeof jar> = {
    before: {
      change: () => {
        throw new Error('no')
      },
    },
  }
  const ran: Ability<typeof jar> = {
    before: {
      change: () => {
        seen.push('ran')
        return undefined
      },
    },
  }
  const { before } = withAbilities(jar, [refuses, ran])
  await assert.rejects(run(before?.change, {}), /no/)
  assert.deepEqual(seen, [])
})
