import sql, { join, raw } from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.server.ts'
import { type Model, snake } from '../../kernel/define/index.ts'

/** How many records of any kind of work each of these people has that are not done. */
export async function openOf(db: Queryable, model: Model, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const branches = model.types.flatMap(({ table, definition: { work, states } }) => {
    if (!work || !states) return []
    const assignee = raw(`t."${snake(work.assignee)}"`)
    return [sql`select ${assignee} as person from ${raw(`"${table}"`)} t where ${assignee} = any(${people}::uuid[]) and t.category <> 'done'`]
  })
  if (branches.length === 0 || people.length === 0) return new Map()
  const rows = await db.query<{ person: string; n: number }>(
    sql`select person, count(*)::integer as n from (${join(branches, ' union all ')}) x group by person`,
  )
  return new Map(rows.map(row => [row.person, row.n]))
}

/**
 * The number of this choice in its group. Whoever asks next waits until this transaction is over: so that of many who are
 * created at once none is chosen by what others are about to change.
 */
export async function nextTurn(db: Queryable, tenant: string, group: string): Promise<number> {
  const [row] = await db.query<{ turns: number }>(
    sql`insert into assignment_queue (tenant_id, group_id, turns) values (${tenant}::uuid, ${group}::uuid, 1)
        on conflict (tenant_id, group_id) do update set turns = assignment_queue.turns + 1 returning turns`,
  )
  return row?.turns ?? 0
}

/** In which choice of the group each of its members was last chosen. */
export async function lastTurns(db: Queryable, group: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ person_id: string; turn: number }>(sql`select person_id, turn from assignment_turn where group_id = ${group}::uuid`)
  return new Map(rows.map(row => [row.person_id, row.turn]))
}

export async function keepTurn(db: Queryable, tenant: string, group: string, person: string, turn: number): Promise<void> {
  await db.query(
    sql`insert into assignment_turn (tenant_id, group_id, person_id, turn) values (${tenant}::uuid, ${group}::uuid, ${person}::uuid, ${turn}::bigint)
        on conflict (tenant_id, group_id, person_id) do update set turn = excluded.turn`,
  )
}
