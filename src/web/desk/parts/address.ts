import type { Row, TypeShape } from '../../client/index.ts'

/** How a record is addressed: by its number where it has one. */
export const addressOf = (row: Row): string => (typeof row.number === 'string' ? row.number : row.id)

/** Its page, within the desk. */
export const pageOf = (type: TypeShape, row: Row): string => `/${type.path}/${addressOf(row)}`

/** What it is called. */
export const titleOf = (type: TypeShape, row: Row): string => {
  const title = row[type.views.title]
  return typeof title === 'string' && title !== '' ? title : addressOf(row)
}
