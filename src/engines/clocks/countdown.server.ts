import sql, { raw } from 'sql-template-tag'
import type { Actor } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import { allowsNotes, plainUnit, readable } from '../../kernel/records/internal.server.ts'

/** The clock of a record that is most pressing, for lists and boards. */
export interface Countdown {
  readonly record: string
  readonly level: string
  readonly phase: 'running' | 'paused'
  readonly startedAt: string
  readonly dueAt: string | null
  readonly breachedAt: string | null
}

/** For each of these records the clock that is due first; only of records that the actor may read notes of. */
export async function countdowns({ store }: Ground, actor: Actor, type: RecordType, ids: readonly string[]): Promise<readonly Countdown[]> {
  if (!actor.unbound && !allowsNotes(actor, type)) return []
  const unit = plainUnit(store, actor.tenant)
  return unit.db.query<Countdown>(
    sql`select distinct on (c.record_id) c.record_id as record, l.name as level, c.phase, c.started_at as "startedAt", c.due_at as "dueAt", c.breached_at as "breachedAt"
      from clock c join service_level l on l.id = c.level_id join ${raw(`"${type.table}"`)} t on t.id = c.record_id
      where c.record_id = any(${ids}::uuid[]) and c.replaced_at is null and c.phase in ('running', 'paused')${readable(unit, actor, type)}
      order by c.record_id, (c.breached_at is null), c.due_at nulls last`,
  )
}
