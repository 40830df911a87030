import { execFile } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { home } from '../src/app/home.server.ts'
import type { ImportReport } from '../src/channels/servicenow-log/index.server.ts'
import type { Row } from './table.ts'

const wanted = 120_000
const promised = 4000

/**
 * A ServiceNow log into an empty installation, by the command that operators use. Without a log of one's own (`--log FILE`), the
 * excerpt among the fixtures is repeated under other numbers until it has as many rows as the real one that it was taken from.
 */
export async function measureImport(log: string | undefined): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-bench-import-'))
  try {
    const file = log ?? (await repeated(join(folder, 'log.csv')))
    const env = { ...process.env, DATABASE_URL: '', MAINSTAY_DATA: join(folder, 'data'), LOG_LEVEL: 'error' }
    const command = [join(home, 'dist', 'server', 'main.js'), 'import', 'servicenow-log', file, '--json']
    const { stdout } = await promisify(execFile)(process.execPath, command, { env, maxBuffer: 1e9 })
    const { rows, rowsPerSecond } = JSON.parse(stdout) as ImportReport
    const figure = `${rowsPerSecond.toLocaleString('en')} of ${rows.imported.toLocaleString('en')} rows/s`
    return [{ what: 'import of a ServiceNow log', figure, promise: `at least ${promised.toLocaleString('en')} /s`, kept: rowsPerSecond >= promised }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function repeated(file: string): Promise<string> {
  const [heading = '', ...lines] = readFileSync(join(home, 'test', 'fixtures', 'servicenow-log', 'excerpt.csv'), 'utf8')
    .trimEnd()
    .split('\n')
  const out = createWriteStream(file)
  out.write(`${heading}\n`)
  for (let round = 0; round * lines.length < wanted; round++)
    out.write(`${lines.map(line => line.replace(/^INC\d/, number => `${number}${String(round).padStart(4, '0')}`)).join('\n')}\n`)
  out.end()
  await finished(out)
  return file
}
