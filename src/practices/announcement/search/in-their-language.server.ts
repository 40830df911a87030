import type { Actor } from '../../../kernel/actor.ts'
import type { RecordType } from '../../../kernel/define/index.ts'
import type { Ground } from '../../../kernel/practice.ts'
import type { Hit } from '../../../kernel/search/index.server.ts'

/** Kept in two languages: what stands in `name` stands in `nameDe` in German. */
const german = (name: string): string => `${name}De`
const isInBoth = ({ fields, definition }: RecordType): boolean => german(definition.views.title) in fields && german('summary') in fields

/** What is kept in both languages is found by either, and shown in that of the reader: its name and what it is in one line. */
export async function inTheirLanguage<H extends Hit>({ records, store }: Ground, actor: Actor, hits: readonly H[]): Promise<readonly H[]> {
  const types = store.model.types.filter(type => isInBoth(type) && hits.some(hit => hit.type === type.name))
  const told = new Map<string, Pick<Hit, 'title' | 'heading' | 'excerpt'>>()
  for (const { name, definition } of types) {
    const { title } = definition.views
    const ids = hits.flatMap(hit => (hit.type === name ? [hit.id] : []))
    const fields = [title, german(title), 'summary', german('summary')]
    const { items } = await records.find(actor, definition, { filter: { field: 'id', is: 'in', value: ids }, limit: ids.length, fields })
    for (const row of items as readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]) {
      const said = (field: string): string => {
        const text = (actor.language === 'de' && row[german(field)]) || row[field]
        return typeof text === 'string' ? text : ''
      }
      const summary = said('summary')
      told.set(row.id, { title: said(title), heading: [{ text: said(title), hit: false }], excerpt: summary === '' ? [] : [{ text: summary, hit: false }] })
    }
  }
  return hits.map(hit => ({ ...hit, ...told.get(hit.id) }))
}
