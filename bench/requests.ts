import { setTimeout as pause } from 'node:timers/promises'
import { onlyTenant } from '../src/app/installation.server.ts'
import type { Runtime } from '../src/app/runtime.server.ts'
import { flow } from '../src/engines/flows/index.ts'
import { startFlow } from '../src/engines/flows/index.server.ts'
import { type Actor, machine } from '../src/kernel/actor.ts'
import type { Document } from '../src/kernel/define/index.ts'
import { group, person } from '../src/people/index.ts'
import { catalogueItem } from '../src/practices/catalogue/index.ts'
import { incident } from '../src/practices/incident/index.ts'
import { type Desk, prepare, startDesk } from './desk.ts'
import { measure } from './measure.ts'
import type { Row } from './table.ts'

const questions = 20
const sides = 32
const woken = 5000
const idle = 100_000

/** Orders by HTTP, and flows that wait and are woken, on a desk of their own. */
export async function measureRequests(folder: string, seconds: number, say: (text: string) => void): Promise<Row[]> {
  const { token, runtime } = await prepare(folder)
  const offered = await publish(runtime)
  const desk = await startDesk(folder, token, runtime.ownerUrl, 20_000 + Math.floor(Math.random() * 20_000))
  try {
    // First, while nothing else is waiting to be done.
    const rows: Row[] = await flows(desk, runtime, say)
    for (const [what, item] of Object.entries(offered)) {
      say(what)
      rows.push(await orders(desk, what, item, seconds))
    }
    return rows
  } finally {
    await desk.close()
    await runtime.close()
  }
}

const answers = Object.fromEntries(Array.from({ length: questions }, (_, n) => [`q${n}`, `Answer number ${n}, of a few words`]))

