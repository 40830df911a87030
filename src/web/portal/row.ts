import type { Row, TypeShape } from '../client/shapes.ts'

/** A field that holds text; blank if it holds nothing. */
export const textIn = (row: Row, field: string): string => {
  const value = row[field]
  return typeof value === 'string' ? value : ''
}

/** By which it is addressed and spoken of: its number, if it has one. */
export const addressOf = (row: Row): string => textIn(row, 'number') || row.id

export const titleIn = (type: TypeShape, row: Row): string => textIn(row, type.views.title) || addressOf(row)
