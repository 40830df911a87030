import type { Observer } from '../../kernel/records/observer.ts'
import { reportedBy } from './facts.server.ts'

/** Whoever reports something for themselves or for another says that what was looked up did not spare it. */
export const watcher: Observer = {
  watches: type => type.definition.work !== undefined && type.fields.requester?.options.to === 'person',
  after: async ({ act, row }, { actor, now, send }) => {
    if (act !== 'create' || actor.channel === 'import') return
    const people = [row.requester, actor.person].filter((id): id is string => typeof id === 'string')
    if (people.length > 0) await send(reportedBy([...new Set(people)], now))
  },
}
