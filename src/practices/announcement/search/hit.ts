import type { RecordType } from '../../../kernel/define/index.ts'
import type { Hit } from '../../../kernel/search/index.server.ts'

/** A record as a search shows it, where another question than the search has found it. */
export function asHit(type: RecordType, row: object): Hit {
  const value = (name: string): string | null => {
    const found = (row as Readonly<Record<string, unknown>>)[name]
    return typeof found === 'string' ? found : null
  }
  const title = value(type.definition.views.title) ?? ''
  return {
    type: type.name,
    id: value('id') ?? '',
    number: value('number'),
    title,
    state: value('state'),
    category: value('category') as Hit['category'],
    updatedAt: value('updatedAt') ?? '',
    heading: [{ text: title, hit: false }],
    excerpt: [],
    similar: false,
  }
}
