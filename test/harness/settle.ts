import sql from 'sql-template-tag'
import { machine } from '../../src/kernel/actor.ts'
import type { World } from './world.ts'

/** Runs all jobs of the world that are due by its clock, and those that they cause. */
export async function settle({ owner, clock, jobs, records, system }: World): Promise<void> {
  for (;;) {
    const [job] = await owner.query<{ id: string; name: string; payload: Record<string, unknown> }>(
      sql`update store.job set leased_by = 'test' where id = (select id from store.job where due_at <= ${clock.now()}::timestamptz and dead_at is null
          and leased_by is null and name = any(${jobs.map(j => j.name)}::text[]) order by due_at limit 1) returning id, name, payload`,
    )
    if (!job) return
    const actor = machine(system.tenant, job.name, 'automation')
    await jobs.find(j => j.name === job.name)?.run(job.payload, { actor, records, now: clock.now(), signal: new AbortController().signal })
    await owner.query(sql`delete from store.job where id = ${job.id}::uuid`)
  }
}
