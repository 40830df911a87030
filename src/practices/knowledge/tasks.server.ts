import { all, differs, equals, type InputOf, type RowOf, type Text } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { article } from './definition.ts'
import { articleTask } from './task.definition.ts'

type Article = RowOf<typeof article>
type Purpose = NonNullable<RowOf<typeof articleTask>['purpose']>

/** Gives whoever answers for an article a task; none where one with the same purpose is open already. Tasks are spoken in the article's language. */
export async function giveTask(
  { records, by }: Pick<Context, 'records' | 'by'>,
  about: Article,
  purpose: Purpose,
  title: Text,
  more: InputOf<typeof articleTask> = {},
): Promise<void> {
  const actor = by('knowledge')
  if (purpose !== 'feedback' && (await records.count(actor, articleTask, openOf(about.id, purpose), 1)) > 0) return
  const text = about.language === 'de' ? title.de : title.en
  await records.create(actor, articleTask, { article: about.id, purpose, title: text.slice(0, 200), assignee: about.owner, ...more })
}

/** What the tasks asked for has been done. */
export async function endTasks({ records, by }: Context, id: string, purpose: Purpose): Promise<void> {
  const actor = by('knowledge')
  const { items } = await records.find(actor, articleTask, { filter: openOf(id, purpose) })
  for (const task of items) await records.transition(actor, articleTask, task.id, 'complete')
}

const openOf = (id: string, purpose: Purpose) => all(equals('article', id), equals('purpose', purpose), differs('category', 'done'))
