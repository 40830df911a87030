import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { linesOf } from '../../kernel/exchange/index.server.ts'
import type { ColumnFates } from './heading.ts'
import type { HeldRow, Reason } from './log-row.ts'

/** What became of the rows of a log: every one is counted in exactly one place. */
export interface ImportReport {
  readonly file: string
  readonly source: string
  readonly dryRun: boolean
  readonly rows: { readonly total: number; readonly imported: number; readonly present: number; readonly repeated: number; readonly held: number }
  /** Rows held back, by reason. */
  readonly heldBy: Readonly<Partial<Record<Reason, number>>>
  readonly incidents: { readonly created: number; readonly extended: number; readonly unchanged: number }
  /** Other records made because the log names them, by record type. */
  readonly made: Readonly<Record<string, number>>
  /** Incidents whose number another record had already. */
  readonly renumbered: readonly { readonly number: string; readonly now: string }[]
  readonly columns: ColumnFates
  /** Words without a meaning in columns that may be empty: the row was taken, the word left out. */
  readonly wordsLeftOut: readonly { readonly column: string; readonly word: string; readonly rows: number; readonly remedy: string }[]
  /** The first rows held back; all of them are in the report file. */
  readonly held: readonly HeldRow[]
  readonly seconds: number
  readonly rowsPerSecond: number
}

const mostShown = 100

/** Rows held back, however many: all in a temporary file, the first in memory. */
export class HeldRows {
  readonly first: HeldRow[] = []
  readonly #counts = new Map<Reason, number>()
  #waiting: string[] = []
  #folder: string | undefined
  #total = 0

  get total(): number {
    return this.#total
  }

  get counts(): Partial<Record<Reason, number>> {
    return Object.fromEntries(this.#counts)
  }

  async add(row: HeldRow): Promise<void> {
    this.#total += 1
    this.#counts.set(row.reason, (this.#counts.get(row.reason) ?? 0) + 1)
    if (this.first.length < mostShown) this.first.push(row)
    this.#waiting.push(JSON.stringify(row))
    if (this.#waiting.length >= 5000) await this.#putAside()
  }

  /** Writes the report with every held row. */
  async write(path: string, report: ImportReport): Promise<void> {
    await this.#putAside()
    const { held: _, ...rest } = report
    const head = JSON.stringify(rest, undefined, 2).replace(/\n\}$/, '')
    await pipeline(Readable.from(withRows(head, this.#file())), createWriteStream(path))
  }

  async close(): Promise<void> {
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
  }

  #file(): string | undefined {
    return this.#folder === undefined ? undefined : join(this.#folder, 'held')
  }

  async #putAside(): Promise<void> {
    if (this.#waiting.length === 0) return
    this.#folder ??= await mkdtemp(join(tmpdir(), 'mainstay-import-'))
    const lines = this.#waiting.map(line => `${line}\n`)
    this.#waiting = []
    await pipeline(Readable.from(lines), createWriteStream(join(this.#folder, 'held'), { flags: 'a', mode: 0o600 }))
  }
}

async function* withRows(head: string, file: string | undefined): AsyncGenerator<string> {
  yield `${head},\n  "held": [`
  let before = '\n    '
  if (file !== undefined) {
    for await (const line of linesOf(file)) {
      yield before + line
      before = ',\n    '
    }
  }
  yield before === '\n    ' ? ']\n}\n' : '\n  ]\n}\n'
}

/** Words that were left out, counted. */
export class StrangeWords {
  readonly #counts = new Map<string, { column: string; word: string; rows: number }>()
  #more = 0

  add(column: string, word: string): void {
    const key = `${column} ${word}`
    const known = this.#counts.get(key)
    if (known) known.rows += 1
    else if (this.#counts.size < 1000) this.#counts.set(key, { column, word, rows: 1 })
    else this.#more += 1
  }

  get list(): ImportReport['wordsLeftOut'] {
    const remedy = (column: string, word: string) => `Say in the mapping what ${JSON.stringify(word)} means, under columns.${column}.values.`
    const known = [...this.#counts.values()].map(({ column, word, rows }) => ({ column, word, rows, remedy: remedy(column, word) }))
    return this.#more === 0
      ? known
      : [...known, { column: '(others)', word: '(others)', rows: this.#more, remedy: 'Mend those above first; there are too many to list.' }]
  }
}
