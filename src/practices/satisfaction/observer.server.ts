import { secondsOf } from '../../kernel/fields/index.ts'
import type { Observer } from '../../kernel/records/observer.ts'
import { settingsOf } from '../shared/settings.ts'
import { ratingOccasion } from './definitions/occasion.ts'
import { satisfactionSettings } from './definitions/settings.ts'
import { askJob } from './names.ts'
import { personAt, stands } from './standing.server.ts'

/** What is loaded from elsewhere was over there. */
const silent: ReadonlySet<string> = new Set(['import', 'demo'])

/** Notices when a record is done for somebody, and has them asked a while later. Whoever ended it themselves need not be asked. */
export const observer: Observer = {
  watches: type => type.definition.work !== undefined && type.definition.states !== undefined,
  after: async ({ type, act, row, was }, { actor, now, table, later, records, by, model }) => {
    if ((act !== 'create' && act !== 'change' && act !== 'transition') || row.state === was?.state || silent.has(actor.channel)) return
    const occasions = (await table(ratingOccasion)).filter(one => one.active && one.recordType === type.name)
    if (occasions.length === 0) return
    const settings = settingsOf(satisfactionSettings, await table(satisfactionSettings))
    if (!settings.asks) return
    const asking = { model, records, actor: by('satisfaction'), now }
    for (const occasion of occasions) {
      const person = await personAt(occasion, type, row, asking)
      if (person === null || person === actor.person || !(await stands(occasion, type, row, asking))) continue
      if (was && (await stands(occasion, type, was, asking))) continue
      const at = new Date(Date.parse(now) + secondsOf(settings.delay) * 1000).toISOString()
      await later(askJob, { occasion: occasion.id, record: row.id }, { key: row.id, at })
      return
    }
  },
}
