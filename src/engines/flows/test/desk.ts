import { after } from 'node:test'
import sql from 'sql-template-tag'
import { errand, parcel, parcels } from '../../../../test/fixtures/practices/parcel/index.ts'
import { type World, world } from '../../../../test/harness/world.ts'
import { allPractices, wholeModel } from '../../../app/installation.server.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Document, InputOf, RowOf } from '../../../kernel/define/index.ts'
import type { HttpOut, OutAnswer, OutRequest } from '../../../kernel/http-out/index.server.ts'
import { queueJob } from '../../../kernel/jobs/index.server.ts'
import { newId } from '../../../kernel/id.server.ts'
import type { Ground } from '../../../kernel/practice.ts'
import { difference, wantedTables } from '../../../kernel/schema/index.ts'
import { approval } from '../../approvals/index.ts'
import { flowEngine } from '../engine.server.ts'
import type { Graph, Node } from '../graph/graph.ts'
import { flow, flowRun, flows, flowVersion } from '../index.ts'
import { startFlow } from '../index.server.ts'
import type { Approvals, FlowEngine } from '../run/engine.ts'
import { type Step, stepsOf, type Token, tokensOf } from '../run/tables.server.ts'

export { approval, errand, parcel }
export type Run = RowOf<typeof flowRun>

/** A desk that sends parcels by flows, whose background work is done when the test says so. */
export interface FlowDesk extends World {
  readonly admin: Actor
  readonly agent: Actor
  readonly engine: FlowEngine
  /** A flow about parcels, published without looking whether it is right. */
  readonly flow: (
    nodes: readonly Node[],
    more?: Partial<Graph> & { readonly input?: InputOf<typeof flow> },
  ) => Promise<{ readonly flow: string; readonly version: string }>
  readonly start: (version: string, variables?: Document, input?: InputOf<typeof parcel>) => Promise<{ readonly run: string; readonly parcel: string }>
  /** Does all that is due, until nothing is; gives how many jobs that were. */
  readonly work: () => Promise<number>
  /** Lets time pass and looks for what is due. */
  readonly pass: (milliseconds: number) => Promise<void>
  readonly run: (id: string) => Promise<Run>
  readonly tokens: (run: string) => Promise<readonly Token[]>
  /** `node act` of each step. */
  readonly steps: (run: string) => Promise<readonly Step[]>
  readonly walked: (run: string) => Promise<readonly string[]>
  readonly errands: () => Promise<readonly RowOf<typeof errand>[]>
  readonly approvals: () => Promise<readonly RowOf<typeof approval>[]>
  readonly decide: (id: string, outcome: 'approved' | 'rejected' | 'expired' | 'cancelled') => Promise<void>
  readonly supersede: (id: string) => Promise<string>
  /** What was sent, and how it is answered. */
  readonly sent: OutRequest[]
  answer: (request: OutRequest) => Partial<OutAnswer> | Error
  /** Whether whoever works is about to be lost: what it begins is left for others. */
  isDying: boolean
}

/** Approvals as flows know them, without all that makes them approvals. */
const simple: Approvals = {
  ask: async ({ records, by }, { subject, origin }) => {
    const round = newId()
    const about = { subjectType: subject.record.name, subject: subject.id, title: 'May it?', origin, round }
    const { id } = await records.create(by('approvals'), approval, about, { given: { state: 'requested', category: 'open' } })
    return { round, approvals: [id] }
  },
  cancel: async ({ records, by }, _, { origin }) => {
    const { items } = await records.find(by('approvals'), approval, { filter: { field: 'origin', is: '==', value: origin ?? '' } })
    for (const { id, category } of items) if (category !== 'done') await records.transition(by('approvals'), approval, id, 'withdraw')
  },
  faults: steps => (steps.length === 0 ? [{ en: 'Nobody is asked.', de: 'Niemand wird gefragt.' }] : []),
}

