import sql from 'sql-template-tag'
import type { Observer } from '../../kernel/records/observer.ts'
import { candidatesOf } from './happened.ts'
import { tellJob } from './tell-job.ts'
import { isTold } from './templates/variables.ts'

/** What is loaded from elsewhere has been told there. */
const silent: ReadonlySet<string> = new Set(['import', 'demo'])

/**
 * Notes in the transaction of an act what it means to whom, and queues that they be told. One job of a record tells all that
 * has gathered, so that a transition and its comment reach somebody together.
 */
export const observer: Observer = {
  watches: isTold,
  after: async (observed, { send, actor, now, later }) => {
    if (silent.has(actor.channel)) return
    // Whoever did it knows; most who report something report it for themselves, and nobody need be told.
    const candidates = candidatesOf(observed, actor).filter(c => !('person' in c) || c.person !== actor.person || c.event === 'received')
    if (candidates.length === 0) return
    const { type, row, seq } = observed
    await send(sql`
      insert into notice (tenant_id, record_type, record_id, seq, at, actor_id, candidates)
      values (${actor.tenant}::uuid, ${type.name}, ${row.id}::uuid, ${seq}::integer, ${now}::timestamptz, ${actor.person}::uuid, ${JSON.stringify(candidates)}::jsonb)`)
    await later(tellJob, { type: type.name, record: row.id }, { key: row.id })
  },
}