async function orders(desk: Desk, what: string, item: string, seconds: number): Promise<Row> {
  const lines = Array.from({ length: sides }, () => desk.line())
  try {
    const { perSecond, p50, p99 } = await measure(sides, seconds, async side => {
      const { status, body } = (await lines[side]?.send('POST', '/api/v1/orders', { lines: [{ item, answers }], reason: 'For the new job' })) ?? {}
      if (status !== 201) throw new Error(`${status} ${body}`)
    })
    return {
      what: `order with ${questions} answers, ${what}`,
      figure: `${Math.round(perSecond)}/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
      promise: 'at least 100/s',
      kept: perSecond >= 100,
    }
  } finally {
    for (const line of lines) line.close()
  }
}

/** Items of the same questions: with a task alone, with an approval, with a flow that asks for one. */
async function publish({ installation: { records } }: Runtime): Promise<Readonly<Record<string, string>>> {
  const system = machine(onlyTenant, 'bench', 'cli')
  const found = async (record: typeof group | typeof person, filter: object) =>
    (await records.find(system, record, { filter: filter as never, limit: 1 })).items[0]?.id ?? ''
  const work = await found(group, { field: 'name', is: '==', value: 'Group 1' })
  const boss = await found(person, { field: 'email', is: '==', value: 'person.1@example.test' })
  const steps = [{ name: 'Boss', people: [boss] }]
  const end = { key: 'end', kind: 'end', name: 'Done', outcome: 'done' }
  const asks = { key: 'ask', kind: 'approval', name: 'Boss', steps, next: 'end', rejected: 'end', shows: ['quantity'] }
  const drawn = await drawing(records, system)('Asks first', 'requestItem', [{ key: 'start', kind: 'start', name: 'Start', next: 'ask' }, asks, end])
  const parts = Object.keys(answers).map(key => ({ part: 'question', key, kind: 'text', label: { en: `Question ${key}`, de: `Frage ${key}` }, require: true }))
  const make = async (name: string, more: object) => {
    const draft = { texts: { name: { en: name } }, form: { parts }, ...more } as unknown as Document
    const { id } = await records.create(system, catalogueItem, { name, openTo: 'everyone', draft })
    await records.transition(system, catalogueItem, id, 'publish')
    return id
  }
  return {
    'given to a group': await make('Plain', { task: { group: work } }),
    'with an approval': await make('Approved', { task: { group: work }, approval: { steps } }),
    'with a flow that asks for an approval': await make('Flowing', { flow: { id: drawn.id } }),
  }
}

type Drawing = (name: string, of: string, nodes: readonly object[]) => Promise<{ readonly id: string; readonly version: string }>

/** Draws a flow and publishes it. */
const drawing =
  (records: Runtime['installation']['records'], system: Actor): Drawing =>
  async (name, of, nodes) => {
    const { id } = await records.create(system, flow, { name: `${name} ${Date.now()}`, of, draft: { nodes } })
    const { published } = await records.transition(system, flow, id, 'publish')
    return { id, version: published ?? '' }
  }

/** Runs that wait cost nothing until their time has come; then each takes its next step, which changes its record. */
async function flows(desk: Desk, { installation: { records, model } }: Runtime, say: (text: string) => void): Promise<Row[]> {
  const system = machine(onlyTenant, 'bench', 'cli')
  const by = (name: string) => machine(onlyTenant, name, 'automation')
  const { version } = await drawing(records, system)('Waits', 'incident', [
    { key: 'start', kind: 'start', name: 'Start', next: 'wait' },
    { key: 'wait', kind: 'wait', name: 'Wait', duration: 'P300D', next: 'set' },
    { key: 'set', kind: 'set', name: 'Set', fields: [{ field: 'description', value: 'Woken.' }], next: 'end' },
    { key: 'end', kind: 'end', name: 'Done', outcome: 'done' },
  ])
  const count = async (text: string) => Number((await desk.owner.query<{ n: string }>(text)).rows[0]?.n)
  const settled = async () => {
    while ((await count('select count(*) as n from store.job where due_at <= now() and dead_at is null')) > 0) await pause(500)
  }
  await settled()
  const atRest = await cpuFor(desk, 10)
  say(`${woken} runs are started`)
  for (let n = 0; n < woken; n += 50)
    await records.together(system, async within => {
      for (let i = 0; i < 50; i++) {
        const subject = await within.create(system, incident, { title: `Waits ${n + i}` })
        await startFlow({ records: within, by, model }, { version, subject: { type: 'incident', id: subject.id } })
      }
    })
  const waiting = `select count(*) as n from store.flow_token where node = 'wait' and state = 'waiting' and tenant_id = '${onlyTenant}'`
  while ((await count(waiting)) < woken) await pause(200)
  await settled()
  say(`${idle} more wait`)
  await desk.owner.query(
    `insert into store.flow_token (tenant_id, id, run_id, node, state, waits_for, wake_at, since)
     select $1, gen_random_uuid(), gen_random_uuid(), 'far', 'waiting', 'date', now() + interval '300 days', now() from generate_series(1, $2)`,
    [onlyTenant, idle],
  )
  await desk.owner.query('analyze store.flow_token')
  const amongMany = await cpuFor(desk, 10)
  const begin = performance.now()
  await desk.owner.query(`update store.flow_token set wake_at = now() where node = 'wait' and state = 'waiting'`)
  while ((await count(`select count(*) as n from store.flow_run where flow_version = '${version}' and state = 'ended'`)) < woken) await pause(100)
  const took = (performance.now() - begin) / 1000
  await desk.owner.query(`delete from store.flow_token where node = 'far'`)
  return [
    {
      what: `${idle.toLocaleString('en')} flow runs that wait`,
      figure: `${amongMany.toFixed(1)} % of a processor; ${atRest.toFixed(1)} % without`,
      promise: 'nothing',
      kept: amongMany < atRest + 1,
    },
    {
      what: `${woken.toLocaleString('en')} flow runs woken at once, to the end of their next step`,
      figure: `${took.toFixed(1)} s`,
      promise: 'under 30 s',
      kept: took < 30,
    },
  ]
}

/** Share of one processor that the desk and its database take, in percent. */
async function cpuFor(desk: Desk, seconds: number): Promise<number> {
  await pause(2000)
  const before = desk.cpu()
  await pause(seconds * 1000)
  return ((desk.cpu() - before) / seconds) * 100
}
