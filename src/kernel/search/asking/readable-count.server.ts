import sql, { raw } from 'sql-template-tag'
import type { Actor } from '../../actor.ts'
import { atMost } from '../../database/index.ts'
import type { RecordType } from '../../define/index.ts'
import { readable, type Unit } from '../../records/internal.server.ts'

/** More than this make no difference to how rare a word is. */
const enough = 20_000
const kept = 60_000
const mostKept = 5_000

const known = new WeakMap<object, Map<string, { readonly count: number; readonly until: number }>>()

/**
 * How many records of a type somebody may read: for how rare a word is among them, so that a minute of age does no harm. Counting ten
 * thousand takes longer than all the rest of a search.
 */
export async function readableCount(unit: Unit, actor: Actor, type: RecordType): Promise<number> {
  const counts = known.get(unit.store) ?? new Map<string, { count: number; until: number }>()
  known.set(unit.store, counts)
  const key = [actor.tenant, type.name, actor.person, actor.unbound, ...actor.roles, ...actor.groups].join()
  const now = Date.parse(unit.store.now())
  const before = counts.get(key)
  if (before && before.until > now) return before.count
  const [counted] = await unit.db.query<{ count: number }>(
    sql`select count(*)::integer as count from (select 1 from ${raw(`"${type.table}"`)} t where true${readable(unit, actor, type)} ${atMost(enough)}) mine`,
  )
  if (counts.size >= mostKept) counts.clear()
  const count = counted?.count ?? 0
  counts.set(key, { count, until: now + kept })
  return count
}
