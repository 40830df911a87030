import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { home } from '../src/app/home.server.ts'
import { onlyTenant } from '../src/app/installation.server.ts'
import { measureCalendars } from './calendars.ts'
import { measureClocks } from './clocks.ts'
import { prepare, startDesk } from './desk.ts'
import { growth } from './growth.ts'
import { measureImport } from './import.ts'
import { loadIncidents } from './load.ts'
import { measureMailIntake } from './mail-intake.ts'
import { measureNotifications } from './notifications.ts'
import { measureNumbers } from './numbers.ts'
import { measureRequests } from './requests.ts'
import { measureDesk } from './scenarios.ts'
import { scriptSizes } from './sizes.ts'
import { measurePortal } from './portal.ts'
import { print, type Row } from './table.ts'

/**
 * `npm run bench [-- --sizes 10000,1000000] [--seconds 8] [--json FILE] [--data FOLDER] [--only desk,clocks,numbers,portal,requests,calendars,import,mail,notifications] [--log FILE]`: the measured promises. Each figure stands
 * beside its floor, the same rows by bare SQL through the driver, from the same run on the same machine.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,1000000' },
    seconds: { type: 'string', default: '8' },
    json: { type: 'string' },
    only: { type: 'string' },
    log: { type: 'string' },
    data: { type: 'string', default: join(tmpdir(), 'mainstay-bench') },
    port: { type: 'string', default: String(20_000 + Math.floor(Math.random() * 20_000)) },
  },
})

/** Which parts to measure; all unless told. */
const wanted = (part: string): boolean => values.only === undefined || values.only.split(',').includes(part)

const say = (text: string) => process.stderr.write(`  ${text}\n`)
const rows: Row[] = []
const overRecords = ['desk', 'clocks', 'numbers', 'portal']
if (overRecords.some(wanted)) for (const size of values.sizes.split(',').map(Number)) rows.push(...(await bench(size)))
rows.push(...growth(rows))
if (wanted('requests')) rows.push(...(await measureRequests(join(values.data, 'requests'), Number(values.seconds), say)))
if (wanted('calendars')) rows.push(...measureCalendars())
if (wanted('import')) rows.push(...(await measureImport(values.log)))
if (wanted('mail')) rows.push(...(await measureMailIntake()))
if (wanted('notifications')) rows.push(...(await measureNotifications(join(values.data, 'notifications'), 60)))
rows.push(...scriptSizes(join(home, 'dist', 'web')))
print(rows)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)

async function bench(size: number): Promise<Row[]> {
  const folder = join(values.data, String(size))
  say(`${size.toLocaleString('en')} incidents in ${folder}`)
  const { token, runtime } = await prepare(folder)
  try {
    const desk = await startDesk(folder, token, runtime.ownerUrl, Number(values.port))
    try {
      await loadIncidents(desk.owner, onlyTenant, size, say)
      return [
        // First, while the records are those that were loaded.
        ...(wanted('numbers') ? await measureNumbers(desk, runtime, size, say) : []),
        ...(wanted('desk') ? await measureDesk(desk, size, Number(values.seconds), say) : []),
        ...(wanted('clocks') ? await measureClocks(desk, runtime, size, Number(values.seconds), say) : []),
        ...(wanted('portal') ? await measurePortal(desk, runtime, size, Number(values.seconds), say) : []),
      ]
    } finally {
      await desk.close()
    }
  } finally {
    await runtime.close()
  }
}
