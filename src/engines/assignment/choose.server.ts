import type { Model } from '../../kernel/define/index.ts'
import type { ObserverContext } from '../../kernel/records/index.server.ts'
import { person } from '../../people/index.ts'
import { type Group, isAway, knows, type Member, type Needed, type Way } from './member.ts'
import { keepTurn, lastTurns, nextTurn, openOf } from './queries.server.ts'
import { say } from './words.ts'
import { isWorking } from './working.server.ts'

export interface Choosing {
  readonly model: Model
  readonly context: ObserverContext
  readonly group: Group
  readonly way: Exclude<Way, 'none'>
  readonly needed: Needed
}

export interface Chosen {
  readonly person: string | undefined
  readonly why: string
}

/** One of the group's members, and why; nobody where nobody is there who can. */
export async function choose(choosing: Choosing): Promise<Chosen> {
  const { context, group, way, needed } = choosing
  const { language } = context.actor
  const turn = await nextTurn(context.db, context.actor.tenant, group.id)
  const members = await membersInTurn(choosing)
  const able = new Map<string, Member>()
  for (const member of members) if (await isAble(choosing, member)) able.set(member.id, member)
  const names = { group: group.name, skills: needed.skills.join(', ') }
  if (able.size === 0) return { person: undefined, why: say(needed.skills.length > 0 ? 'nobodySkilled' : 'nobody', language, names) }
  const { whose, person, why } = way === 'roundRobin' ? byTurn(choosing, members, able) : await byLoad(choosing, [...able.values()])
  await keepTurn(context.db, context.actor.tenant, group.id, whose, turn)
  const skilled = needed.skills.length > 0 ? `${say('skilled', language, names)} ` : ''
  return { person, why: skilled + why }
}

/** Active members, whoever was chosen longest ago first; those who never were by name. */
async function membersInTurn({ context, group }: Choosing): Promise<readonly Member[]> {
  const ids = group.members ?? []
  const members: Member[] = []
  for (let start = 0; start < ids.length; start += 500) {
    const filter = { all: [{ field: 'id', is: 'in', value: ids.slice(start, start + 500) } as const, { field: 'active', is: '==', value: true } as const] }
    members.push(...(await context.records.find(context.by('assignment'), person, { filter, sort: ['name'], limit: 500 })).items)
  }
  const turns = await lastTurns(context.db, group.id)
  return members.toSorted((a, b) => (turns.get(a.id) ?? 0) - (turns.get(b.id) ?? 0))
}

const isAble = async ({ context, group, needed }: Choosing, member: Member): Promise<boolean> =>
  !isAway(member, context.now) && knows(member, needed) && (await isWorking(member, group, context))

interface Picked {
  /** Whose turn is over: of somebody who is away and had a deputy, theirs. */
  readonly whose: string
  readonly person: string
  readonly why: string
}

/** The first in turn who is there, or whose deputy in the group is. */
function byTurn({ context: { now, actor } }: Choosing, members: readonly Member[], able: ReadonlyMap<string, Member>): Picked {
  for (const member of members) {
    if (able.has(member.id)) return { whose: member.id, person: member.id, why: say('turn', actor.language, { person: member.name }) }
    const deputy = isAway(member, now) ? able.get(member.deputy ?? '') : undefined
    if (deputy) return { whose: member.id, person: deputy.id, why: say('instead', actor.language, { person: deputy.name, absent: member.name }) }
  }
  throw new Error('Nobody was able, which was looked at before.')
}

/** Whoever has the fewest open; of several whoever was chosen longest ago, in which order they come. */
async function byLoad({ context, model }: Choosing, able: readonly Member[]): Promise<Picked> {
  const counts = await openOf(
    context.db,
    model,
    able.map(m => m.id),
  )
  const count = (m: Member) => counts.get(m.id) ?? 0
  const least = able.reduce((best, member) => (count(member) < count(best) ? member : best))
  return { whose: least.id, person: least.id, why: say('fewest', context.actor.language, { person: least.name, count: count(least) }) }
}
