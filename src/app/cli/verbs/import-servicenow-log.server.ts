import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { importLog, type ImportReport, type Progress, shippedMapping } from '../../../channels/servicenow-log/index.server.ts'
import { onlyTenant } from '../../installation.server.ts'
import { table } from '../help.server.ts'
import { defineVerb, wrongUse } from '../verb.server.ts'

export const verb = defineVerb({
  help: `Imports the audit log of a ServiceNow instance (CSV, plain or gzipped): incidents with their whole history, and the people, groups,
locations, services and problems they name. Can be run again: what is here already is left as it is. docs/admin/import.md says more.`,
  arguments: [{ name: 'FILE', help: 'the log' }],
  options: {
    mapping: { help: 'What columns and words mean, instead of the mapping that ships', value: 'FILE' },
    zone: { help: "Time zone of the log's times, such as Europe/Berlin, instead of the mapping's (UTC)", value: 'ZONE' },
    'dry-run': { help: 'Say what would happen, and write nothing' },
    report: { help: 'Write the whole report, with every row that was held back, to this file (JSON)', value: 'FILE' },
  },
  run: async ({ arguments: [file = ''], options, within, say, give }) => {
    const mapping = options.mapping === undefined ? shippedMapping() : readMappingFile(options.mapping)
    // The heap of young objects is kept small: with it growing freely the import took 400 MB instead of 270, at the same speed.
    setFlagsFromString('--semi-space-growth-factor=1')
    const report = await within(({ installation: { store, records } }) =>
      importLog({
        store,
        records,
        tenant: onlyTenant,
        file,
        mapping,
        dryRun: options['dry-run'],
        progress: toldNowAndThen(say),
        ...(options.zone === undefined ? {} : { zone: options.zone }),
        ...(options.report === undefined ? {} : { reportTo: options.report }),
      }),
    )
    give(report, inWords(report, options.report))
  },
})

function readMappingFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw wrongUse(`The mapping ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function toldNowAndThen(say: (text: string) => void): (progress: Progress) => void {
  let last = 0
  return ({ phase, rows, total }) => {
    if (Date.now() - last < 2000 && rows !== total) return
    last = Date.now()
    say(phase === 'reading' ? `${count(rows)} rows read` : `${count(rows)} of ${count(total ?? 0)} rows done`)
  }
}

const count = (n: number): string => n.toLocaleString('en')

/** The report as people read it. */
function inWords(report: ImportReport, reportFile: string | undefined): string {
  const { rows, incidents, made } = report
  const lines = [
    `${report.file}: ${count(rows.total)} rows in ${report.seconds} s (${count(report.rowsPerSecond)} a second)${report.dryRun ? '. A dry run: nothing was written.' : '.'}`,
    table([
      [count(rows.imported), report.dryRun ? 'would be imported' : 'imported'],
      [count(rows.present), 'here already'],
      [count(rows.repeated), 'twice in the file'],
      [count(rows.held), 'held back'],
    ]),
    `Incidents: ${count(incidents.created)} new, ${count(incidents.extended)} continued, ${count(incidents.unchanged)} unchanged.`,
    ...list(
      'Also made:',
      Object.entries(made).map(([type, n]) => `${count(n)} ${type}`),
    ),
    ...list(
      'Numbers that were taken here already:',
      report.renumbered.slice(0, 20).map(r => `${r.number} is now ${r.now}`),
      report.renumbered.length,
    ),
    ...list(
      'Columns left out:',
      Object.entries(report.columns.leftOut).map(([name, why]) => `${name}: ${why}`),
    ),
    ...list('Columns that the mapping does not know:', report.columns.notMapped),
    ...list('Columns of the mapping that are not in the file:', report.columns.absent),
    ...list(
      'Words left out:',
      report.wordsLeftOut.slice(0, 20).map(w => `${w.column} ${w.word} (${count(w.rows)} rows). ${w.remedy}`),
      report.wordsLeftOut.length,
    ),
    ...list('Held back:', report.held.slice(0, 20).map(held), rows.held),
    ...(rows.held > 20 && reportFile === undefined ? ['With --report FILE all of them are written to a file.'] : []),
  ]
  return lines.join('\n')
}

const held = ({ row, number, column, value, remedy }: ImportReport['held'][number]): string =>
  `row ${row}${number === undefined ? '' : ` (${number})`}: ${column === undefined ? '' : `${column} ${value === undefined ? 'is empty' : JSON.stringify(value)}. `}${remedy}`

const list = (title: string, lines: readonly string[], total = lines.length): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map(line => `  ${line}`), ...(total > lines.length ? [`  and ${count(total - lines.length)} more`] : [])]
