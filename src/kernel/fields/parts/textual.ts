import type { FieldType } from '../type.ts'
import { order, partOfText } from './comparisons.ts'
import { plain } from './plain.ts'

/**
 * What all kinds kept as text have in common. They are compared by code point (`collate "C"`): the same on every
 * machine and in every release of a locale library, and what JavaScript can repeat.
 */
export const textual: Omit<FieldType<string>, 'kind' | 'parse' | 'fromText' | 'schema'> = {
  column: () => 'text',
  read: String,
  write: value => value,
  operand: column => `(${column}) collate "C"`,
  comparable: value => value,
  toText: value => value,
  say: value => value,
  comparisons: [...order, ...partOfText],
  // Not trimmed and not checked: a part of a value need not be one.
  parseOperand: plain,
  many: false,
  searchText: column => column,
}
