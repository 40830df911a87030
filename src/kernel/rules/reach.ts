import sql, { join, type Sql } from 'sql-template-tag'
import type { Rule, Step } from '../define/index.ts'
import { columnOf, mayRead, mayReadRecord, named, type Scope, unguarded } from './scope.ts'

/** Writes a rule as SQL; given along by `ruleSql`, since the rules that guard a path are rules as well. */
export type Write = (rule: Rule | boolean, scope: Scope) => Sql

/** The condition on the last column of a path, where the path gets that far and all of it may be read. */
export function reach([step, ...rest]: readonly Step[], scope: Scope, write: Write, condition: (column: Sql) => Sql): Sql {
  if (!step) return sql`false`
  const column = columnOf(scope.alias, step.name)
  const behind = rest.length === 0 ? condition(column) : existsBehind(column, rest, scope, write, condition)
  const may = mayRead(step, scope)
  return may === true ? behind : sql`(${write(may, unguarded(scope, step.type))} and ${behind})`
}

/** The value at the end of a path as an expression; null where the path does not get there, or may not be read. */
export function valueAt([step, ...rest]: readonly Step[], scope: Scope, write: Write): Sql {
  if (!step) return sql`null`
  const column = columnOf(scope.alias, step.name)
  const value = rest.length === 0 ? column : valueBehind(column, rest, scope, write)
  const may = mayRead(step, scope)
  return may === true ? value : sql`case when ${write(may, unguarded(scope, step.type))} then ${value} end`
}

function valueBehind(column: Sql, rest: readonly Step[], scope: Scope, write: Write): Sql {
  const inner = within(rest, scope)
  return sql`(select ${valueAt(rest, inner, write)} from ${record(column, inner, write)})`
}

function existsBehind(column: Sql, rest: readonly Step[], scope: Scope, write: Write, condition: (column: Sql) => Sql): Sql {
  const inner = within(rest, scope)
  return sql`exists (select 1 from ${record(column, inner, write)} and ${reach(rest, inner, write, condition)})`
}

const within = ([next]: readonly Step[], scope: Scope): Scope => ({ ...scope, type: next?.type ?? scope.type, alias: scope.fresh() })

/** The one record that the column names, if it may be read. Its view shows one tenant only. */
function record(column: Sql, inner: Scope, write: Write): Sql {
  const may = mayReadRecord(inner.type, inner)
  const conditions = [sql`${columnOf(inner.alias, 'id')} = ${column}`, ...(may === true ? [] : [write(may, unguarded(inner, inner.type))])]
  return sql`${named(inner.type.table)} ${named(inner.alias)} where ${join(conditions, ' and ')}`
}
