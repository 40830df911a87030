import { isHeld, type HeldRow, type LogRow, type ReadRow } from './log-row.ts'
import { inOrder } from './sequence.ts'
import type { SortedRow } from './sorted-rows.server.ts'

/** What the log says about one incident, in order. */
export interface Log {
  readonly number: string
  readonly rows: readonly LogRow[]
  readonly held: readonly HeldRow[]
  /** Rows that stand in the file more than once. */
  readonly repeated: number
}

export function logOf(sorted: readonly SortedRow[], readRow: ReadRow): Log {
  const read = sorted.map(({ cells, row }) => readRow(cells, row))
  return { number: sorted[0]?.number ?? '', held: read.filter(isHeld), ...inOrder(read.filter((row): row is LogRow => !isHeld(row))) }
}

const incidentsAtOnce = 150
const rowsAtOnce = 1500

/** Rows of one incident together, some incidents at once. Larger batches are no faster, and leave more behind in memory. */
export async function* inBatches(rows: AsyncIterable<SortedRow>): AsyncGenerator<SortedRow[][]> {
  let batch: SortedRow[][] = []
  let size = 0
  for await (const row of rows) {
    const last = batch.at(-1)
    if (last?.[0]?.number === row.number) last.push(row)
    else {
      if (batch.length >= incidentsAtOnce || size >= rowsAtOnce) {
        yield batch
        batch = []
        size = 0
      }
      batch.push([row])
    }
    size += 1
  }
  if (batch.length > 0) yield batch
}
