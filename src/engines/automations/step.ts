import type { ActRow } from './automation.ts'

/** Rows that are one act: fields that are set together, or an act and what is given along. */
export interface Step {
  readonly act: ActRow
  readonly fields: readonly ActRow[]
}

/** `with` belongs to the row before it; what sets fields one after the other is one change. */
export function stepsOf(rows: readonly ActRow[]): Step[] {
  const steps: { act: ActRow; fields: ActRow[] }[] = []
  for (const row of rows) {
    const last = steps.at(-1)
    const joins = row.act === 'with' || (row.act === 'setField' && last?.act.act === 'setField')
    if (last && joins) last.fields.push(row)
    else steps.push({ act: row, fields: row.act === 'setField' ? [row] : [] })
  }
  return steps
}
