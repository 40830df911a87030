import { after } from 'node:test'
import sql from 'sql-template-tag'
import { type World, world } from '../../../../test/harness/world.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { InputOf } from '../../../kernel/define/index.ts'
import { queueJob } from '../../../kernel/jobs/index.server.ts'
import { people } from '../../../people/index.ts'
import { incident } from '../../../practices/incident/index.ts'
import { practices } from '../../../practices/index.ts'
import { assignment } from '../../assignment/index.ts'
import type { Acts } from '../act.ts'
import type { ActRow, Automation } from '../automation.ts'
import { automationEngine } from '../engine.server.ts'
import { automation, automations } from '../index.ts'
import type { Run } from '../trace.server.ts'

interface Queued {
  readonly id: string
  readonly name: string
  readonly key: string | null
  readonly payload: Record<string, unknown>
}

/** As one writes it: without the columns that a row does not need. */
export type Written = Omit<InputOf<typeof automation>, 'does' | 'changes'> & {
  readonly does?: readonly Partial<ActRow>[]
  readonly changes?: readonly { readonly field: string; readonly from?: string; readonly to?: string }[]
}
export const written = (input: Written) => input as InputOf<typeof automation>

/** A desk with automations, whose background work is done when the test says so. */
export interface AutomationDesk extends World {
  readonly admin: Actor
  readonly agent: Actor
  readonly requester: Actor
  /** An active one. */
  readonly automate: (input: Written) => Promise<Automation>
  readonly report: (input?: object, by?: Actor) => ReturnType<typeof reportIn>
  /** Does all that is due, until nothing is; gives how many jobs that were. */
  readonly work: () => Promise<number>
  readonly queued: () => Promise<readonly Queued[]>
  readonly runs: (id: string) => Promise<readonly Pick<Run, 'outcome' | 'record' | 'occasion' | 'version' | 'error' | 'did' | 'because' | 'chain'>[]>
}

const reportIn = (desk: World, by: Actor, input: object) => desk.records.create(by, incident, { title: 'Mail is down', ...input })

export async function automationDesk(acts: Acts = new Map()): Promise<AutomationDesk> {
  const ours = {
    ...automations,
    engine: () => Promise.resolve({ default: (ground: Parameters<typeof automationEngine>[0]) => automationEngine(ground, { acts }) }),
  }
  const desk = await world({ practices: [people, assignment, ours, ...practices] })
  after(desk.close)
  const { records, system, database, jobs, clock } = desk
  const admin = await desk.person('Adam', ['administrator'])
  const requester = await desk.person('Rita', ['requester'])
  const db = database.for(system.tenant)

  const take = async (): Promise<Queued | undefined> => {
    const [job] = await db.query<Queued>(
      sql`delete from job where id = (select id from job where due_at <= ${clock.now()}::timestamptz and name like 'automations.%' order by due_at, id limit 1) returning id, name, key, payload`,
    )
    return job
  }
  const runJob = async ({ name, key, payload }: Queued) => {
    const job = jobs.find(j => j.name === name)
    if (!job) throw new Error(`There is no job ${name}.`)
    try {
      await job.run(payload, { actor: { ...system, name, channel: 'automation' }, records, now: clock.now(), signal: new AbortController().signal })
    } catch {
      // As the worker does it: later once more.
      await queueJob(db, system.tenant, name, payload, new Date(Date.parse(clock.now()) + 5000).toISOString(), key ?? undefined)
    }
  }
  return {
    ...desk,
    admin,
    requester,
    agent: await desk.person('Agnes', ['agent']),
    automate: async input => {
      const made = await records.create(admin, automation, { name: 'Unnamed', recordType: 'incident', on: 'created', ...written(input) })
      return records.transition(admin, automation, made.id, 'activate')
    },
    report: (input = {}, by = requester) => reportIn(desk, by, input),
    work: async () => {
      let done = 0
      for (let job = await take(); job; job = await take()) {
        await runJob(job)
        done++
      }
      return done
    },
    queued: () => db.query<Queued>(sql`select id, name, key, payload from job where name like 'automations.%' order by due_at`),
    runs: id =>
      db.query(
        sql`select outcome, record_id as record, occasion, automation_version as version, error, did, because, chain from automation_run
            where automation_id = ${id}::uuid order by at, id`,
      ),
  }
}
