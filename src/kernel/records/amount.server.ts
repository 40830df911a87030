import sql, { join, raw, type Sql } from 'sql-template-tag'
import { type Amount, amountText, type Within } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import { askedValue, type SqlContext } from '../rules/index.ts'

/** What is reckoned of each record, as SQL: a number, or seconds. @throws malformed if it is nothing that can be reckoned with */
export function amountSql(amount: Amount, context: SqlContext): Sql {
  if ('from' in amount) return sql`extract(epoch from (${endSql(amount.to, context)} - ${endSql(amount.from, context)}))::double precision`
  const { kind, value } = askedValue(amount.field, context)
  if (!kind.amount) throw malformed(`'${amount.field}' is no number and no length of time, so it cannot be reckoned with.`, 'bad_measure')
  return sql`${around(kind.amount.sql, value)}::double precision`
}

function endSql(path: string, context: SqlContext): Sql {
  if (path === 'now') return sql`${context.now}::timestamptz`
  const { kind, value } = askedValue(path, context)
  if (kind.gathers !== 'time') throw malformed(`'${path}' is no moment, so no time can be reckoned from or to it.`, 'bad_measure')
  return sql`${value}::timestamptz`
}

/** A kind's expression for a column, around a value that may have parameters in it, which text cannot. */
function around(expression: (column: string) => string, value: Sql): Sql {
  const pieces = expression('\0').split('\0')
  return join(
    pieces.flatMap((piece, i) => (i === 0 ? [raw(piece)] : [value, raw(piece)])),
    '',
  )
}

/** Where an amount is cut: seconds for lengths of time. @throws malformed */
export function edgeOf(text: string): number {
  if (!text.startsWith('P')) return Number(text)
  const parsed = fieldType('duration').parseOperand(text, anyField)
  if ('fault' in parsed) throw malformed(parsed.fault, 'bad_grouping')
  return Number(parsed.value)
}

const anyField = { kind: 'duration', label: { en: '', de: '' }, required: false, computed: false, unique: false, options: {} }

/** The condition that an amount lies where the caller wants it. */
export function withinSql({ of, least, below }: Within, context: SqlContext): Sql {
  if (least === undefined && below === undefined) throw malformed(`Say from where or up to where ${amountText(of)} is wanted.`, 'bad_filter')
  const amount = amountSql(of, context)
  const ends = [...(least === undefined ? [] : [sql`${amount} >= ${edgeOf(least)}`]), ...(below === undefined ? [] : [sql`${amount} < ${edgeOf(below)}`])]
  return sql`(${join(ends, ' and ')})`
}
