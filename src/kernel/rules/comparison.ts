import sql, { empty, raw, type Sql } from 'sql-template-tag'
import type { Comparison } from '../define/index.ts'
import type { Comparable } from '../fields/index.ts'
import { type Place, valueType } from './place.ts'

/** A column compared with constants, several only for `in`. */
export function withConstants(place: Place, column: Sql, is: Comparison, values: readonly Comparable[]): Sql {
  const [value = ''] = values
  switch (is) {
    case 'in':
      return sql`${same(place, column)} = any(${values}${cast(place, '[]')})`
    case 'contains':
      return place.kind.many ? sql`${column} @> array[${value}${cast(place)}]` : like(column, `%${escaped(value)}%`)
    case 'startsWith':
      return like(column, `${escaped(value)}%`)
    case 'endsWith':
      return like(column, `%${escaped(value)}`)
    case '==':
    case '!=':
      return sql`${same(place, column)} = ${value}${cast(place)}`
    default:
      return sql`${ordered(place, column)} ${raw(is)} ${value}${cast(place)}`
  }
}

/** A column compared with another one. */
export function withField(place: Place, left: Sql, is: Comparison, other: Place, right: Sql): Sql {
  switch (is) {
    case 'contains':
      return place.kind.many ? sql`${right} = any(${left})` : sql`strpos(lower(${left}), lower(${right})) > 0`
    case 'startsWith':
      return sql`starts_with(lower(${left}), lower(${right}))`
    case 'endsWith':
      return sql`right(lower(${left}), length(lower(${right}))) = lower(${right})`
    case '==':
    case '!=':
    case 'in':
      return sql`${same(place, left)} = ${same(other, right)}`
    default:
      return sql`${ordered(place, left)} ${raw(is)} ${ordered(other, right)}`
  }
}

// Titles have a trigram index on lower(...), which serves `like` with a pattern that begins with %.
const like = (column: Sql, pattern: string): Sql => sql`lower(${column}) like lower(${pattern}::text)`
const escaped = (value: Comparable): string => String(value).replace(/[\\%_]/g, '\\$&')

/** What is compared by size: what the kind of field says. */
const ordered = ({ kind }: Place, column: Sql): Sql => filled(kind.operand(hole), column)

/** What is compared for sameness: without a collation, which changes nothing there but keeps the column's index from serving. */
const same = ({ kind }: Place, column: Sql): Sql => (comparesColumn(kind.operand(hole)) ? column : filled(kind.operand(hole), column))

/** The SQL type of a value; a kind that compares something else than its column leaves it to PostgreSQL to find out. */
const cast = (place: Place, list: '' | '[]' = ''): Sql => (comparesColumn(place.kind.operand(hole)) ? raw(`::${valueType(place)}${list}`) : empty)

/** Stands for the column in a kind's expression: a column of ours may be an expression with parameters, which text is not. */
const hole = '\0'
const comparesColumn = (operand: string): boolean => operand === hole || operand === `(${hole}) collate "C"`

function filled(operand: string, column: Sql): Sql {
  const [first = '', ...rest] = operand.split(hole)
  return rest.reduce((before, part) => sql`${before}${column}${raw(part)}`, raw(first))
}
