import { type Actor, machine } from '../../../kernel/actor.ts'
import type { TenantDatabase } from '../../../kernel/database/index.server.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import { audience } from '../../../people/index.ts'
import { actingAs } from '../../../people/index.server.ts'
import { type AudienceKey, audiences } from './audiences.ts'
import type { PersonKey } from './people.ts'

/** Describes the audiences, and gives everybody those that they belong to. */
export async function describeAudiences(records: Records, db: TenantDatabase, actors: ReadonlyMap<PersonKey, Actor>) {
  const founder = machine(db.tenant, 'demo', 'demo')
  const ids = new Map<AudienceKey, string>()
  for (const [key, facts] of Object.entries(audiences)) ids.set(key as AudienceKey, (await records.create(founder, audience, facts)).id)
  const known = await actingAs(
    db,
    db.tenant,
    [...actors.values()].flatMap(({ person }) => person ?? []),
  )
  const groupsOf = (actor: Actor) => known.get(actor.person ?? '')?.actor.groups ?? actor.groups
  return { audiences: ids, actors: new Map([...actors].map(([key, actor]) => [key, { ...actor, groups: groupsOf(actor) }])) }
}
