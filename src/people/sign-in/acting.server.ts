import sql from 'sql-template-tag'
import type { Actor } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.ts'
import { type FoundPerson, groupsOf, type KnownPerson, known } from './identity.server.ts'

export type Known = KnownPerson

/** A person and the actor that they are when they call: for what asks by itself what somebody may see. */
export interface Acting {
  readonly person: KnownPerson
  readonly actor: Actor
}

/** Those of these people who are active, by id, with the rights that they have now. */
export async function actingAs(db: Queryable, tenant: string, ids: readonly string[]): Promise<ReadonlyMap<string, Acting>> {
  if (ids.length === 0) return new Map()
  const found = await db.query<FoundPerson>(sql`select ${known} from person p where p.id = any(${ids}::uuid[]) and p.active`)
  return new Map(found.map(row => [row.person, acting(tenant, row)]))
}

const acting = (tenant: string, found: FoundPerson): Acting => {
  const { person: id, audiences: _, ...rest } = found
  return {
    person: { ...rest, id },
    actor: {
      tenant,
      person: id,
      name: rest.name,
      roles: new Set(rest.roles),
      groups: groupsOf(found),
      channel: 'automation',
      language: rest.language,
      unbound: false,
    },
  }
}
