import sql, { join, type Sql } from 'sql-template-tag'
import type { Comparison, RecordType, Rule } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { checkRule } from './check.ts'
import { tooLarge } from './limits.ts'
import { withConstants, withField } from './comparison.ts'
import { constants } from './operand.ts'
import { isField, pathsOf } from './paths.ts'
import { isReadable, type Place, placeOf, unknownPath } from './place.ts'
import { reach, valueAt } from './reach.ts'
import { columnOf, type Guard, mayRead, type Scope, settled, type SqlContext } from './scope.ts'
import { simplify } from './simplify.ts'

/**
 * The rule as a condition in SQL: true exactly for the records for which `holds` is; for others it may be null
 * instead of false.
 *
 * Columns stand bare, so that their indexes serve. A path through a reference becomes `exists`, which PostgreSQL turns
 * into a join or a hash where that is cheaper; a scalar subquery it evaluates once per row. (First 50 of 300,000 records
 * by `service.owner`, where few or none fit: 0.5 to 17 ms against 17 to 440; count: 2 ms against 240. Never slower.)
 * @throws malformed `field_not_queryable` for a field that the caller may not read, and likewise for one that does not
 * exist; `bad_filter` for anything else that cannot be asked
 */
export function ruleSql(rule: Rule, context: SqlContext): Sql {
  if (context.guard) checkGuarded(rule, context, context.guard)
  return write(simplify(rule, context.asker), { ...context, fresh: aliases(context) })
}

/** The value that a path names, as an SQL expression; null where a reference on the way is empty. */
export const pathSql = (path: string, context: SqlContext): Sql => {
  const scope = { ...context, fresh: aliases(context) }
  return valueAt(placeIn(scope, path).steps, scope, write)
}

/** From what the driver gives for `pathSql` to the value that `holds` expects. */
export const readPath = (path: string, stored: unknown, { model, type }: Pick<SqlContext, 'model' | 'type'>): unknown =>
  stored === null ? null : placeOf(model, type, path)?.kind.read(stored)

function aliases({ alias }: SqlContext): () => string {
  let count = 0
  return () => `${alias}_${++count}`
}

function checkGuarded(rule: Rule, { model, type, asker }: SqlContext, guard: Guard) {
  const large = tooLarge(rule)
  if (large !== undefined) throw malformed(large, 'bad_filter')
  const readable = (on: RecordType, field: string) => settled(guard.field(on, field), asker) !== false
  for (const path of pathsOf(rule)) {
    const place = placeOf(model, type, path)
    if (!place || !isReadable(place, readable)) throw malformed(unknownPath(model, type, path, readable), 'field_not_queryable')
  }
  const [fault] = checkRule(model, type, rule, readable)
  if (fault !== undefined) throw malformed(fault, 'bad_filter')
}

function write(rule: Rule | boolean, scope: Scope): Sql {
  if (typeof rule === 'boolean') return rule ? sql`true` : sql`false`
  if ('all' in rule)
    return sql`(${join(
      rule.all.map(r => write(r, scope)),
      ' and ',
    )})`
  if ('any' in rule)
    return sql`(${join(
      rule.any.map(r => write(r, scope)),
      ' or ',
    )})`
  if ('not' in rule) return negated(write(rule.not, scope))
  if ('memberOf' in rule) return memberOf(placeIn(scope, rule.memberOf), scope)
  if ('empty' in rule) return rule.empty ? empty(placeIn(scope, rule.field), scope) : filled(placeIn(scope, rule.field), scope)
  if ('is' in rule) return comparison(placeIn(scope, rule.field), rule, scope)
  // What depends on the asker alone was simplified away.
  return write(simplify(rule, scope.asker), scope)
}

/** Exact also where the condition is null: that counts as false, so its negation is true. */
const negated = (condition: Sql): Sql => sql`((${condition}) is not true)`

function placeIn({ model, type }: Scope, path: string): Place {
  const place = placeOf(model, type, path)
  if (!place) throw malformed(unknownPath(model, type, path), 'field_not_queryable')
  return place
}

const memberOf = (place: Place, scope: Scope): Sql => {
  const { groups } = scope.asker
  return reach(place.steps, scope, write, column => (place.kind.many ? sql`${column} && ${groups}::uuid[]` : sql`${column} = any(${groups}::uuid[])`))
}

const filled = (place: Place, scope: Scope): Sql =>
  reach(place.steps, scope, write, column => (place.kind.many ? sql`cardinality(${column}) > 0` : sql`${column} is not null`))

function empty(place: Place, scope: Scope): Sql {
  const [step, ...more] = place.steps
  // An index serves `is null`, but not `(... is not null) is not true`.
  const plain = step && more.length === 0 && !place.kind.many && mayRead(step, scope) === true
  return plain ? sql`${columnOf(scope.alias, step.name)} is null` : negated(filled(place, scope))
}

function comparison(place: Place, { field, is, value }: Extract<Rule, { is: Comparison }>, scope: Scope): Sql {
  if (is === '!=') return negated(comparison(place, { field, is: '==', value }, scope))
  if (isField(value)) {
    const other = placeIn(scope, value.field)
    const right = valueAt(other.steps, scope, write)
    return reach(place.steps, scope, write, left => withField(place, left, is, other, right))
  }
  const values = constants(value, place, scope.asker, scope.now)
  return values.length === 0 ? sql`false` : reach(place.steps, scope, write, column => withConstants(place, column, is, values))
}
