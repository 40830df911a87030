import type { Channel } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import { invalidAll } from '../../kernel/errors.ts'
import type { Observed, Observer, ObserverContext } from '../../kernel/records/index.server.ts'
import { lookWith } from '../rules/index.server.ts'
import type { Automation } from './automation.ts'
import { chainNow } from './chain.server.ts'
import { faultsOf } from './check.server.ts'
import { automation } from './definition.ts'
import { type Happening, ownFacts, waitsFor } from './happening.ts'
import type { Engine } from './run.server.ts'

/** Types that automations can be about: all but their own. */
export const aboutTypes = (types: readonly RecordType[]): RecordType[] => types.filter(type => type.name !== automation.name)

/** Queues what an act may set off, in its transaction: one job for each act, and none where nothing waits for it. */
export const watcher: Observer = {
  watches: type => type.name !== automation.name,
  after: async (act, context) => {
    if (context.actor.channel === 'import') return
    const chain = chainNow()
    const happening = happeningOf(act, context.actor.channel)
    if (happening.fact?.startsWith(ownFacts)) return
    const automations = await context.table(automation)
    if (!automations.some(a => a.state === 'active' && !chain.includes(a.id) && waitsFor(a, act.type, happening))) return
    const { type, row, seq } = act
    await context.later('automations.act', { type: type.name, record: row.id, seq, chain }, { key: `${row.id} ${seq}` })
  },
}

function happeningOf({ type, act, transition, row, was, comment, fact }: Observed, channel: Channel): Happening {
  const names = act === 'change' || act === 'transition' ? Object.keys(type.fields) : []
  const changed = names.filter(name => was?.[name] !== row[name] && JSON.stringify(was?.[name]) !== JSON.stringify(row[name]) && name !== 'updatedAt')
  return {
    act,
    transition: transition ?? null,
    changes: Object.fromEntries(changed.map(name => [name, [was?.[name] ?? null, row[name] ?? null]])),
    visibility: comment?.visibility ?? 'public',
    channel,
    fact: fact?.kind ?? null,
  }
}

/** Nothing that could not run becomes active, and nothing active becomes such. */
export const keeper = (engine: Engine): Observer => ({
  watches: type => type.name === automation.name,
  before: async (draft, context) => {
    const row = draft.row as unknown as Automation
    // What is imported or seeded as active is taken as it is; should it not work, it will be parked.
    if (row.state !== 'active' || (draft.transition === undefined && draft.was?.state !== 'active')) return undefined
    const faults = await faultsOf(row, checking(engine, context), context.actor.language)
    if (faults.length > 0) throw invalidAll(faults)
    return undefined
  },
  after: async ({ transition, row }, context) => {
    if (transition === 'retry') await context.later('automations.retry', { automation: row.id }, { key: row.id })
  },
})

const checking = ({ store, acts }: Engine, context: ObserverContext) => ({
  model: store.model,
  look: lookWith(context.records, context.by('automations')),
  acts,
  types: aboutTypes(store.model.types),
})
