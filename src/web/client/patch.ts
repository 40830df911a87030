import type { QueryClient } from '@tanstack/react-query'
import type { ListData } from './lists.ts'
import { keys } from './query.ts'
import type { RecordPage, Row, RowPage } from './shapes.ts'

/** Writes values into every kept copy of a record, on its page and in lists; gives the way back. */
export function patchEverywhere(client: QueryClient, type: string, id: string, values: Readonly<Record<string, unknown>>): () => void {
  const before = [...client.getQueriesData({ queryKey: keys.records(type) }), ...client.getQueriesData({ queryKey: keys.lists(type) })]
  const touch = <T extends Row>(row: T): T => (row.id === id ? { ...row, ...values } : row)
  client.setQueriesData<RecordPage>({ queryKey: keys.records(type) }, record => record && touch(record))
  client.setQueriesData<ListData | RowPage>({ queryKey: keys.lists(type) }, data => {
    if (!data) return data
    if ('pages' in data) return { ...data, pages: data.pages.map(page => ({ ...page, items: page.items.map(touch) })) }
    return { ...data, items: data.items.map(touch) }
  })
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data)
  }
}
