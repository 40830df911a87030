import sql, { empty as none } from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.ts'
import { missing } from '../../kernel/errors.ts'
import { newId } from '../../kernel/id.server.ts'
import type { Caller } from './caller.ts'
import { type Gate, note } from './gate.server.ts'
import type { Identity } from './identity.server.ts'
import { hashOf, newSecret } from './secret.server.ts'

/** A session that was just begun. The secret is told once, in the cookie. */
export interface Begun {
  readonly secret: string
  readonly expiresAt: string
}

/**
 * Begins a session if the person is still active and, where a password was proved, it is still that one: whoever
 * changes it at the same moment waits for this, and then ends what was begun here.
 */
export async function begin(db: Queryable, gate: Gate, person: string, caller: Caller, proved?: string): Promise<Begun | undefined> {
  const secret = newSecret()
  const now = gate.now()
  const expiresAt = new Date(Date.parse(now) + gate.limits.sessionDays * 86_400_000).toISOString()
  const still = proved === undefined ? none : sql` and exists (select 1 from credential c where c.person_id = p.id and c.password = ${proved} for share)`
  const made = await db.query(sql`
    insert into session (tenant_id, id, hash, person_id, created_at, seen_at, expires_at, address, user_agent)
    select ${gate.tenant}::uuid, ${newId()}::uuid, ${hashOf(secret)}, p.id, ${now}::timestamptz, ${now}::timestamptz, ${expiresAt}::timestamptz,
      ${caller.address.slice(0, 60)}, ${caller.userAgent.slice(0, 300)}
    from person p where p.id = ${person}::uuid and p.active${still} returning id`)
  return made.length === 1 ? { secret, expiresAt } : undefined
}

/** A session as whoever it belongs to sees it. */
export interface Listed {
  readonly id: string
  readonly person: string
  readonly createdAt: string
  readonly seenAt: string
  readonly expiresAt: string
  readonly address: string
  readonly userAgent: string
}

/** Those that would still be let in, of one person or of all, the last used first. */
export function list({ db, now, limits }: Gate, person: string | undefined): Promise<Listed[]> {
  return db.query<Listed>(sql`
    select s.id, s.person_id as person, s.created_at as "createdAt", s.seen_at as "seenAt", s.expires_at as "expiresAt", s.address, s.user_agent as "userAgent"
    from session s join person p on p.id = s.person_id
    where s.ended_at is null and s.expires_at > ${now()}::timestamptz and s.seen_at > ${now()}::timestamptz - ${`${limits.idleHours} hours`}::interval
      and p.active and s.created_at > coalesce(p.access_ended_at, '-infinity')${person === undefined ? none : sql` and s.person_id = ${person}::uuid`}
    order by s.seen_at desc, s.id limit 500`)
}

/** Ends a session: one's own, or anybody's for who administers. @throws missing */
export async function end(gate: Gate, by: Identity, id: string): Promise<void> {
  const own = by.actor.roles.has('administrator') ? none : sql` and person_id = ${by.person.id}::uuid`
  const [ended] = await gate.db.query<{ person: string }>(
    sql`update session set ended_at = ${gate.now()}::timestamptz where id = ${id}::uuid and ended_at is null${own} returning person_id as person`,
  )
  if (!ended)
    throw missing({ en: 'There is no such session; it may have ended already.', de: 'Diese Sitzung gibt es nicht; vielleicht ist sie schon beendet.' })
  gate.ended(ended.person)
  await note(gate.db, gate, { act: id === by.id ? 'signOut' : 'sessionEnded', person: ended.person, by: { person: by.person.id, name: by.person.name } })
}

/** The cookie that a browser comes with when somebody signs in anew: its session is over. */
export async function endBySecret({ db, now, ended }: Gate, secret: string): Promise<void> {
  const [over] = await db.query<{ person: string }>(
    sql`update session set ended_at = ${now()}::timestamptz where hash = ${hashOf(secret)} and ended_at is null returning person_id as person`,
  )
  if (over) ended(over.person)
}

export const endAll = (db: Queryable, { now }: Gate, person: string): Promise<unknown> =>
  db.query(sql`update session set ended_at = ${now()}::timestamptz where person_id = ${person}::uuid and ended_at is null`)
