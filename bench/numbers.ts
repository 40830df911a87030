import { onlyTenant } from '../src/app/installation.server.ts'
import type { Runtime } from '../src/app/runtime.server.ts'
import { checkDays } from '../src/practices/report/kept/days.server.ts'
import { keptTypes } from '../src/practices/report/kept/kept-figures.server.ts'
import type { Desk } from './desk.ts'
import type { Line } from './http.ts'
import type { Row } from './table.ts'

const times = 15
const year = { from: '2025-01-14T23:00:00.000Z', to: '2026-01-14T23:00:00.000Z' }
const tile = 300

/** Every tile of the dashboard, for a year, as whoever reads all incidents asks for it; beside the same by bare SQL over the records. */
export async function measureNumbers(desk: Desk, runtime: Runtime, size: number, say: (text: string) => void): Promise<Row[]> {
  say('numbers: counting days')
  const { ground, model } = runtime.installation
  const begun = performance.now()
  for (const kept of keptTypes(model)) await checkDays(ground, onlyTenant, kept)
  const built = performance.now() - begun
  const group = String((await desk.owner.query(`select "group" as id from store.incident group by 1 order by count(*) desc limit 1`)).rows[0]?.id)
  const line = desk.line()
  try {
    const rows: Row[] = [{ what: 'figures: all days counted anew, in the background', size, figure: `${(built / 1000).toFixed(1)} s` }]
    for (const name of ['opened', 'resolved', 'backlog', 'firstContact', 'timeToResolve', 'reopened', 'promises']) {
      say(`numbers: ${name}`)
      rows.push(await measureTile(desk, line, size, name, {}), ...(name === 'promises' ? [] : [await measureTile(desk, line, size, name, { group })]))
    }
    return rows
  } finally {
    line.close()
  }
}

async function measureTile(desk: Desk, line: Line, size: number, name: string, narrowing: Readonly<Record<string, string>>): Promise<Row> {
  const path = `/api/v1/numbers/${name}?${new URLSearchParams({ ...year, zone: 'Europe/Berlin', ...narrowing })}`
  const ours = await middle(async () => {
    const { status, body } = await line.send('GET', path)
    if (status !== 200) throw new Error(`${status} ${body}`)
  })
  const text = bare(name, narrowing.group)
  const floor = text === undefined ? undefined : await middle(async () => void (await desk.owner.query(text)))
  return {
    what: `tile ${name}${narrowing.group ? ', of the largest group' : ''}, a year`,
    size,
    figure: `p50 ${ours.toFixed(0)} ms`,
    ...(floor === undefined ? {} : { floor: `${floor.toFixed(0)} ms`, ratio: floor / ours }),
    promise: `under ${tile} ms`,
    kept: ours < tile,
  }
}

async function middle(work: () => Promise<void>): Promise<number> {
  await work()
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const begun = performance.now()
    await work()
    took.push(performance.now() - begun)
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0
}

/** The same straight from the records. */
function bare(name: string, group: string | undefined): string | undefined {
  const only = group === undefined ? '' : ` and "group" = '${group}'`
  const within = (at: string) => `from store.incident where tenant_id = '${onlyTenant}' and ${at} >= '${year.from}' and ${at} < '${year.to}'${only}`
  const band = (amount: string, edges: readonly number[]) =>
    `width_bucket(extract(epoch from ${amount})::double precision, array[${edges.map(hours => hours * 3600).join()}]::double precision[])`
  const queries: Readonly<Record<string, string>> = {
    opened: `select date_trunc('month', opened_at at time zone 'Europe/Berlin'), count(*) ${within('opened_at')} group by 1`,
    resolved: `select date_trunc('month', resolved_at at time zone 'Europe/Berlin'), count(*) ${within('resolved_at')} group by 1`,
    backlog: `select ${band('now() - opened_at', [24, 72, 168, 720, 2160])}, count(*) from store.incident where tenant_id = '${onlyTenant}' and category <> 'done'${only} group by 1`,
    firstContact: `select avg(case when reassignment_count = 0 and reopen_count = 0 then 1.0 else 0 end), count(*) ${within('resolved_at')}`,
    timeToResolve: `select ${band('resolved_at - opened_at', [1, 4, 8, 24, 72, 168, 720])}, count(*), sum(extract(epoch from resolved_at - opened_at)) ${within('resolved_at')} group by 1`,
    reopened: `select avg(case when reopen_count > 0 then 1.0 else 0 end), count(*) ${within('resolved_at')}`,
  }
  return queries[name]
}
