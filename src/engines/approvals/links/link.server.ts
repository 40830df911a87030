import sql from 'sql-template-tag'
import type { Queryable } from '../../../kernel/database/index.server.ts'
import type { Approval } from '../work.server.ts'
import { hashOf, newToken } from './token.server.ts'

/** A link is good for so long, and never longer than what it is about. */
const lastsDays = 14

interface For {
  readonly tenant: string
  readonly secret: string
  readonly now: string
  readonly person: string
}

/** A link by which this person, and nobody else, decides this approval, once. Gives what stands behind the #, which no server's log sees. */
export async function newLink(db: Queryable, { id, dueAt }: Approval, { tenant, secret, now, person }: For): Promise<string> {
  const token = newToken(secret, tenant)
  const ends = new Date(Date.parse(now) + lastsDays * 86_400_000).toISOString()
  await db.query(sql`
    insert into approval_link (tenant_id, hash, approval_id, person_id, created_at, expires_at)
    values (${tenant}::uuid, ${hashOf(token)}, ${id}::uuid, ${person}::uuid, ${now}::timestamptz, ${dueAt !== null && dueAt < ends ? dueAt : ends}::timestamptz)`)
  return token
}

export interface Link {
  readonly approval: string
  readonly person: string
  readonly expiresAt: string
  readonly usedAt: string | null
}

const columns = sql`approval_id as approval, person_id as person, expires_at as "expiresAt", used_at as "usedAt"`

export async function linkOf(db: Queryable, token: string): Promise<Link | undefined> {
  return (await db.query<Link>(sql`select ${columns} from approval_link where hash = ${hashOf(token)}`))[0]
}

/** Takes it: of many at once, one gets it. Undefined for the others. */
export async function takeLink(db: Queryable, token: string, now: string): Promise<Link | undefined> {
  const [taken] = await db.query<Link>(sql`
    update approval_link set used_at = ${now}::timestamptz
    where hash = ${hashOf(token)} and used_at is null and expires_at > ${now}::timestamptz returning ${columns}`)
  return taken
}

const keptDays = 90

/** Of links that have run out long ago nobody asks any more. */
export const forgetLinks = (db: Queryable, now: string): Promise<unknown> =>
  db.query(sql`delete from approval_link where expires_at < ${now}::timestamptz - ${`${keptDays} days`}::interval`)
