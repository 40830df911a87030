import type { Actor } from '../../kernel/actor.ts'
import type { AnyDefinition, RowOf, Rule } from '../../kernel/define/index.ts'
import type { Records } from '../../kernel/records/records.ts'

/** All records that a filter lets through, page by page. For sets that are small by nature: a parent's children, a problem's incidents. */
export async function* every<D extends AnyDefinition>(records: Records, actor: Actor, record: D, filter: Rule): AsyncGenerator<RowOf<D>> {
  let cursor: string | undefined
  do {
    const page = await records.find(actor, record, { filter, sort: ['createdAt'], limit: 500, ...(cursor === undefined ? {} : { cursor }) })
    yield* page.items
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
