import type { Actor } from '../../kernel/actor.ts'
import { all, equals, type Rule } from '../../kernel/define/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import { every } from '../shared/every.server.ts'
import { article } from './definition.ts'
import { before, deflectionSince, openedSince, unansweredSince } from './facts.server.ts'
import { dayOf } from './review-day.ts'

const most = 50

/** What the knowledge base lacks: searches that found nothing, articles that nobody opens, what is due, and what it spared. */
export async function gapsSince({ records, store, database }: Ground, actor: Actor, days: number) {
  const db = database.for(actor.tenant)
  const now = store.now()
  const since = before(now, days * 86_400)
  const [searches, opened, deflection] = [await unansweredSince(db, since, most), await openedSince(db, since), await deflectionSince(db, since, now)]
  // One that was published just now had no time to be opened.
  const old = all(equals('live', true), { field: 'publishedAt', is: '<', value: since })
  const unopened: ArticleLine[] = []
  for await (const row of every(records, actor, article, old)) {
    if (!opened.has(row.id)) unopened.push(lineOf(row))
    if (unopened.length >= most) break
  }
  return {
    days,
    searches,
    unopened,
    due: await lines({ field: 'reviewAt', is: '<=', value: dayOf(now) }),
    stale: await lines(equals('stale', true)),
    deflection,
  }

  async function lines(rule: Rule): Promise<ArticleLine[]> {
    const { items } = await records.find(actor, article, { filter: all(equals('live', true), rule), sort: ['updatedAt'], limit: most })
    return items.map(lineOf)
  }
}

interface ArticleLine {
  readonly id: string
  readonly number: string
  readonly title: string | null
  readonly publishedAt: string | null
  readonly reviewAt: string | null
}

const lineOf = ({ id, number, heading, publishedAt, reviewAt }: Omit<ArticleLine, 'title'> & { readonly heading: string | null }): ArticleLine => ({
  id,
  number,
  title: heading,
  publishedAt,
  reviewAt: reviewAt ?? null,
})
