import { basename } from 'node:path'
import { malformed } from '../../kernel/errors.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import type { Store } from '../../kernel/records/internal.server.ts'
import { fatesOf, type Heading, headingOf } from './heading.ts'
import { readCsv } from './log-file.server.ts'
import { isHeld, keyReader } from './log-row.ts'
import type { Mapping } from './mapping.ts'
import { readMapping } from './read-mapping.ts'
import type { ImportReport } from './report.server.ts'
import { SortedRows } from './sorted-rows.server.ts'
import { Tally } from './tally.server.ts'
import { Writing } from './writing.server.ts'

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
 * sorted; then incidents are written some at a time, each with its whole history, each batch in one transaction.
 * Killed at any moment it leaves whole incidents only, and another run goes on behind them.
 * @throws malformed if the file or the mapping cannot be used; then nothing has been written
 */
export async function importLog(options: ImportOptions): Promise<ImportReport> {
  const { file, zone, dryRun = false, reportTo } = options
  const mapping = readMapping(options.mapping, options.store.model, zone === undefined ? {} : { zone })
  const rows = new SortedRows()
  const tally = new Tally()
  try {
    const heading = await sortLog(options, mapping, rows, tally)
    const writing = new Writing(options, mapping, heading, tally)
    await writing.write(rows)
    const report = tally.report({ file: basename(file), source: mapping.source, dryRun, made: writing.made, columns: fatesOf(heading, mapping) })
    if (reportTo !== undefined) await tally.held.write(reportTo, report)
    return report
  } finally {
    await rows.close()
    await tally.held.close()
  }
}

/** Reads the file once, holds back what cannot be placed, and puts the rest into order. */
async function sortLog({ file, progress }: ImportOptions, mapping: Mapping, rows: SortedRows, tally: Tally): Promise<Heading> {
  let heading: Heading | undefined
  let readKey: ReturnType<typeof keyReader> | undefined
  for await (const cells of readCsv(file)) {
    if (!readKey) {
      heading = headingOf(cells, mapping)
      readKey = keyReader(mapping, cells.length, heading.place)
      continue
    }
    tally.rows.total += 1
    const row = tally.rows.total + 1
    const key = readKey(cells, row)
    if (isHeld(key)) await tally.held.add(key)
    else await rows.add(key, row, cells)
    if (tally.rows.total % 5000 === 0) progress?.({ phase: 'reading', rows: tally.rows.total, total: undefined })
  }
  if (!heading) throw malformed(`${file} is empty. It must begin with a heading that names its columns.`, 'bad_heading')
  return heading
}
