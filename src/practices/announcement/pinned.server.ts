import type { Actor } from '../../kernel/actor.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { announcement } from './definitions/announcement.ts'

interface Pinned {
  readonly id: string
  readonly title: string
  readonly kind: string
}

const now = parseRule("pinned == true && state == 'published' && from <= now() && (until == null || until > now())")

/** What stands on top of every page for somebody, as they may read it now. */
export async function pinnedFor(records: Records, actor: Actor): Promise<readonly Pinned[]> {
  const { items } = await records.find(actor, announcement, { filter: now, sort: ['-from'], fields: ['title', 'kind'], limit: 3 })
  return items.map(({ id, title, kind }) => ({ id, title, kind }))
}
