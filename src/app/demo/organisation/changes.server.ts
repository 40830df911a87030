import type { Records } from '../../../kernel/records/index.server.ts'
import { person } from '../../../people/index.ts'
import { service } from '../../../practices/service/index.ts'
import type { Act } from '../telling/acts.server.ts'
import type { Organisation } from './found.server.ts'
import type { PersonKey } from './people.ts'

const day = 24 * 60 * 60_000

/** What changes in the organisation while people work: somebody leaves, somebody is promoted, a service ends. */
export function changesOf(records: Records, { actors, services }: Organisation, now: number): Act[] {
  const actor = (key: PersonKey) => {
    const found = actors.get(key)
    if (!found?.person) throw new Error(`The demo organisation has no '${key}'.`)
    return { ...found, person: found.person }
  }
  const change = (who: PersonKey, input: object, reason: string) => () => records.change(actor('lea'), person, actor(who).person, input, { reason })
  return [
    { at: now - 157 * day, play: change('rolf', { active: false }, 'Has left the company.') },
    { at: now - 117 * day, play: change('sander', { title: 'Shift lead dispatch' }, 'Promoted.') },
    {
      at: now - 64 * day,
      play: () => records.transition(actor('jonas'), service, services.get('fax') ?? '', 'retire', {}, { reason: 'The last two dealers order online now.' }),
    },
  ]
}
