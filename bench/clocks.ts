import { setTimeout as pause } from 'node:timers/promises'
import { onlyTenant } from '../src/app/installation.server.ts'
import type { Runtime } from '../src/app/runtime.server.ts'
import { serviceLevel } from '../src/engines/clocks/index.ts'
import { takeUpJobName } from '../src/engines/clocks/take-up.ts'
import { tryLevel } from '../src/engines/clocks/trial.server.ts'
import { machine } from '../src/kernel/actor.ts'
import { calendar } from '../src/people/index.ts'
import type { Desk } from './desk.ts'
import type { Line } from './http.ts'
import { measure } from './measure.ts'
import type { Row } from './table.ts'

const sides = 16
const rounds = 5

/** What clocks cost: beside a change, while nothing happens, when many are due at once, and when a level is tried on the past. */
export async function measureClocks(desk: Desk, runtime: Runtime, size: number, seconds: number, say: (text: string) => void): Promise<Row[]> {
  const { records } = runtime.installation
  const system = machine(onlyTenant, 'bench', 'cli')
  const [office] = (await records.find(system, calendar)).items
  const level = (targetTime: string) =>
    records.create(system, serviceLevel, {
      name: 'Resolve',
      recordType: 'incident',
      applies: 'priority <= 5',
      pauses: "state == 'onHold'",
      stops: "state == 'resolved' || category == 'done'",
      targetIn: 'business',
      targetTime,
      calendar: office?.id ?? '',
      warnings: [{ percent: 75 }],
    })

  /** Without the clocks that all open records get in the background: they would be measured with the rest. */
  const activate = async (id: string) => {
    await records.transition(system, serviceLevel, id, 'activate')
    await desk.owner.query(`delete from store.job where name = '${takeUpJobName}'`)
  }

  say('a change with and without a clock')
  const ids = await someIds(desk, 400)
  const lines = Array.from({ length: sides }, () => desk.line())
  const without: number[] = []
  const withClock: number[] = []
  await holdAndResume(desk, lines, ids, seconds / 2)
  for (let round = 0; round < rounds; round++) {
    without.push(await holdAndResume(desk, lines, ids, seconds / 2))
    const { id } = await level('PT40H')
    await activate(id)
    withClock.push(await holdAndResume(desk, lines, ids, seconds / 2))
    await records.transition(system, serviceLevel, id, 'retire')
    await desk.owner.query('delete from store.clock')
  }
  for (const line of lines) line.close()
  const added = median(withClock) / median(without) - 1

  say('clocks that only run')
  const { id } = await level('PT4000H')
  await activate(id)
  await fillClocks(desk, id, size, `now() + interval '100 days'`)
  // What the database has to do after so many rows is done, as after loading: else it would be measured as idling.
  await desk.owner.query('vacuum analyze store.clock')
  await desk.owner.query('checkpoint')
  const idle = await cpuShare(desk, 20)

  say('10,000 deadlines in the same minute')
  await desk.owner.query(
    `update store.clock set due_at = date_trunc('minute', now()), next_at = date_trunc('minute', now()) + (random() * interval '1 millisecond'), warned = 1 where id in (select id from store.clock limit 10000)`,
  )
  const since = new Date().toISOString()
  const begun = performance.now()
  let left = 1
  while (left > 0 && performance.now() - begun < 120_000) {
    await pause(250)
    left = Number((await desk.owner.query('select count(*) as n from store.clock where next_at < now()')).rows[0].n)
  }
  const passed = (performance.now() - begun) / 1000
  const twice = Number(
    (
      await desk.owner.query(
        `select count(*) as n from (select record_id from store.history where act = 'fact' and at > '${since}' group by record_id having count(*) > 1) x`,
      )
    ).rows[0].n,
  )

  say('a level tried on the past')
  const { ground } = runtime.installation
  const trying = performance.now()
  const before = process.memoryUsage().rss
  const draft = await level('PT4H')
  const trial = await tryLevel(ground, onlyTenant, { level: draft, from: '2024-01-01T00:00:00.000Z', to: '2030-01-01T00:00:00.000Z' }, async () => {})
  const tried = (performance.now() - trying) / 1000
  const grown = (process.memoryUsage().rss - before) / 1e6
  await records.transition(system, serviceLevel, id, 'retire')
  await desk.owner.query('delete from store.clock')
  return [
    {
      what: 'what a clock adds to a change',
      size,
      figure: `${(added * 100).toFixed(1)} % of ${(median(without) * 1000).toFixed(1)} ms`,
      promise: 'under 15 %',
      kept: added < 0.15,
    },
    {
      what: `${size.toLocaleString('en')} running clocks, idle`,
      size,
      figure: `${(idle * 100).toFixed(2)} % of a core`,
      promise: 'under 1 %',
      kept: idle < 0.01,
    },
    {
      what: '10,000 deadlines at once',
      size,
      figure: `${passed.toFixed(1)} s, ${twice} told twice`,
      promise: 'within 30 s, each once',
      kept: left === 0 && passed < 30 && twice === 0,
    },
    {
      what: 'a level tried on the past',
      size,
      figure: `${trial.records.toLocaleString('en')} in ${tried.toFixed(1)} s, ${grown.toFixed(0)} MB`,
      promise: size >= 1_000_000 ? 'within 300 s' : 'within 10 s',
      kept: tried < (size >= 1_000_000 ? 300 : 10),
    },
  ]
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

async function someIds(desk: Desk, count: number): Promise<string[]> {
  const { rows } = await desk.owner.query<{ id: string }>(
    `select id from store.incident where state = 'inProgress' and source = 'bench' order by md5(number) limit ${count}`,
  )
  return rows.map(r => r.id)
}

/**
 * Each side has records of its own and puts them on hold and back to work, so that every change pauses or resumes a clock. Gives the
 * processor time of one change, of server and database: unlike the time on the wall, it does not depend on what else the machine does.
 */
async function holdAndResume(desk: Desk, lines: readonly Line[], ids: readonly string[], seconds: number): Promise<number> {
  const turn = lines.map(() => 0)
  const before = desk.cpu()
  let changes = 0
  await measure(lines.length, seconds, async side => {
    const n = turn[side] ?? 0
    turn[side] = n + 1
    const own = ids[side + lines.length * ((n >> 1) % Math.floor(ids.length / lines.length))] ?? ''
    changes += 1
    const verb = n % 2 === 0 ? 'hold' : 'resume'
    const answer = await lines[side]?.send('POST', `/api/v1/incidents/${own}/${verb}`, verb === 'hold' ? { holdReason: 'vendor' } : {})
    if (!answer || answer.status >= 300) throw new Error(`${verb}: ${answer?.status} ${answer?.body.slice(0, 300)}`)
  })
  const each = (desk.cpu() - before) / changes
  // Left as they were found.
  for (const [side, n] of turn.entries())
    if (n % 2 === 1)
      await lines[side]?.send('POST', `/api/v1/incidents/${ids[side + lines.length * (((n - 1) >> 1) % Math.floor(ids.length / lines.length))]}/resume`, {})
  return each
}

/** A running clock on every incident there is, by SQL. */
const fillClocks = (desk: Desk, level: string, size: number, due: string) =>
  desk.owner.query(
    `insert into store.clock (tenant_id, id, record_id, level_id, cycle, record_type, phase, started_at, since, used, budget, due_at, warned, next_at, calendar_at)
     select tenant_id, gen_random_uuid(), id, '${level}', 1, 'incident', 'running', created_at, created_at, 0, 14400000000, ${due}, 0, ${due}, created_at
     from store.incident where source = 'bench' limit ${size} on conflict do nothing`,
  )

/** Share of one core that the server takes over some seconds, once all that was queued before is done. */
async function cpuShare(desk: Desk, seconds: number): Promise<number> {
  const due = async () => Number((await desk.owner.query('select count(*) as n from store.job where dead_at is null and due_at <= now()')).rows[0].n)
  for (let tries = 0; tries < 600 && (await due()) > 0; tries++) await pause(1000)
  await pause(3000)
  const before = desk.cpu()
  await pause(seconds * 1000)
  return (desk.cpu() - before) / seconds
}
