import sql from 'sql-template-tag'
import { machine } from '../../../kernel/actor.ts'
import type { Job } from '../../../kernel/jobs/job.ts'
import type { StandIn } from '../../stand-in.server.ts'

/** What workers do while people work. In the telling none runs: their jobs are played where they would have been. */
export interface Background {
  /** What is due by now, and what follows from it. */
  readonly settle: () => Promise<void>
  /** One job, as if its time had come. */
  readonly run: (name: string, payload?: Record<string, unknown>) => Promise<void>
}

interface Due {
  readonly id: string
  readonly name: string
  readonly payload: Record<string, unknown>
}

/** Left to the workers who come after: nothing in the story depends on them. */
const notTold: ReadonlySet<string> = new Set(['figures.count', 'reports.mail'])

export function backgroundOf({ jobs, records, store }: Pick<StandIn, 'jobs' | 'records' | 'store'>, tenant: string): Background {
  const known = new Map<string, Job>(jobs.filter(({ name }) => !notTold.has(name)).map(job => [job.name, job]))
  const names = [...known.keys()]
  const { signal } = new AbortController()
  const run = async (name: string, payload: Record<string, unknown> = {}) =>
    known.get(name)?.run(payload, { actor: machine(tenant, name, 'automation'), records, now: store.now(), signal })
  const take = (now: string) =>
    store.database.for(tenant).query<Due>(
      sql`delete from job where id in (select id from job where due_at <= ${now}::timestamptz and dead_at is null and name = any(${names}) order by due_at limit 50)
          returning id, name, payload`,
    )
  const settle = async () => {
    for (let due = await take(store.now()); due.length > 0; due = await take(store.now())) for (const { name, payload } of due) await run(name, payload)
  }
  return { settle, run }
}
