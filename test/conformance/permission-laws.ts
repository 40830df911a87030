import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../src/kernel/actor.ts'
import { type FieldRights, followPath, type Literal, type RecordType, type Rule } from '../../src/kernel/define/index.ts'
import { Failure } from '../../src/kernel/errors.ts'
import { fieldType } from '../../src/kernel/fields/index.ts'
import type { Row } from '../../src/kernel/records/index.server.ts'
import { holds, pathsOf } from '../../src/kernel/rules/index.ts'
import { isNothing, pages } from './list-laws.ts'
import type { Subject } from './subject.ts'

/** Everybody sees what the definition lets them see, wherever they look, and nothing else. */
export function permissionLaws(type: RecordType, subject: () => Subject): void {
  for (const who of ['stranger', 'requester', 'agent'] as const) {
    test(`${who}: exactly the records that may be read are there, in lists, counts and by themselves`, async () => {
      const { world, record, [who]: actor } = subject()
      const { seen, unseen } = await divided(subject(), actor)
      assert.deepEqual((await pages(subject(), actor, {})).map(row => row.id).sort(), seen.map(row => row.id).sort())
      assert.equal(await world.records.count(actor, record), seen.length)
      for (const { id } of seen.slice(0, 6)) await world.records.get(actor, record, id)
      for (const { id, createdAt } of unseen.slice(0, 6)) {
        const ways = {
          get: () => world.records.get(actor, record, id),
          asOf: () => world.records.asOf(actor, record, id, String(createdAt)),
          timeline: () => world.records.timeline(actor, record, id),
          view: () => world.records.view(actor, record, id),
          change: () => world.records.change(actor, record, id, {}),
          comment: () => world.records.comment(actor, record, id, { text: 'x', visibility: 'public' }),
          remove: () => world.records.remove(actor, record, id),
        }
        for (const [name, way] of Object.entries(ways)) await assert.rejects(way, { kind: 'missing' }, name)
        assert.equal(await world.records.count(actor, record, { field: 'id', is: '==', value: id }), 0)
      }
    })

    test(`${who}: a field that may not be read is nowhere`, async () => {
      const { world, record, [who]: actor } = subject()
      const { seen } = await divided(subject(), actor)
      const listed = new Map((await pages(subject(), actor, {})).map(row => [row.id, row]))
      for (const whole of seen.slice(-8)) {
        const shown = Object.keys(type.fields).filter(name => mayRead(subject(), actor, whole, name))
        const places: Record<string, Row | undefined> = {
          list: listed.get(whole.id),
          get: await world.records.get(actor, record, whole.id),
          view: (await world.records.view(actor, record, whole.id)).record,
          asOf: await world.records.asOf(actor, record, whole.id, String(whole.updatedAt)),
        }
        for (const [place, row] of Object.entries(places)) assert.deepEqual(Object.keys(row ?? {}).sort(), ['id', 'version', ...shown].sort(), place)
        for (const entry of (await world.records.timeline(actor, record, whole.id)).items) {
          for (const name of Object.keys(entry.changes)) assert.ok(shown.includes(name), `timeline: ${name}`)
        }
      }
    })

    test(`${who}: a field that is always hidden is like one that does not exist`, async () => {
      const { world, record, [who]: actor } = subject()
      const { seen } = await divided(subject(), actor)
      const hidden = Object.keys(type.fields).filter(name => neverReadable(type, actor, name))
      for (const name of hidden) {
        const { kind } = type.fields[name] ?? assert.fail(name)
        const literals = seen.flatMap(row => literalOf(kind, row[name]))
        const rules: Rule[] = [
          { field: name, empty: true },
          { field: name, empty: false },
          ...literals.map((value): Rule => ({ field: name, is: fieldType(kind).many ? 'contains' : '==', value })),
        ]
        const ways = [
          ...rules.flatMap(filter => [() => world.records.find(actor, record, { filter }), () => world.records.count(actor, record, filter)]),
          () => world.records.find(actor, record, { sort: [name] }),
          () => world.records.find(actor, record, { fields: [name] }),
        ]
        for (const way of ways)
          assert.deepEqual(
            plain(await failureOf(way), name),
            plain(await failureOf(() => world.records.find(actor, record, { sort: ['qqqqqqqqqq'] })), 'qqqqqqqqqq'),
            name,
          )
      }
    })
  }
}

const plain = (failure: Failure, name: string) => ({
  kind: failure.kind,
  code: failure.code,
  message: failure.message.replace(name, '*').replace(/ Did you mean .*/, ''),
})

async function failureOf(way: () => Promise<unknown>): Promise<Failure> {
  const failure = await way().then(
    () => undefined,
    error => error as unknown,
  )
  assert.ok(failure instanceof Failure, `not refused: ${String(failure)}`)
  return failure
}

/** All records, parted by what the rule of the definition says of each in memory. */
async function divided(subject: Subject, actor: Actor): Promise<{ seen: Row[]; unseen: Row[] }> {
  const { world, type } = subject
  const all = await pages(subject, world.system, { limit: 500 })
  const seen: Row[] = []
  const unseen: Row[] = []
  const paths = [type.definition.may.read, ...rightsOf(type).map(r => r.read)]
    .flatMap(rule => (rule ? pathsOf(rule as Rule) : []))
    .filter(path => path.includes('.'))
  for (const row of all) {
    const whole = await withPaths(subject, row, paths)
    const may = holds(type.definition.may.read, { model: world.model, type, row: whole, asker: actor, now: world.clock.now() })
    const among = may ? seen : unseen
    among.push(whole)
  }
  return { seen, unseen }
}

/** The row with what lies behind its references, followed step by step. */
async function withPaths({ world, type }: Subject, row: Row, paths: readonly string[]): Promise<Row> {
  const whole: Record<string, unknown> = { ...row }
  for (const path of paths) {
    let at: Row | undefined = row
    for (const [i, { type: on }] of (followPath(world.model, type, path)?.steps ?? []).entries()) {
      const name: string = path.split('.')[i] ?? ''
      if (i > 0) at = whole[path] ? ((await world.records.get(world.system, on.definition, whole[path] as string)) as Row) : undefined
      whole[path] = at?.[name] ?? null
    }
  }
  return whole as Row
}

type Rights = FieldRights<string, string>
const rightsOf = (type: RecordType) => (type.definition.rights ?? []) as readonly Rights[]
const readRules = (type: RecordType, name: string): Rule[] => rightsOf(type).flatMap(r => (r.fields.includes(name) && r.read ? [r.read] : []))

const mayRead = ({ world, type }: Subject, actor: Actor, row: Row, name: string): boolean =>
  readRules(type, name).every(rule => holds(rule, { model: world.model, type, row, asker: actor, now: world.clock.now() }))

/** Whether a rule about roles alone keeps it from the actor, whatever stands in the record. */
export const neverReadable = (type: RecordType, actor: Actor, name: string): boolean => readRules(type, name).some(rule => deniesRoles(rule, actor))

function deniesRoles(rule: Rule, actor: Actor): boolean {
  if ('role' in rule) return !actor.roles.has(rule.role)
  if ('any' in rule) return rule.any.every(r => deniesRoles(r, actor))
  if ('all' in rule) return rule.all.length === 0 || rule.all.some(r => deniesRoles(r, actor))
  return false
}

function literalOf(kind: string, value: unknown): Literal[] {
  if (isNothing(value) || fieldType(kind).comparisons.length === 0) return []
  if (Array.isArray(value)) return value.slice(0, 1) as Literal[]
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return fieldType(kind).comparisons.includes('==') ? [value] : []
  return []
}
