import type { Actor } from '../../kernel/actor.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { topic } from '../../practices/announcement/index.ts'

/** Topics, by their names and by their ids. */
export interface Topics {
  /** The one that a page names, or else the innermost of its folders; none where there is no such topic, or several. */
  readonly of: (page: { readonly path: string; readonly topic: string | undefined }) => string | undefined
  readonly named: (id: string) => string | undefined
}

export async function topicsFor(records: Records, actor: Actor): Promise<Topics> {
  const rows: { readonly id: string; readonly name: string }[] = []
  let cursor: string | undefined
  do {
    const page = await records.find(actor, topic, { fields: ['name'], limit: 200, ...(cursor === undefined ? {} : { cursor }) })
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  const byName = Map.groupBy(rows, row => plain(row.name))
  const only = (name: string): string | undefined => {
    const [one, ...more] = byName.get(plain(name)) ?? []
    return more.length === 0 ? one?.id : undefined
  }
  const names = new Map(rows.map(row => [row.id, row.name]))
  return {
    of: page => (page.topic === undefined ? foldersOf(page.path).map(only).find(Boolean) : only(page.topic)),
    named: id => names.get(id),
  }
}

const foldersOf = (path: string): string[] => path.split('/').slice(0, -1).toReversed()

/** A folder is called `remote-access` where a topic is called Remote access. */
const plain = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .toLowerCase()
