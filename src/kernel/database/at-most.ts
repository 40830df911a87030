import { raw, type Sql } from 'sql-template-tag'

/**
 * `limit n`, written out: were it a parameter, PostgreSQL could not tell how few rows are wanted, would think little of the plan it has
 * kept, and make another one at each call (a third of the time that a list takes).
 */
export function atMost(count: number): Sql {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no number of rows.`)
  return raw(`limit ${count}`)
}
