import sql, { raw } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { AnyDefinition } from '../define/index.ts'
import { readable } from './row.server.ts'
import { typeOf, type Unit } from './unit.server.ts'

/** Holds records against changes until the transaction ends. Those that somebody else holds are left out: nobody waits for the other. */
export async function hold(unit: Unit, actor: Actor, record: AnyDefinition, ids: readonly string[]): Promise<string[]> {
  if (!unit.inTransaction) throw new Error('Records are held within a transaction.')
  const type = typeOf(unit.store, record)
  const held = await unit.db.query<{ id: string }>(
    sql`select t.id from ${raw(`"${type.table}"`)} t where t.id = any(${ids}::uuid[])${readable(unit, actor, type)} order by t.id for no key update of t skip locked`,
  )
  return held.map(h => h.id)
}
