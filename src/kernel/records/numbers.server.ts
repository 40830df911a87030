import sql, { raw } from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'
import type { RecordType } from '../define/index.ts'

/** Draws numbers for records that bring none. */
export async function drawNumbers(db: Queryable, type: RecordType, count: number): Promise<readonly string[]> {
  const drawn = await db.query<{ number: string }>(
    sql`select ${type.definition.numbered} || lpad(nextval(${sequenceOf(type)}::regclass)::text, 7, '0') as number from generate_series(1, ${count}::integer)`,
  )
  return drawn.map(row => row.number)
}

/** Numbers that are drawn from now on lie behind those that were brought, so that none is given twice. */
export async function movePast(db: Queryable, type: RecordType, numbers: readonly string[]): Promise<void> {
  const { numbered } = type.definition
  if (numbered === undefined) return
  const form = new RegExp(`^${numbered}(\\d{1,15})$`)
  const counts = numbers.map(number => Number(form.exec(number)?.[1] ?? 0))
  const highest = counts.reduce((most, count) => Math.max(most, count), 0)
  const sequence = sequenceOf(type)
  await db.query(sql`select setval(${sequence}::regclass, ${highest}::bigint) where (select last_value from ${raw(sequence)}) < ${highest}::bigint`)
}

const sequenceOf = (type: RecordType): string => `app.${type.table}_number`
