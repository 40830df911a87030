import sql, { raw } from 'sql-template-tag'
import type { Actor } from '../../kernel/actor.ts'
import type { TenantDatabase } from '../../kernel/database/index.ts'
import type { Language } from '../../kernel/define/index.ts'
import { hashOf } from './secret.server.ts'

/** Somebody who is signed in, and by what. */
export interface Identity {
  readonly kind: 'session' | 'token'
  /** Of the session or token. */
  readonly id: string
  readonly expiresAt: string
  /** Of a token; a session has none and is not narrowed. */
  readonly scopes: readonly string[] | null
  readonly person: KnownPerson
  readonly actor: Actor
}

export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly language: Language
  readonly timeZone: string | null
  /** Keys of roles, with those they include. */
  readonly roles: readonly string[]
  readonly groups: readonly { readonly id: string; readonly name: string }[]
}

/** As the query `known` finds a person. */
export interface FoundPerson extends Omit<KnownPerson, 'id'> {
  readonly person: string
  /** Ids of the audiences that the person belongs to. */
  readonly audiences: readonly string[]
}

interface Found extends FoundPerson {
  readonly id: string
  readonly expiresAt: string
  readonly seenAt: string | null
  readonly scopes: readonly string[] | null
}

/** Milliseconds an answer is good for in a process that has not heard of a change made in another one. */
const fresh = 5000
/** Sessions are seen this much later at most than they were used. */
const touchEvery = 60_000
const mostKept = 5000

/** A person with what they may do, as `p` in a query. Roles that are included in each other in a circle do no harm. */
export const known = raw(`p.id as person, p.name, p.email, p.language, p.time_zone as "timeZone",
  array(with recursive held as (
    select r.id, r.key, r.includes from "role" r where r.id = any(p.roles)
    union select r.id, r.key, r.includes from "role" r join held h on r.id = any(h.includes)
  ) select key from held order by key) as roles,
  coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name)
    from "group" g where g.members @> array[p.id] and g.active), '[]') as groups,
  array(select m.audience_id from audience_member m join audience a on a.id = m.audience_id where m.person_id = p.id and a.active) as audiences`)

/** What the rules of permissions know as the groups of somebody: those that name them, and those that describe them. */
export const groupsOf = ({ groups, audiences }: Pick<FoundPerson, 'groups' | 'audiences'>): string[] => [...groups.map(g => g.id), ...audiences]

/** What makes a session or token of the person void, however long it would last. */
const stillHere = (alias: string) => raw(`p.active and ${alias}.created_at > coalesce(p.access_ended_at, '-infinity')`)

/** Resolves cookies and tokens, each in one query, and remembers the answer for a few seconds. */
export class Identities {
  readonly #db: TenantDatabase
  readonly #now: () => string
  readonly #idle: string
  readonly #kept = new Map<string, { readonly at: number; readonly identity: Identity }>()
  #changes = 0

  constructor(db: TenantDatabase, now: () => string, idleHours: number) {
    this.#db = db
    this.#now = now
    this.#idle = `${idleHours} hours`
  }

  async bySession(secret: string): Promise<Identity | undefined> {
    return this.#resolve('session', secret)
  }

  async byToken(secret: string): Promise<Identity | undefined> {
    return this.#resolve('token', secret)
  }

  /** Something changed of a person, a role, a group, a session or a token. What is being resolved at this moment is not kept either. */
  forget(): void {
    this.#changes += 1
    this.#kept.clear()
  }

  async #resolve(kind: Identity['kind'], secret: string): Promise<Identity | undefined> {
    if (secret.length > 100) return undefined
    const hash = hashOf(secret)
    const key = `${kind} ${hash.toString('base64')}`
    const at = Date.parse(this.#now())
    const kept = this.#kept.get(key)
    if (kept && Math.abs(at - kept.at) < fresh && Date.parse(kept.identity.expiresAt) > at) return kept.identity
    const before = this.#changes
    const found = kind === 'session' ? await this.#session(hash) : await this.#token(hash)
    if (!found) return undefined
    const identity = identityOf(kind, this.#db.tenant, found)
    if (before === this.#changes) this.#keep(key, at, identity)
    this.#touch(kind, found, at)
    return identity
  }

  async #session(hash: Buffer): Promise<Found | undefined> {
    const now = this.#now()
    const [found] = await this.#db.query<Found>(sql`
      select s.id, s.expires_at as "expiresAt", s.seen_at as "seenAt", null as scopes, ${known}
      from session s join person p on p.id = s.person_id
      where s.hash = ${hash} and s.ended_at is null and s.expires_at > ${now}::timestamptz and s.seen_at > ${now}::timestamptz - ${this.#idle}::interval and ${stillHere('s')}`)
    return found
  }

  async #token(hash: Buffer): Promise<Found | undefined> {
    const [found] = await this.#db.query<Found>(sql`
      select t.id, t.expires_at as "expiresAt", t.used_at as "seenAt", t.scopes, ${known}
      from api_token t join person p on p.id = t.person_id
      where t.hash = ${hash} and t.revoked_at is null and t.expires_at > ${this.#now()}::timestamptz and ${stillHere('t')}`)
    return found
  }

  #keep(key: string, at: number, identity: Identity): void {
    if (this.#kept.size >= mostKept) this.#kept.clear()
    this.#kept.set(key, { at, identity })
  }

  /** Not waited for: a request must not fail because this does. */
  #touch(kind: Identity['kind'], { id, seenAt }: Found, at: number): void {
    if (seenAt !== null && at - Date.parse(seenAt) < touchEvery) return
    const now = new Date(at).toISOString()
    const statement =
      kind === 'session'
        ? sql`update session set seen_at = greatest(seen_at, ${now}::timestamptz) where id = ${id}::uuid`
        : sql`update api_token set used_at = greatest(used_at, ${now}::timestamptz) where id = ${id}::uuid`
    this.#db.query(statement).catch(() => {})
  }
}

function identityOf(kind: Identity['kind'], tenant: string, found: Found): Identity {
  const { id, person, name, email, language, timeZone, roles, groups, scopes, expiresAt } = found
  return {
    kind,
    id,
    expiresAt,
    scopes,
    person: { id: person, name, email, language, timeZone, roles, groups },
    actor: {
      tenant,
      person,
      name,
      roles: new Set(granted(roles, scopes)),
      groups: groupsOf(found),
      channel: kind === 'session' ? 'web' : 'api',
      language,
      unbound: false,
    },
  }
}

/** Without the scope `admin`, a token of an administrator does what anybody else at the desk may do. */
const granted = (roles: readonly string[], scopes: readonly string[] | null): readonly string[] =>
  scopes === null || scopes.includes('admin') ? roles : roles.filter(r => r !== 'administrator')
