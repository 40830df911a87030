import { groupingText, measureText } from '../define/index.ts'
import { csvLine } from '../exchange/index.server.ts'
import type { Summary, SummaryQuery } from '../records/index.server.ts'

/** A summary as a file: one line for each group. Heads are what was asked, so that they are read back; records are named where names were asked for. */
export function summaryCsv({ by = [], measures }: SummaryQuery, { groups, names }: Summary): string {
  const head = [...by.map(groupingText), ...measures.map(measureText)]
  const said = (key: string | number | boolean | null, i: number): string => {
    const grouping = by[i]
    if (key === null) return ''
    return grouping && 'edges' in grouping ? bandText(Number(key), grouping.edges) : (names[String(key)]?.title ?? String(key))
  }
  const lines = groups.map(({ keys, values }) => csvLine([...keys.map(said), ...values.map(value => (value === null ? '' : String(value)))]))
  return [csvLine(head), ...lines].join('')
}

/** As `within` takes it: from where up to where, open at the ends. */
const bandText = (band: number, edges: readonly string[]): string => `${edges[band - 1] ?? ''}|${edges[band] ?? ''}`
