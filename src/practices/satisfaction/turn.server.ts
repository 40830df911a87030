import sql from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.ts'
import { secondsOf } from '../../kernel/fields/index.ts'

/**
 * Takes a person's turn to be asked; false where they were asked too lately. One statement upon one row for each person:
 * of many at once, the first takes it and the others find it taken, however many workers there are.
 */
export async function takeTurn(db: Queryable, tenant: string, person: string, now: string, every: string): Promise<boolean> {
  const taken = await db.query(sql`
    insert into rating_turn as t (tenant_id, person_id, asked_at) values (${tenant}::uuid, ${person}::uuid, ${now}::timestamptz)
    on conflict (tenant_id, person_id) do update set asked_at = excluded.asked_at
      where t.asked_at <= excluded.asked_at - ${secondsOf(every)}::double precision * interval '1 second'
    returning 1`)
  return taken.length === 1
}
