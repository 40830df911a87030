import type { Row } from '../../client/index.ts'

/** A view as it is kept: a record of type `view`. */
export interface SavedView {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly recordType: string
  readonly filter: string
  readonly sort: string
  readonly columns: readonly string[]
  readonly layout: 'table' | 'board'
  readonly owner: string | null
  readonly sharedWith: readonly string[]
  readonly everyone: boolean
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
/** Columns are kept as a list, or as one line of names. */
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.map(String)
    : text(value)
        .split(',')
        .map(t => t.trim())
        .filter(Boolean)

export const savedViewOf = (row: Row): SavedView => ({
  id: row.id,
  version: row.version,
  name: text(row.name),
  recordType: text(row.recordType),
  filter: text(row.filter),
  sort: text(row.sort),
  columns: texts(row.columns),
  layout: row.layout === 'board' ? 'board' : 'table',
  owner: typeof row.owner === 'string' ? row.owner : null,
  sharedWith: texts(row.sharedWith),
  everyone: row.everyone === true,
})
