import { createHash, randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.ts'

/** 256 random bits. Only their hash is kept: whoever reads the table can rate nothing. */
const newSecret = (): string => randomBytes(32).toString('base64url')
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

interface For {
  readonly rating: string
  readonly person: string
  readonly email: string
  readonly expires: string
}

/** A secret that answers one rating, once, in the name of the person whose mailbox it is sent to. */
export async function newToken(db: Queryable, tenant: string, { rating, person, email, expires }: For): Promise<string> {
  const secret = newSecret()
  await db.query(sql`
    insert into rating_token (tenant_id, hash, rating_id, person_id, email, expires_at)
    values (${tenant}::uuid, ${hashOf(secret)}, ${rating}::uuid, ${person}::uuid, ${email}, ${expires}::timestamptz)`)
  return secret
}

export interface Holder {
  readonly rating: string
  readonly person: string
}

const wellFormed = (secret: string): boolean => /^[\w-]{43}$/.test(secret)

/** Whose token it is, while it is good: not used, not run out, and sent to the address that is still theirs. */
export async function holderOf(db: Queryable, secret: string, now: string): Promise<Holder | undefined> {
  if (!wellFormed(secret)) return undefined
  const [holder] = await db.query<Holder>(sql`
    select t.rating_id as rating, t.person_id as person from rating_token t join person p on p.id = t.person_id
    where t.hash = ${hashOf(secret)} and t.used_at is null and t.expires_at > ${now}::timestamptz and p.active and p.email = t.email`)
  return holder
}

/** Uses it up; of many at once, one succeeds. */
export async function redeem(db: Queryable, secret: string, now: string): Promise<boolean> {
  const used = await db.query(sql`update rating_token set used_at = ${now}::timestamptz where hash = ${hashOf(secret)} and used_at is null returning 1`)
  return used.length === 1
}

/** What has run out goes. */
export const forgetTokens = (db: Queryable, now: string): Promise<unknown> =>
  db.query(sql`delete from rating_token where expires_at < ${now}::timestamptz - interval '1 day'`)
