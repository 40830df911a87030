import { type Actor, machine } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import { type Loading, type LoadingStep, loadRecords } from '../../kernel/records/index.server.ts'
import type { Heading } from './heading.ts'
import { idOf } from './identity.server.ts'
import type { ImportOptions } from './import.server.ts'
import { inBatches, type Log, logOf } from './log-of-incident.server.ts'
import { type LogRow, type ReadRow, rowReader } from './log-row.ts'
import type { Mapping } from './mapping.ts'
import { type Here, ownersOf, presentOf } from './present.server.ts'
import { makeNewcomers, type Mention, type Newcomers, Register } from './register.server.ts'
import { grown, holdBack, stepOf } from './sequence.ts'
import type { SortedRow } from './sorted-rows.server.ts'
import type { Tally } from './tally.server.ts'

/** Some incidents, made ready to be written in one transaction. */
interface Batch {
  readonly newcomers: Newcomers
  readonly loadings: readonly Loading[]
  readonly rows: number
}

/** Turns the sorted rows into incidents with their histories, batch by batch; while one is written, the next is made ready. */
export class Writing {
  readonly #options: ImportOptions
  readonly #mapping: Mapping
  readonly #type: RecordType
  readonly #register: Register
  readonly #actor: Actor
  readonly #tally: Tally
  readonly #readRow: ReadRow
  #done = 0

  constructor(options: ImportOptions, mapping: Mapping, heading: Heading, tally: Tally) {
    const { store, records, tenant } = options
    this.#options = options
    this.#mapping = mapping
    this.#type = store.model.type('incident')
    this.#actor = machine(tenant, mapping.source, 'import')
    this.#register = new Register({ mapping, model: store.model, records, actor: this.#actor, now: store.now })
    this.#tally = tally
    this.#readRow = rowReader(mapping, this.#type, heading.names.length, heading.place)
  }

  /** Records made because the log names them, by type. */
  get made(): Readonly<Record<string, number>> {
    return this.#register.made
  }

  async write(rows: AsyncIterable<SortedRow>): Promise<void> {
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
    progress?.({ phase: 'importing', rows: this.#done, total: this.#tally.rows.total })
  }

  async #prepare(batch: readonly (readonly SortedRow[])[]): Promise<Batch> {
    const logs = batch.map(rows => logOf(rows, this.#readRow))
    for (const { held, repeated } of logs) {
      this.#tally.rows.repeated += repeated
      for (const row of held) await this.#tally.held.add(row)
    }
    const filled = logs.filter(log => log.rows.length > 0)
    const here = await presentOf(
      this.#asked(),
      filled.map(log => this.#idOf(log)),
    )
    const newcomers = await this.#register.meet(filled.flatMap(log => log.rows.flatMap(mentions)))
    const loadings: Loading[] = []
    for (const log of filled) {
      const own = here.get(this.#idOf(log))
      const rows = await this.#freshOf(log, own)
      this.#tally.take(rows)
      if (rows.length > 0) loadings.push(this.#loading(log, rows, own))
    }
    return { newcomers, loadings: await this.#numbered(loadings), rows: batch.reduce((sum, rows) => sum + rows.length, 0) }
  }

  /** The rows of an incident that are to be written; the others are counted or held. */
  async #freshOf(log: Log, here: Here | undefined): Promise<readonly LogRow[]> {
    const { incidents, rows, held } = this.#tally
    if (here === undefined) {
      incidents.created += 1
      return log.rows
    }
    if (here.state === undefined) {
      for (const row of log.rows)
        await held.add(holdBack(row, 'removed_here', 'The incident was imported before and removed here since. It is not brought back.'))
      return []
    }
    const parted = grown(log.rows, here, this.#register.idFor)
    rows.present += parted.present.length
    for (const row of parted.held) await held.add(row)
    incidents[parted.fresh.length > 0 ? 'extended' : 'unchanged'] += 1
    return parted.fresh
  }

  #loading(log: Log, rows: readonly LogRow[], here: Here | undefined): Loading {
    let state = here?.state
    const steps = rows.map((row): LoadingStep => {
      const { at, by, transition, values } = stepOf(this.#type, this.#mapping, row, state, this.#register.idFor)
      state = String(values.state)
      return { at, by: by ?? { id: null, name: this.#mapping.source }, channel: 'import', transition, values: { ...values, source: this.#mapping.source } }
    })
    return { id: this.#idOf(log), number: log.number, steps, isNew: here === undefined }
  }

  /** An incident keeps its number, unless another record has it. */
  async #numbered(loadings: readonly Loading[]): Promise<readonly Loading[]> {
    const owners =
      loadings.length === 0
        ? new Map()
        : await ownersOf(
            this.#asked(),
            loadings.map(l => l.number ?? ''),
          )
    return loadings.map(loading => {
      const { number = '', isNew } = loading
      const [first, ...later] = loading.steps
      if (!owners.has(number) || !isNew || !first) return loading
      const now = this.#mapping.numberIfTaken.replaceAll('{number}', number)
      this.#tally.renumbered.push({ number, now })
      const values = { ...first.values, correlationId: number, correlationDisplay: this.#mapping.source }
      return { ...loading, number: now, steps: [{ ...first, values }, ...later] }
    })
  }

  #idOf(log: Log): string {
    return idOf(this.#mapping.source, 'incident', log.number)
  }

  #asked() {
    const { store, records } = this.#options
    return { store, records, actor: this.#actor, record: this.#type.definition }
  }
}

function mentions(row: LogRow): Mention[] {
  const named = row.names.map(({ kind, label }) => ({ kind, label, at: row.at }))
  return row.by === undefined ? named : [...named, { kind: 'person', label: row.by, at: row.at }]
}
