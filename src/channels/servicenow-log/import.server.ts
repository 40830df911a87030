import { basename } from 'node:path'
import { machine } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import { oneOf } from '../../kernel/define/index.ts'
import { malformed } from '../../kernel/errors.ts'
import { changesOf } from '../../kernel/history/many.server.ts'
import { type Loading, loadRecords, type Records } from '../../kernel/records/index.server.ts'
import type { Store } from '../../kernel/records/internal.server.ts'
import { idOf } from './identity.server.ts'
import { readCsv } from './log-file.server.ts'
import { isHeld, keyReader, type LogRow, type Place, type ReadRow, rowReader } from './log-row.ts'
import { columnsUsed, type Mapping } from './mapping.ts'
import { readMapping } from './read-mapping.ts'
import { makeNewcomers, type Mention, type Newcomers, Register } from './register.server.ts'
import { HeldRows, type ImportReport, StrangeWords } from './report.server.ts'
import { grown, holdBack, inOrder, type Present, type Step, stepOf } from './sequence.ts'
import { type SortedRow, SortedRows } from './sorted-rows.server.ts'

export interface ImportOptions {
  readonly store: Store
  readonly records: Records
  readonly tenant: string
  readonly file: string
  /** Text of the mapping file. */
  readonly mapping: string
  /** In which the log's times are, instead of the mapping's. */
  readonly zone?: string
  /** Gives the same report and writes nothing. */
  readonly dryRun?: boolean
  /** File for the whole report. */
  readonly reportTo?: string
  readonly progress?: (done: Progress) => void
}

export interface Progress {
  readonly phase: 'reading' | 'importing'
  readonly rows: number
  /** Known once the file has been read. */
  readonly total: number | undefined
}

/**
 * Imports the audit log of a ServiceNow instance: one row per update of an incident. The file is read once and
 * sorted; then incidents are written some hundred at a time, each with its whole history, each batch in one
 * transaction. Killed at any moment it leaves whole incidents only, and another run goes on behind them.
 */
export async function importLog(options: ImportOptions): Promise<ImportReport> {
  const mapping = readMapping(options.mapping, options.store.model, options.zone === undefined ? {} : { zone: options.zone })
  const rows = new SortedRows()
  const run = new Run(options, mapping)
  try {
    await run.read(rows)
    await run.write(rows)
    const report = run.report()
    if (options.reportTo !== undefined) await run.held.write(options.reportTo, report)
    return report
  } finally {
    await rows.close()
    await run.held.close()
  }
}

const incidentsAtOnce = 150
const rowsAtOnce = 1500

