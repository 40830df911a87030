import sql, { empty as none } from 'sql-template-tag'
import type { Gate } from './gate.server.ts'

export interface AccessEvent {
  readonly id: string
  readonly at: string
  readonly act: string
  readonly person: string | null
  readonly actor: { readonly id: string | null; readonly name: string }
  readonly address: string | null
  readonly about: string | null
}

/** What happened to access, newest first; `before` is the id of the last one of the page before. */
export const events = ({ db }: Gate, limit: number, before?: string): Promise<AccessEvent[]> =>
  db.query<AccessEvent>(sql`
    select id, at, act, person_id as person, json_build_object('id', actor_id, 'name', actor_name) as actor, address, about
    from access_event ${before === undefined ? none : sql`where id < ${before}::uuid`} order by id desc limit ${limit}::integer`)
