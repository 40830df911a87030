import sql from 'sql-template-tag'
import type { Desk } from './desk.server.ts'
import type { Event } from './events.ts'
import type { Candidate } from './happened.ts'
import type { Notice } from './notices.server.ts'

interface Choices {
  readonly groupAudience: 'members' | 'leads'
  readonly managersHear: boolean
}

/** Who is told of a notice, each of one event: the first that fits. Never whoever did it. Whether they may know of it is asked later. */
export async function concernedBy(desk: Desk, notice: Notice, choices: Choices): Promise<ReadonlyMap<string, Event>> {
  const concerned = new Map<string, Event>()
  for (const candidate of notice.candidates) {
    for (const person of await peopleOf(desk, candidate, choices)) {
      if (isDoer(notice, person, candidate.event) || concerned.has(person)) continue
      concerned.set(person, candidate.event)
    }
  }
  return concerned
}

/** A receipt is for whoever did it. */
const isDoer = ({ actor }: Notice, person: string, event: Event): boolean => person === actor && event !== 'received'

async function peopleOf({ db }: Desk, candidate: Candidate, { groupAudience, managersHear }: Choices): Promise<readonly string[]> {
  if ('person' in candidate) return [candidate.person]
  const query = (statement: ReturnType<typeof sql>) => db.query<{ id: string }>(statement).then(rows => rows.map(row => row.id))
  if ('address' in candidate) return query(sql`select id from person where email = ${candidate.address}`)
  if ('managerOf' in candidate)
    return managersHear ? query(sql`select manager as id from person where id = ${candidate.managerOf}::uuid and manager is not null`) : []
  const [group, column] = 'leadsOf' in candidate ? [candidate.leadsOf, 'leads'] : [candidate.group, groupAudience]
  const members = query(sql`select unnest(members) as id from "group" where id = ${group}::uuid and active`)
  if (column === 'members') return members
  const leads = await query(sql`select unnest(leads) as id from "group" where id = ${group}::uuid and active`)
  // A group without leads must not go unheard.
  return leads.length > 0 || 'leadsOf' in candidate ? leads : members
}
