import sql from 'sql-template-tag'
import type { Actor } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.server.ts'
import { all, equals, type RowOf } from '../../kernel/define/index.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { audience } from '../definitions/audience.ts'
import { person } from '../definitions/person.ts'

export interface MembershipGround {
  readonly records: Records
  readonly db: Queryable
  readonly actor: Actor
}

type Audience = Pick<RowOf<typeof audience>, 'id' | 'who'>

const active = equals('active', true)
const described = (who: string) => all(active, parseRule(who))

/** Writes down who belongs to the audience: whom its condition describes. */
export async function settle({ records, db, actor }: MembershipGround, { id, who }: Audience): Promise<void> {
  const people = await everybody(records, actor, who)
  await db.query(sql`delete from audience_member where audience_id = ${id}::uuid and not person_id = any(${people}::uuid[])`)
  await db.query(sql`insert into audience_member (tenant_id, audience_id, person_id)
    select ${actor.tenant}::uuid, ${id}::uuid, person_id from unnest(${people}::uuid[]) as person_id on conflict do nothing`)
}

async function everybody(records: Records, actor: Actor, who: string): Promise<readonly string[]> {
  const people: string[] = []
  let cursor: string | undefined
  do {
    const from = cursor === undefined ? {} : { cursor }
    const page = await records.find(actor, person, { filter: described(who), sort: ['createdAt'], limit: 500, fields: [], ...from })
    people.push(...page.items.map(one => one.id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return people
}

/** Writes down to which of these audiences the person belongs. */
export async function judge({ records, db, actor }: MembershipGround, audiences: readonly Audience[], id: string): Promise<void> {
  const its: string[] = []
  for (const one of audiences) if ((await records.count(actor, person, all(equals('id', id), described(one.who)), 1)) > 0) its.push(one.id)
  await db.query(sql`delete from audience_member where person_id = ${id}::uuid and not audience_id = any(${its}::uuid[])`)
  await db.query(sql`insert into audience_member (tenant_id, audience_id, person_id)
    select ${actor.tenant}::uuid, audience_id, ${id}::uuid from unnest(${its}::uuid[]) as audience_id on conflict do nothing`)
}

/** All of them anew, without those of audiences that were removed: these let nobody in, their rows are only in the way. */
export async function reckon(ground: MembershipGround, signal?: AbortSignal): Promise<void> {
  await ground.db.query(sql`delete from audience_member m where not exists (select 1 from audience a where a.id = m.audience_id)`)
  let cursor: string | undefined
  do {
    const page = await ground.records.find(ground.actor, audience, { sort: ['createdAt'], ...(cursor === undefined ? {} : { cursor }) })
    for (const one of page.items) {
      if (signal?.aborted) return
      await settle(ground, one)
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