export async function flowDesk({ approvals = simple }: { readonly approvals?: Approvals | 'real' } = {}): Promise<FlowDesk> {
  const sent: OutRequest[] = []
  const out: HttpOut = {
    send: async request => {
      sent.push(request)
      const answer = desk.answer(request)
      if (answer instanceof Error) throw answer
      return { status: 200, text: '{}', milliseconds: 1, ...answer }
    },
  }
  const ours = approvals === 'real' ? flows : { ...flows, engine: () => Promise.resolve({ default: (ground: Ground) => flowEngine(ground, approvals) }) }
  const others = allPractices.filter(p => p !== flows)
  const practices = [...others.slice(0, 1), ours, ...others.slice(1), parcels]
  const it = await world({
    practices,
    out,
    migrate: async owner => {
      for (const text of difference(wantedTables(wholeModel()), wantedTables(wholeModel(practices)))) await owner.query({ text, values: [] })
    },
  })
  after(it.close)
  const { records, system, database, jobs, clock, model } = it
  const db = database.for(system.tenant)
  const by = () => system
  const runJob = async ({ name, payload }: { name: string; payload: Record<string, unknown> }) => {
    const job = jobs.find(j => j.name === name)
    if (!job) throw new Error(`There is no job ${name}.`)
    const signal = desk.isDying && name === 'flows.call' ? AbortSignal.abort() : new AbortController().signal
    try {
      await job.run(payload, { actor: { ...system, name, channel: 'automation' }, records, now: clock.now(), signal })
    } catch (error) {
      if (!signal.aborted) throw error
      await queueJob(db, system.tenant, name, payload, new Date(Date.parse(clock.now()) + 30_000).toISOString())
    }
  }
  const take = () =>
    db.query<{ name: string; payload: Record<string, unknown> }>(
      sql`delete from job where id = (select id from job where due_at <= ${clock.now()}::timestamptz and (name like 'flows.%' or name like 'approvals.%') order by due_at, id limit 1) returning name, payload`,
    )
  const work = async () => {
    let done = 0
    for (let [job] = await take(); job; [job] = await take()) {
      await runJob(job)
      done++
    }
    return done
  }
  let made = 0
  const desk: FlowDesk = {
    ...it,
    admin: await it.person('Adam', ['administrator']),
    agent: await it.person('Agnes', ['agent']),
    engine: { store: it.store, out, log: it.ground.log, approvals: simple },
    sent,
    answer: () => ({}),
    isDying: false,
    flow: async (nodes, { variables, input = {} } = {}) => {
      const graph = { nodes, ...(variables ? { variables } : {}) } as unknown as Document
      const { id } = await records.create(system, flow, { name: `Flow ${++made}`, of: 'parcel', ...input, draft: graph })
      const version = await records.create(system, flowVersion, { flow: id, versionNumber: 1, graph })
      await records.change(system, flow, id, {}, { given: { published: version.id, publishedNumber: 1, state: 'published' } })
      return { flow: id, version: version.id }
    },
    start: async (version, variables = {}, input = {}) => {
      const subject = await records.create(system, parcel, { title: `Parcel ${++made}`, ...input })
      const run = await records.together(system, within =>
        startFlow({ records: within, by, model }, { version, subject: { type: 'parcel', id: subject.id }, variables }),
      )
      return { run, parcel: subject.id }
    },
    work,
    pass: async ms => {
      clock.advance(ms)
      await runJob({ name: 'flows.tick', payload: {} })
      await work()
    },
    run: id => records.get(system, flowRun, id),
    tokens: run => tokensOf(db, run),
    steps: run => stepsOf(db, run, 1000),
    walked: async run => (await stepsOf(db, run, 1000)).map(s => `${s.node} ${s.act}`),
    errands: async () => (await records.find(system, errand, { sort: ['createdAt'], limit: 100 })).items,
    approvals: async () => (await records.find(system, approval, { sort: ['createdAt'], limit: 100 })).items,
    decide: async (id, outcome) => void (await records.change(system, approval, id, { outcome }, { given: { state: outcome, category: 'done' } })),
    supersede: async id => {
      const { subject, subjectType, origin, round } = await records.get(system, approval, id)
      const next = await records.create(
        system,
        approval,
        { subject, subjectType, title: 'May it still?', origin, round },
        { given: { state: 'requested', category: 'open' } },
      )
      await records.transition(system, approval, id, 'supersede', {}, { given: { supersededBy: next.id } })
      return next.id
    },
  }
  return desk
}
