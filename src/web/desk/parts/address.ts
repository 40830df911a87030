import { fieldType } from '../../../kernel/fields/index.ts'
import type { Row, TypeShape } from '../../client/index.ts'
import { isBlank } from '../../fields.ts'
import { currentLanguage } from '../../text/index.ts'

/** How a record is addressed: by its number where it has one. */
export const addressOf = (row: Row): string => (typeof row.number === 'string' ? row.number : row.id)

/** Its page, within the desk. */
export const pageOf = (type: TypeShape, row: Row): string => `/${type.path}/${addressOf(row)}`

/** What it is called. */
export const titleOf = (type: TypeShape, row: Row): string => {
  const field = type.fields[type.views.title]
  const title = row[type.views.title]
  if (type.single) return type.label.one[currentLanguage()]
  return field && !isBlank(title) ? fieldType(field.kind).say(title, field, currentLanguage()) : addressOf(row)
}

/** What it is spoken of by: its number, or what it is called. An id says nothing to anybody. */
export const nameOf = (type: TypeShape, row: Row): string => (type.numbered ? addressOf(row) : titleOf(type, row))
