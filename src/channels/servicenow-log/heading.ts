import { malformed } from '../../kernel/errors.ts'
import type { Place } from './log-row.ts'
import { columnsUsed, type Mapping } from './mapping.ts'

/** The columns of a file, by their names. */
export interface Heading {
  readonly names: readonly string[]
  readonly place: Place
}

/** @throws malformed if a column is missing that nothing can be read without */
export function headingOf(cells: readonly string[], mapping: Mapping): Heading {
  const names = cells.map(cell => cell.trim())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw malformed(`The heading names the column '${twice}' twice.`, 'bad_heading')
  const { rows, columns } = mapping
  const needed = [rows.number, rows.at, rows.order, ...columns.filter(rule => rule.field === 'state').map(rule => rule.column)]
  const lacking = needed.filter(column => !names.includes(column))
  if (lacking.length === 0) return { names, place: column => names.indexOf(column) }
  const has = names.join(', ').slice(0, 1000)
  throw malformed(
    `The file has no column ${lacking.map(c => `'${c}'`).join(', ')}. Its columns are: ${has}. Name the right ones in the mapping.`,
    'bad_heading',
  )
}

/** What becomes of each column. */
export interface ColumnFates {
  readonly taken: readonly string[]
  readonly leftOut: Readonly<Record<string, string>>
  /** In the file, but not in the mapping. */
  readonly notMapped: readonly string[]
  /** In the mapping, but not in the file. */
  readonly absent: readonly string[]
}

export function fatesOf({ names }: Heading, mapping: Mapping): ColumnFates {
  const used = columnsUsed(mapping)
  const { leftOut } = mapping
  return {
    taken: names.filter(name => used.has(name)),
    leftOut: Object.fromEntries([...leftOut].filter(([name]) => names.includes(name) && !used.has(name))),
    notMapped: names.filter(name => !used.has(name) && !leftOut.has(name)),
    absent: [...used].filter(name => !names.includes(name)),
  }
}
