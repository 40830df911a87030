import sql, { type Sql } from 'sql-template-tag'
import type { Actor, Channel } from '../kernel/actor.ts'
import type { Queryable } from '../kernel/database/index.server.ts'
import { type FoundPerson, groupsOf, known } from './sign-in/identity.server.ts'

interface Found extends FoundPerson {
  readonly active: boolean
}

/** Somebody whom a channel knows by something else than a session. Whoever is not active may do nothing. */
export type Known = { readonly active: true; readonly actor: Actor } | { readonly active: false; readonly person: string }

/** By id, or by one of their addresses; undefined for nobody, and where an address is said to be several people's. */
export async function actingPerson(
  db: Queryable,
  who: { readonly id: string } | { readonly address: string },
  { tenant, channel }: { readonly tenant: string; readonly channel: Channel },
): Promise<Known | undefined> {
  const found = await db.query<Found>(
    sql`select ${known}, p.active from person p where ${'id' in who ? sql`p.id = ${who.id}::uuid` : has(who.address)} limit 2`,
  )
  const [one, another] = found
  if (!one || another) return undefined
  const { person, name, language, roles, active } = one
  if (!active) return { active, person }
  return { active, actor: { tenant, person, name, roles: new Set(roles), groups: groupsOf(one), channel, language, unbound: false } }
}

const has = (address: string): Sql => sql`(p.email = ${address.toLowerCase()} or p.other_addresses @> array[${address.toLowerCase()}]::text[])`
