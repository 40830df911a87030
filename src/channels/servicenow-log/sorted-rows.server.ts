import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { linesOf } from '../../kernel/exchange/index.server.ts'
import type { RowKey } from './log-row.ts'

/** A row that came back: its line in the file and its cells. */
export interface SortedRow {
  readonly number: string
  readonly row: number
  readonly cells: readonly string[]
}

interface Place {
  readonly key: string
  readonly from: number
  readonly to: number
}

/**
 * Sorts rows by incident, time and count, however many there are: what does not fit into one piece of memory goes to
 * sorted files in a temporary folder, which are merged. Rows of one incident come together, wherever they stood.
 * The rows lie in a buffer: as strings they outlive the first collections, and the heap grew by 150 MB of their remains.
 */
export class SortedRows {
  #bytes: Buffer
  #used = 0
  #places: Place[] = []
  #folder: string | undefined
  readonly #files: string[] = []

  constructor(size = 16_000_000) {
    this.#bytes = Buffer.allocUnsafe(size)
  }

  async add(key: RowKey, row: number, cells: readonly string[]): Promise<void> {
    const line = JSON.stringify([key.number, row, cells])
    if (line.length * 3 > this.#bytes.length - this.#used && Buffer.byteLength(line) > this.#bytes.length - this.#used)
      await this.#putAside(Buffer.byteLength(line))
    const from = this.#used
    this.#used += this.#bytes.write(line, from)
    // Written as JSON, so that no number holds a tab.
    const sortKey = `${JSON.stringify(key.number)}\t${key.at}\t${String(key.order).padStart(9, '0')}\t${String(row).padStart(12, '0')}`
    this.#places.push({ key: sortKey, from, to: this.#used })
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SortedRow> {
    const last = this.#sorted()
    if (this.#files.length === 0) for (const [, row] of last) yield rowOf(row)
    else for await (const row of merged([...this.#files.map(readBack), last])) yield rowOf(row)
  }

  async close(): Promise<void> {
    this.#bytes = Buffer.alloc(0)
    this.#places = []
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
  }

  *#sorted(): Generator<Line> {
    this.#places.sort((a, b) => (a.key < b.key ? -1 : 1))
    for (const { key, from, to } of this.#places) yield [key, this.#bytes.toString('utf8', from, to)]
  }

  async #putAside(next: number): Promise<void> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'mainstay-import-'))
    const file = join(this.#folder, String(this.#files.length))
    await pipeline(Readable.from(inFile(this.#sorted())), createWriteStream(file, { mode: 0o600 }))
    this.#files.push(file)
    this.#places = []
    this.#used = 0
    if (next > this.#bytes.length) this.#bytes = Buffer.allocUnsafe(next * 2)
  }
}

/** What a row is sorted by, and the row. */
type Line = readonly [key: string, row: string]

function* inFile(lines: Iterable<Line>): Generator<string> {
  let text = ''
  for (const [key, row] of lines) {
    text += `${key}\v${row}\n`
    if (text.length < 100_000) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

async function* readBack(file: string): AsyncGenerator<Line> {
  for await (const line of linesOf(file)) {
    const end = line.indexOf('\v')
    yield [line.slice(0, end), line.slice(end + 1)]
  }
}

function rowOf(row: string): SortedRow {
  const [number, line, cells] = JSON.parse(row) as [string, number, string[]]
  return { number, row: line, cells }
}

async function* merged(runs: readonly (AsyncIterable<Line> | Iterable<Line>)[]): AsyncGenerator<string> {
  const heads = (await Promise.all(runs.map(run => nextOf(iteratorOf(run))))).filter(head => head !== undefined)
  while (heads.length > 0) {
    let first = 0
    for (let i = 1; i < heads.length; i++) if ((heads[i]?.line[0] ?? '') < (heads[first]?.line[0] ?? '')) first = i
    const head = heads[first]
    if (!head) return
    yield head.line[1]
    const next = await nextOf(head.run)
    if (next) heads[first] = next
    else heads.splice(first, 1)
  }
}

type Run = AsyncIterator<Line> | Iterator<Line>

const iteratorOf = (run: AsyncIterable<Line> | Iterable<Line>): Run => (Symbol.asyncIterator in run ? run[Symbol.asyncIterator]() : run[Symbol.iterator]())

interface Head {
  readonly run: Run
  readonly line: Line
}

async function nextOf(run: Run): Promise<Head | undefined> {
  const { done, value } = await run.next()
  return done ? undefined : { run, line: value }
}
