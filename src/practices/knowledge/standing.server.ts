import sql from 'sql-template-tag'
import type { Actor } from '../../kernel/actor.ts'
import { all, any, equals, type Rule } from '../../kernel/define/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import { decided } from '../../kernel/records/internal.server.ts'
import { article } from './definition.ts'
import { before } from './facts.server.ts'
import { articleFeedback } from './feedback.definition.ts'
import { authors } from './readers.ts'

/** How an article stands with its readers: for those who write, with figures; for all, what they said themselves and its translations. */
export async function standingOf({ records, store, database }: Ground, actor: Actor, idOrNumber: string) {
  const row = await records.get(actor, article, idOrNumber)
  const about = equals('article', row.id)
  const [mine] =
    actor.person === null ? [] : (await records.find(actor, articleFeedback, { filter: all(about, equals('person', actor.person)), limit: 1 })).items
  const original = row.translationOf ?? row.id
  const family: Rule = all(any(equals('id', original), equals('translationOf', original)), equals('live', true))
  const { items } = await records.find(actor, article, { filter: family, limit: 20 })
  return {
    mine: mine ? { id: mine.id, helpful: mine.helpful, words: mine.words } : null,
    translations: items.filter(one => one.id !== row.id).map(({ id, number, heading, language }) => ({ id, number, title: heading, language })),
    figures: decided(actor, authors) === true ? await figures() : null,
  }

  async function figures() {
    const [helpful, unhelpful] = await Promise.all([true, false].map(yes => records.count(actor, articleFeedback, all(about, equals('helpful', yes)))))
    const [opened] = await database
      .for(actor.tenant)
      .query<{ times: number }>(
        sql`select count(*)::integer as times from knowledge_opening where article_id = ${row.id}::uuid and at >= ${before(store.now(), 30 * 86_400)}::timestamptz`,
      )
    return { helpful: helpful ?? 0, unhelpful: unhelpful ?? 0, openedInMonth: opened?.times ?? 0 }
  }
}