class Run {
  readonly held = new HeldRows()
  readonly #strange = new StrangeWords()
  readonly #options: ImportOptions
  readonly #mapping: Mapping
  readonly #type: RecordType
  readonly #register: Register
  readonly #actor
  readonly #started = performance.now()
  #heading: readonly string[] = []
  #readRow: ReadRow = () => {
    throw new Error('Nothing was read yet.')
  }
  readonly #rows = { total: 0, imported: 0, present: 0, repeated: 0 }
  readonly #incidents = { created: 0, extended: 0, unchanged: 0 }
  readonly #renumbered: { number: string; now: string }[] = []

  constructor(options: ImportOptions, mapping: Mapping) {
    const { store, records, tenant } = options
    this.#options = options
    this.#mapping = mapping
    this.#type = store.model.type('incident')
    this.#actor = machine(tenant, mapping.source, 'import')
    this.#register = new Register({ mapping, model: store.model, records, actor: this.#actor, now: store.now })
  }

  /** Reads the file once, holds back what cannot be placed, and puts the rest into order. */
  async read(rows: SortedRows): Promise<void> {
    const { file, progress } = this.#options
    let readKey: ReturnType<typeof keyReader> | undefined
    for await (const cells of readCsv(file)) {
      if (!readKey) {
        readKey = this.#begin(cells)
        continue
      }
      this.#rows.total += 1
      const row = this.#rows.total + 1
      const key = readKey(cells, row)
      if ('reason' in key) await this.held.add(key)
      else await rows.add(key, row, cells)
      if (this.#rows.total % 5000 === 0) progress?.({ phase: 'reading', rows: this.#rows.total, total: undefined })
    }
    if (!readKey) throw malformed(`${file} is empty. It must begin with a heading that names its columns.`, 'bad_heading')
  }

  /** Takes the heading: which columns there are. @throws malformed if one is missing that nothing can be read without */
  #begin(cells: readonly string[]): ReturnType<typeof keyReader> {
    this.#heading = cells.map(cell => cell.trim())
    const twice = this.#heading.find((name, i) => this.#heading.indexOf(name) !== i)
    if (twice !== undefined) throw malformed(`The heading names the column '${twice}' twice.`, 'bad_heading')
    const { rows, columns } = this.#mapping
    const needed = [rows.number, rows.at, rows.order, ...columns.filter(rule => rule.field === 'state').map(rule => rule.column)]
    const lacking = needed.filter(column => !this.#heading.includes(column))
    if (lacking.length > 0) {
      throw malformed(
        `The file has no column ${lacking.map(c => `'${c}'`).join(', ')}. Its columns are: ${this.#heading.join(', ').slice(0, 1000)}. Name the right ones in the mapping.`,
        'bad_heading',
      )
    }
    const place: Place = column => this.#heading.indexOf(column)
    this.#readRow = rowReader(this.#mapping, this.#type, cells.length, place)
    return keyReader(this.#mapping, cells.length, place)
  }

  /** Writes batch by batch; while one is written, the next is made ready. */
  async write(rows: SortedRows): Promise<void> {
    let writing: Promise<void> = Promise.resolve()
    try {
      for await (const batch of inBatches(rows)) {
        const ready = await this.#prepare(batch)
        await writing
        writing = this.#commit(ready)
        // Waited for in the next round; until then a failure must not count as unhandled.
        writing.catch(() => {})
      }
    } finally {
      await writing
    }
  }

  async #commit({ newcomers, loadings, rows }: Batch): Promise<void> {
    const { store, tenant, dryRun, progress } = this.#options
    if (!dryRun && (loadings.length > 0 || newcomers.size > 0)) {
      await store.database.for(tenant).transaction(async tx => {
        await makeNewcomers(tx, tenant, store.model, newcomers)
        await loadRecords(tx, tenant, this.#type, loadings)
      })
    }
    this.#done += rows
    progress?.({ phase: 'importing', rows: this.#done, total: this.#rows.total })
  }
  #done = 0

  async #prepare(batch: readonly (readonly SortedRow[])[]): Promise<Batch> {
    const logs = await this.#understand(batch)
    const here = await this.#present(logs)
    const newcomers = await this.#register.meet(logs.flatMap(log => log.rows.flatMap(mentions)))
    const coming: { log: Log; rows: readonly LogRow[] }[] = []
    for (const log of logs) {
      const rows = await this.#fresh(log, here.get(log.id))
      if (rows.length > 0) coming.push({ log, rows })
    }
    const loadings = coming.map(({ log, rows }) => this.#loading(log, rows, here.get(log.id)))
    return { newcomers, loadings: await this.#numbered(loadings), rows: batch.reduce((sum, rows) => sum + rows.length, 0) }
  }

  async #understand(batch: readonly (readonly SortedRow[])[]): Promise<Log[]> {
    const logs: Log[] = []
    for (const sorted of batch) {
      const good: LogRow[] = []
      for (const { cells, row } of sorted) {
        const read = this.#readRow(cells, row)
        if (isHeld(read)) await this.held.add(read)
        else good.push(read)
      }
      const { rows, repeated } = inOrder(good)
      this.#rows.repeated += repeated
      const number = sorted[0]?.number ?? ''
      if (rows.length > 0) logs.push({ id: idOf(this.#mapping.source, 'incident', number), number, rows })
    }
    return logs
  }

  /** What is here of these incidents, from an earlier run. */
  async #present(logs: readonly Log[]): Promise<ReadonlyMap<string, Here>> {
    const ids = logs.map(log => log.id)
    const { store, records, tenant } = this.#options
    const [changes, found] = await Promise.all([
      changesOf(store.database.for(tenant), ids),
      records.find(this.#actor, this.#type.definition, { filter: oneOf('id', ids), fields: ['state'], limit: 500 }),
    ])
    const states = new Map((found.items as readonly Record<string, unknown>[]).map(row => [String(row.id), String(row.state)]))
    const here = new Map<string, Here>()
    for (const change of changes) {
      const one = here.get(change.record_id) ?? { entries: [], changedHere: undefined, state: states.get(change.record_id) }
      if (change.channel === 'import') one.entries.push({ at: change.at, by: change.actor_id })
      else one.changedHere = change.at
      here.set(change.record_id, one)
    }
    return here
  }

  /** The rows of an incident that are to be written; the others are counted or held. */
  async #fresh(log: Log, here: Here | undefined): Promise<readonly LogRow[]> {
    if (here === undefined) {
      this.#incidents.created += 1
      this.#take(log.rows)
      return log.rows
    }
    if (here.state === undefined) {
      for (const row of log.rows)
        await this.held.add(holdBack(row, 'removed_here', 'The incident was imported before and removed here since. It is not brought back.'))
      return []
    }
    const { present, fresh, held } = grown(log.rows, here, this.#register.idFor)
    this.#rows.present += present.length
    for (const row of held) await this.held.add(row)
    this.#incidents[fresh.length > 0 ? 'extended' : 'unchanged'] += 1
    this.#take(fresh)
    return fresh
  }

  #take(rows: readonly LogRow[]): void {
    this.#rows.imported += rows.length
    for (const { strange } of rows) for (const { column, word } of strange) this.#strange.add(column, word)
  }

  #loading(log: Log, rows: readonly LogRow[], here: Here | undefined): Loading {
    let state = here?.state
    const steps = rows.map(row => {
      const step = stepOf(this.#type, this.#mapping, row, state, this.#register.idFor)
      state = String(step.values.state)
      return this.#step(step)
    })
    return { id: log.id, number: log.number, steps, isNew: here === undefined }
  }

  #step({ at, by, transition, values }: Step): Loading['steps'][number] {
    return { at, by: by ?? { id: null, name: this.#mapping.source }, channel: 'import', transition, values: { ...values, source: this.#mapping.source } }
  }

  /** An incident keeps its number, unless another record has it. */
  async #numbered(loadings: readonly Loading[]): Promise<readonly Loading[]> {
    if (loadings.length === 0) return loadings
    const numbers = loadings.map(l => l.number ?? '')
    const { items } = await this.#options.records.find(this.#actor, this.#type.definition, { filter: oneOf('number', numbers), fields: ['number'], limit: 500 })
    const owners = new Map((items as readonly Record<string, unknown>[]).map(row => [String(row.number), String(row.id)]))
    return loadings.map(loading => {
      const { number = '' } = loading
      const owner = owners.get(number)
      if (owner === undefined || owner === loading.id) return loading
      const now = this.#mapping.numberIfTaken.replaceAll('{number}', number)
      this.#renumbered.push({ number, now })
      const [first, ...later] = loading.steps
      return first
        ? {
            ...loading,
            number: now,
            steps: [{ ...first, values: { ...first.values, correlationId: number, correlationDisplay: this.#mapping.source } }, ...later],
          }
        : loading
    })
  }

  report(): ImportReport {
    const seconds = (performance.now() - this.#started) / 1000
    const used = columnsUsed(this.#mapping)
    const { leftOut } = this.#mapping
    return {
      file: basename(this.#options.file),
      source: this.#mapping.source,
      dryRun: this.#options.dryRun ?? false,
      rows: { ...this.#rows, held: this.held.total },
      heldBy: this.held.counts,
      incidents: this.#incidents,
      made: this.#register.made,
      renumbered: this.#renumbered,
      columns: {
        taken: this.#heading.filter(name => used.has(name)),
        leftOut: Object.fromEntries(this.#heading.flatMap(name => (used.has(name) || !leftOut.has(name) ? [] : [[name, leftOut.get(name) ?? '']]))),
        notMapped: this.#heading.filter(name => !used.has(name) && !leftOut.has(name)),
        absent: [...used].filter(name => !this.#heading.includes(name)),
      },
      wordsLeftOut: this.#strange.list,
      held: this.held.first,
      seconds: Math.round(seconds * 10) / 10,
      rowsPerSecond: Math.round(this.#rows.total / Math.max(seconds, 0.001)),
    }
  }
}

interface Log {
  readonly id: string
  readonly number: string
  readonly rows: readonly LogRow[]
}

interface Here extends Present {
  readonly entries: { at: string; by: string | null }[]
  changedHere: string | undefined
  readonly state: string | undefined
}

interface Batch {
  readonly newcomers: Newcomers
  readonly loadings: readonly Loading[]
  readonly rows: number
}

function mentions(row: LogRow): Mention[] {
  const named = row.names.map(({ kind, label }) => ({ kind, label, at: row.at }))
  return row.by === undefined ? named : [...named, { kind: 'person', label: row.by, at: row.at }]
}

/** Rows of one incident together, some hundred incidents at once. */
async function* inBatches(rows: AsyncIterable<SortedRow>): AsyncGenerator<SortedRow[][]> {
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
