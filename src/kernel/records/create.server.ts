import { createHmac } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { type AnyDefinition, fieldsOf, type RecordType, type State } from '../define/index.ts'
import { invalid, refused } from '../errors.ts'
import { newId } from '../id.server.ts'
import { checkValues } from './check-values.server.ts'
import { databaseFailure } from './database-failure.server.ts'
import { withBehind } from './behind.server.ts'
import { checkFiles } from './files.server.ts'
import { checkInput, nothing } from './input.ts'
import { decided, fieldRule, hiddenFrom } from './permission.ts'
import { loadRow } from './read.server.ts'
import type { How } from './records.ts'
import { mayNotCreate, mayNotCreateThis, mayNotSet } from './refusals.ts'
import { checkReferences } from './references.server.ts'
import { holdsFor, masked } from './row.server.ts'
import { afterwards, differences, hasHooks, prepare, reasonOf, type Save } from './save.server.ts'
import { atomically, type Row, typeOf, type Unit } from './unit.server.ts'
import { insertRow } from './write.server.ts'

type Input = Readonly<Record<string, unknown>>

export async function create(unit: Unit, actor: Actor, record: AnyDefinition, input: Input, how: How = {}): Promise<Row> {
  const type = typeOf(unit.store, record)
  if (decided(actor, type.definition.may.create) === false) throw refused(mayNotCreate(type))
  const { key } = how
  if (key !== undefined && actor.person !== null) return atomically(unit, actor, inner => once(inner, actor, type, key, input, how))
  return createNew(unit, actor, type, input, how)
}

async function createNew(unit: Unit, actor: Actor, type: RecordType, input: Input, how: How, id: string = newId()): Promise<Row> {
  const at = (actor.unbound ? how.at : undefined) ?? unit.store.now()
  const save: Save = { unit, actor, type, at, was: undefined, input, transition: undefined, comment: undefined }
  const work = (inner: Unit) => insert({ ...save, unit: inner }, how, id)
  return hasHooks(save) ? atomically(unit, actor, work) : work(unit)
}

async function insert(save: Save, how: How, id: string): Promise<Row> {
  const { unit, actor, type, at } = save
  const given = actor.unbound ? (how.given ?? {}) : {}
  const checked = checkInput(actor, type, save.input, name => !type.fields[name]?.computed)
  const begun = { ...blank(type), ...beginning(type, at), createdAt: at, updatedAt: at, createdBy: actor.person, ...checked.values, ...given }
  const draft = { id, version: 1, ...begun } as Row
  const wrongReferences = await checkReferences(unit, actor, type, checked.values)
  await checkRights(save, draft, Object.keys(checked.values), new Set(wrongReferences.map(f => f.field)))
  const faults = [
    ...checked.faults,
    ...wrongReferences,
    ...(await checkFiles(unit, actor, type, draft, checked.values)),
    ...checkValues(unit, actor, type, draft, checked.values),
  ]
  const { row, reasons } = await prepare(save, draft, faults)
  const changes = differences(type, {}, row)
  delete changes.number
  const { number } = await databaseFailure(type, insertRow(unit, type, row, { act: 'create', at, actor, changes, reason: reasonOf(how.reason, reasons) }))
  const saved = number === null ? row : { ...row, number }
  // First, so that what follows does not take a small table without it, or keep one with it that may yet be rolled back.
  unit.happened({ tenant: actor.tenant, type: type.name, id: row.id, version: 1, needs: 'read' })
  await afterwards(save, saved, 1)
  const seen = hiddenFrom(actor, type).sometimes.map(({ rule }) => rule)
  return masked(unit, actor, type, await withBehind(unit, actor, type, saved, seen))
}

/** All fields, empty or with their default. */
const blank = (type: RecordType): Record<string, unknown> => Object.fromEntries(fieldsOf(type).map(([name, field]) => [name, field.default ?? nothing(field)]))

export function beginning(type: RecordType, at: string): Record<string, unknown> {
  const { begins, states } = type.definition
  return begins === undefined || states === undefined ? {} : { state: begins, category: (states as Record<string, State>)[begins]?.category, stateSince: at }
}

/**
 * Creating asks the record's own permission on what it would become, and the right to each field given. What the
 * caller named and may not choose counts as empty: otherwise the answer would tell what such a record holds.
 */
async function checkRights(save: Save, draft: Row, fields: readonly string[], unchosen: ReadonlySet<string>): Promise<void> {
  const { unit, actor, type } = save
  const rule = decided(actor, type.definition.may.create)
  const rules = [rule, ...fields.map(name => settable(actor, type, name))]
  const seen = await withBehind(unit, actor, type, draft, rules, unchosen)
  if (rule !== true && (rule === false || !holdsFor(unit, actor, type, seen, rule))) {
    throw refused(mayNotCreateThis(type))
  }
  checkFieldRights(save, seen, fields)
}

const settable = (actor: Actor, type: RecordType, field: string) => decided(actor, fieldRule(type, field, 'change') ?? { signedIn: true })

export function checkFieldRights(save: Pick<Save, 'unit' | 'actor' | 'type'>, row: Row, fields: readonly string[]): void {
  const { unit, actor, type } = save
  for (const name of fields) {
    const rule = settable(actor, type, name)
    if (rule !== true && (rule === false || !holdsFor(unit, actor, type, row, rule))) {
      throw refused(mayNotSet(type, name))
    }
  }
}

/** A create that was sent twice with one key gives the first one's record. The key's row is what the second waits for. */
async function once(unit: Unit, actor: Actor, type: RecordType, key: string, input: Input, how: How): Promise<Row> {
  if (key.length === 0 || key.length > 200) throw invalid('Idempotency-Key', 'Use a key of 1 to 200 characters.')
  const id = newId()
  // Keyed, so that nobody can try from the table what a short secret in it might be.
  const request = createHmac('sha256', unit.store.secret)
    .update(JSON.stringify([type.name, input]))
    .digest()
  const [mine] = await unit.db.query(
    sql`insert into idempotency (tenant_id, person_id, key, record_type, request, record_id)
        values (${actor.tenant}::uuid, ${actor.person}::uuid, ${key}, ${type.name}, ${request}, ${id}::uuid) on conflict do nothing returning key`,
  )
  if (mine) return createNew(unit, actor, type, input, how, id)
  const [first] = await unit.db.query<{ record_id: string; request: Buffer }>(
    sql`select record_id, request from idempotency where person_id = ${actor.person}::uuid and key = ${key}`,
  )
  if (!first || !first.request.equals(request)) throw invalid('Idempotency-Key', 'This key was used for another request. Use a new key for a new record.')
  return masked(unit, actor, type, await loadRow(unit, actor, type, first.record_id))
}
