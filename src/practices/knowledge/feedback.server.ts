import type { RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { article } from './definition.ts'
import type { articleFeedback } from './feedback.definition.ts'
import { giveTask } from './tasks.server.ts'

type Feedback = RowOf<typeof articleFeedback>

/** What a reader says in words becomes a task of the article's owner. */
export const hearing: Ability<typeof articleFeedback> = {
  before: { create: ({ row }, { actor }) => ({ person: row.person ?? actor.person }) },
  after: {
    create: ({ row }, context) => heard(row, context),
    change: async ({ row, was }, context) => {
      if (row.words !== was?.words) await heard(row, context)
    },
  },
}

async function heard({ id, article: about, words, helpful }: Feedback, context: Context): Promise<void> {
  if (words === null || context.actor.channel === 'import') return
  const one = await context.records.get(context.by('knowledge'), article, about)
  const title = helpful
    ? { en: `A reader says: ${one.heading ?? one.title}`, de: `Rückmeldung: ${one.heading ?? one.title}` }
    : { en: `It did not help: ${one.heading ?? one.title}`, de: `Hat nicht geholfen: ${one.heading ?? one.title}` }
  await giveTask(context, one, 'feedback', title, { feedback: id, description: words })
}
