import { all, equals, type RowOf, type Rule } from '../../kernel/define/index.ts'
import { Failure, invalid } from '../../kernel/errors.ts'
import type { Job, JobContext } from '../../kernel/jobs/job.ts'
import { machine } from '../../kernel/actor.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { article } from './definition.ts'
import { dayOf } from './review-day.ts'
import { endTasks, giveTask } from './tasks.server.ts'

/** Publishes what was planned for now. */
export const publishDue: Job = {
  name: 'article.publishDue',
  every: 'PT1M',
  run: (_, context) =>
    each(context, all(equals('state', 'scheduled'), { field: 'publishAt', is: '<=', value: { now: '' } }), async ({ id }) => {
      await context.records.transition(context.actor, article, id, 'publish')
    }),
}

/** What was valid up to yesterday is outdated. Where it is being revised, readers lose the old version all the same. */
export const outdate: Job = {
  name: 'article.outdate',
  every: 'PT30M',
  run: async (_, context) => {
    const { records, actor, now } = context
    await each(context, all(equals('live', true), { field: 'validTo', is: '<', value: dayOf(now) }), async ({ id, state }) => {
      if (state === 'published') await records.transition(actor, article, id, 'outdate')
      else await records.change(actor, article, id, {}, { given: { live: false }, reason: 'It was valid to a day that has passed.' })
    })
  },
}

/** Asks owners to look again at what is due for review. */
export const remind: Job = {
  name: 'article.remind',
  every: 'PT1H',
  run: async (_, context) => {
    const { records, now } = context
    const by = (name: string) => machine(context.actor.tenant, name, 'automation')
    await each(context, all(equals('live', true), { field: 'reviewAt', is: '<=', value: dayOf(now) }), row =>
      records.together(context.actor, within =>
        giveTask(
          { records: within, by },
          row,
          'review',
          { en: `Review: ${row.heading ?? row.title}`, de: `Prüfen: ${row.heading ?? row.title}` },
          { dueOn: row.reviewAt },
        ),
      ),
    )
  },
}

type Article = RowOf<typeof article>

/** Somebody may have moved it meanwhile, or one may lack what it needs: the others go on. */
async function each(context: JobContext, which: Rule, act: (row: Article) => Promise<void>): Promise<void> {
  const { records, actor, signal } = context
  for await (const row of every(records, actor, article, which)) {
    if (signal.aborted) return
    try {
      await act(row)
    } catch (failure) {
      if (!(failure instanceof Failure) || !['conflict', 'missing', 'stale', 'invalid'].includes(failure.kind)) throw failure
    }
  }
}

/** A review that was made ends its task. */
export const reviewed: Ability<typeof article> = {
  before: {
    transitions: {
      confirm: ({ row }, { now, actor }) => {
        if (row.reviewAt !== null && row.reviewAt > dayOf(now)) return undefined
        throw invalid('reviewAt', { en: 'Say by which day it is to be looked at again.', de: 'Bitte sagen, bis wann er wieder zu prüfen ist.' }[actor.language])
      },
    },
  },
  after: {
    transitions: {
      confirm: ({ row }, context) => endTasks(context, row.id, 'review'),
      publish: async ({ row }, context) => {
        await endTasks(context, row.id, 'review')
        await endTasks(context, row.id, 'translation')
      },
      markTranslated: ({ row }, context) => endTasks(context, row.id, 'translation'),
    },
  },
}
