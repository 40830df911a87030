import sql, { empty as none, raw, type Sql } from 'sql-template-tag'
import { amountSql, askedBy, bandSql, columnOf } from '../../../kernel/records/internal.server.ts'
import { parseRule, ruleSql, type SqlContext } from '../../../kernel/rules/index.ts'
import type { Figure } from '../figures/figure.ts'

/** The parts of a figure's definition as SQL about a record `t`: days that are kept and days that are counted directly are made of the same. */
export interface Pieces {
  readonly band: Sql
  readonly amount: Sql
  readonly where: Sql
}

export function piecesOf({ measure, bands, where, at }: Figure, context: SqlContext): Pieces {
  return {
    // How old a record is follows from its day.
    band: bands && at !== undefined ? sql`coalesce(${bandSql(bands, context)}, 0)` : raw('0'),
    amount: amountOf(measure, context),
    where: where === undefined ? none : sql` and (${ruleSql(parseRule(where), context)})`,
  }
}

/** What is added up of each record; divided by how many there are, it gives the figure. */
function amountOf(measure: Figure['measure'], context: SqlContext): Sql {
  if (measure.is === 'count') return raw('0::double precision')
  if (measure.is === 'share') return sql`(case when ${ruleSql(parseRule(measure.rule), context)} then 1 else 0 end)::double precision`
  if (measure.is === 'average') return amountSql(measure.of, context)
  throw new Error(`Days cannot be added up to a ${measure.is}, so no such figure can be kept.`)
}

export { askedBy, columnOf }
