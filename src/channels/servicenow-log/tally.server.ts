import type { LogRow } from './log-row.ts'
import { HeldRows, type ImportReport, StrangeWords } from './report.server.ts'

/** Counts what becomes of every row. */
export class Tally {
  readonly held = new HeldRows()
  readonly rows = { total: 0, imported: 0, present: 0, repeated: 0 }
  readonly incidents = { created: 0, extended: 0, unchanged: 0 }
  readonly renumbered: { number: string; now: string }[] = []
  readonly #strange = new StrangeWords()
  readonly #started = performance.now()

  take(rows: readonly LogRow[]): void {
    this.rows.imported += rows.length
    for (const { strange } of rows) for (const { column, word } of strange) this.#strange.add(column, word)
  }

  report(rest: Pick<ImportReport, 'file' | 'source' | 'dryRun' | 'made' | 'columns'>): ImportReport {
    const seconds = (performance.now() - this.#started) / 1000
    return {
      ...rest,
      rows: { ...this.rows, held: this.held.total },
      heldBy: this.held.counts,
      incidents: this.incidents,
      renumbered: this.renumbered,
      wordsLeftOut: this.#strange.list,
      held: this.held.first,
      seconds: Math.round(seconds * 10) / 10,
      rowsPerSecond: Math.round(this.rows.total / Math.max(seconds, 0.001)),
    }
  }
}
