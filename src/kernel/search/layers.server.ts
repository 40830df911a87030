import sql, { empty as none, join, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { RecordType, Rule } from '../define/index.ts'
import { fieldReadable, ruleContext, type Unit } from '../records/internal.server.ts'
import { ruleSql } from '../rules/index.ts'
import { searched } from '../schema/index.ts'

/** The weights all of whose fields the actor may read on records that fulfil the condition: a hidden field must not be found by its words. */
export interface Layer {
  readonly weights: string
  readonly where: Sql
  /** Other words stand in the index too, and must not count. */
  readonly partial: boolean
}

/** One layer for what may be read on every record, and one for each condition under which more may be. */
export function layersOf(unit: Unit, actor: Actor, type: RecordType): Layer[] {
  const all = ['A', 'B', 'C'].flatMap(weight => {
    const fields = searched(type).filter(([, field]) => field.search === weight)
    return fields.length === 0 ? [] : [{ weight, rules: fields.map(([name]) => fieldReadable(actor, type, name)) }]
  })
  const ever = all.filter(w => !w.rules.includes(false)).map(w => ({ weight: w.weight, rules: w.rules.filter(rule => typeof rule !== 'boolean') }))
  const conditions = new Map(ever.map(w => [keyOf(w.rules), w.rules]))
  return [...new Map([[keyOf([]), []], ...conditions])].flatMap(([key, rules]) => {
    const weights = ever.filter(w => w.rules.length === 0 || keyOf(w.rules) === key).map(w => w.weight)
    const where =
      rules.length === 0
        ? none
        : sql` and ${join(
            rules.map(rule => sql`(${ruleSql(rule, ruleContext(unit, actor, type))})`),
            ' and ',
          )}`
    return weights.length === 0 ? [] : [{ weights: weights.join(''), where, partial: weights.length < all.length }]
  })
}

const keyOf = (rules: readonly Rule[]): string => JSON.stringify([...new Set(rules.map(rule => JSON.stringify(rule)))].sort())
