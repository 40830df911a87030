import sql, { raw } from 'sql-template-tag'
import { type Actor, machine } from '../actor.ts'
import type { RecordType } from '../define/index.ts'
import { allowed, decided, dottedPaths, followRule, plainUnit, readRowWithPaths, type Row, selectList, type Store } from '../records/internal.server.ts'

/** Who of those who listen may read which of these records, follow them, and read the internal notes on them. */
export interface Rights {
  readonly read: (actor: Actor, id: string) => boolean
  readonly follow: (actor: Actor, id: string) => boolean
  readonly note: (actor: Actor, id: string) => boolean
}

/**
 * Looks at the records as they are now: one query for all who listen, none where roles alone decide for everybody.
 * Asking the database once for each listener costs as much more as there are listeners (a thousand people on the
 * portal), so the rules are held against the row in memory, as a transition does; they answer as their SQL does.
 */
export async function rightsOn(store: Store, tenant: string, type: RecordType, ids: readonly string[], actors: readonly Actor[]): Promise<Rights> {
  const { may } = type.definition
  const rules = [may.read, followRule(type) ?? may.read, may.note]
  const open = actors.every(actor => rules.every(rule => typeof decided(actor, rule) === 'boolean'))
  const rows = open ? new Map<string, Row>() : await rowsOf(store, tenant, type, ids)
  const holds = (rule: typeof may.note) => (actor: Actor, id: string) => {
    const left = decided(actor, rule)
    if (typeof left === 'boolean') return left
    const row = rows.get(id)
    return row !== undefined && allowed(actor, left, { model: store.model, type, row, now: store.now() })
  }
  const read = holds(may.read)
  const follow = holds(followRule(type) ?? may.read)
  const note = holds(may.note)
  const follows = (actor: Actor, id: string) => read(actor, id) && follow(actor, id)
  return { read, follow: follows, note: (actor, id) => follows(actor, id) && note(actor, id) }
}

/** Records by id, whole, with what their permissions look at. What was removed is missing. */
async function rowsOf(store: Store, tenant: string, type: RecordType, ids: readonly string[]): Promise<Map<string, Row>> {
  const unit = plainUnit(store, tenant)
  const list = selectList(unit, machine(tenant, 'events', 'automation'), type, Object.keys(type.fields), dottedPaths(type))
  const stored = await unit.db.query<Record<string, unknown>>(sql`select ${list} from ${raw(`"${type.table}"`)} t where t.id = any(${ids}::uuid[])`)
  return new Map(stored.map(row => readRowWithPaths(store.model, type, row)).map(row => [row.id, row]))
}
