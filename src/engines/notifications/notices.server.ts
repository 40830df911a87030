import sql from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.ts'
import type { Event } from './events.ts'
import type { Candidate } from './happened.ts'

/** An act that people are still to be told of. */
export interface Notice {
  readonly seq: number
  readonly at: string
  readonly actor: string | null
  readonly candidates: readonly Candidate[]
}

/** Takes all of a record for good, in the transaction that tells them: another worker waits for it and finds none. */
export async function takeNotices(db: Queryable, record: string): Promise<readonly Notice[]> {
  const taken = await db.query<Notice>(sql`delete from notice where record_id = ${record}::uuid returning seq, at, actor_id as actor, candidates`)
  return taken.toSorted((a, b) => a.seq - b.seq)
}

/** Something that somebody is to be mailed. */
export interface Line {
  readonly seq: number
  readonly event: Event
}

export interface Thread {
  readonly person: string
  readonly type: string
  readonly record: string
}

/** Once for each person and act, however often it is tried. `waits`: for the end of quiet hours. */
export const addLine = (db: Queryable, tenant: string, { person, type, record }: Thread, line: Line, due: { readonly at: string; readonly waits: boolean }) =>
  db.query(sql`
    insert into mail_line (tenant_id, person_id, record_type, record_id, seq, event, due_at, waits)
    values (${tenant}::uuid, ${person}::uuid, ${type}, ${record}::uuid, ${line.seq}::integer, ${line.event}, ${due.at}::timestamptz, ${due.waits}::boolean)
    on conflict do nothing`)

/** Takes what is due, and with it what only gathers: one mail says it all. What waits for the end of quiet hours goes on waiting. */
export async function takeLines(db: Queryable, { person, record }: Thread, now: string): Promise<readonly Line[]> {
  const taken = await db.query<Line>(sql`
    delete from mail_line where person_id = ${person}::uuid and record_id = ${record}::uuid and (due_at <= ${now}::timestamptz or not waits)
    returning seq, event`)
  return taken.toSorted((a, b) => a.seq - b.seq)
}
