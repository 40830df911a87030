import { after } from 'node:test'
import sql from 'sql-template-tag'
import { type MailServer, mailServer } from '../../../../test/harness/mail.ts'
import { world, type World } from '../../../../test/harness/world.ts'
import { createMailer, smtpTransport } from '../../../channels/email/outgoing/index.server.ts'
import { type Actor, machine } from '../../../kernel/actor.ts'
import type { RowOf } from '../../../kernel/define/index.ts'
import type { Job } from '../../../kernel/jobs/job.ts'
import { group, person, role } from '../../../people/index.ts'
import { actingAs } from '../../../people/index.server.ts'
import { incident } from '../../../practices/incident/index.ts'
import { ratingOccasion } from '../../../practices/satisfaction/index.ts'
import { notification } from '../index.ts'

/** A desk whose people are told things, with a mail server of their own. */
export interface Told extends World {
  readonly post: MailServer
  /** Somebody with these roles, known to the database as they are here. */
  readonly somebody: (
    name: string,
    roles: readonly string[],
    more?: Readonly<Record<string, unknown>>,
  ) => Promise<Actor & { readonly person: string; readonly email: string }>
  readonly team: (name: string, members: readonly { readonly person: string }[], leads?: readonly { readonly person: string }[]) => Promise<string>
  /** The same person with the rights that they have now. */
  readonly asNow: (who: { readonly person: string }) => Promise<Actor>
  /** Runs all jobs that are due, and those that they cause. */
  readonly settle: () => Promise<void>
  readonly heard: (who: Actor) => Promise<readonly RowOf<typeof notification>[]>
  readonly jobsOf: readonly Job[]
}

export async function told(): Promise<Told> {
  const it = await world()
  const post = await mailServer()
  const { records, system, store, owner, clock, database } = it
  // How content people are is another matter.
  for (const { id } of (await records.find(system, ratingOccasion)).items) await records.change(system, ratingOccasion, id, { active: false })
  const mailer = createMailer({
    store,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    transport: smtpTransport({ url: post.url }),
    from: { name: 'Desk', address: 'desk@help.example' },
    replyTo: 'desk@help.example',
    host: 'help.example',
  })
  after(async () => {
    mailer.close()
    await post.close()
    await it.close()
  })
  const jobsOf = [...it.jobs, ...mailer.jobs]
  const roles = new Map((await records.find(system, role, { limit: 100 })).items.map(r => [r.key, r.id]))
  const asNow = async ({ person: id }: { readonly person: string }): Promise<Actor> => {
    const acting = (await actingAs(database.for(system.tenant), system.tenant, [id])).get(id)
    if (!acting) throw new Error(`There is no active person ${id}.`)
    return { ...acting.actor, channel: 'web' }
  }
  let made = 0
  return {
    ...it,
    post,
    jobsOf,
    asNow,
    somebody: async (name, keys, more = {}) => {
      const email = `${name.toLowerCase()}.${++made}@people.example`
      const row = await records.create(system, person, { name, email, roles: keys.flatMap(key => roles.get(key) ?? []), ...more })
      // Whoever has a password is no stranger.
      await owner.query(
        sql`insert into store.credential (tenant_id, person_id, password, changed_at) values (${system.tenant}::uuid, ${row.id}::uuid, 'x', now())`,
      )
      return { ...(await asNow({ person: row.id })), person: row.id, email }
    },
    team: async (name, members, leads = []) =>
      (await records.create(system, group, { name, members: members.map(m => m.person), leads: leads.map(l => l.person) })).id,
    settle: async () => {
      for (;;) {
        const [job] = await owner.query<{ id: string; name: string; payload: Record<string, unknown> }>(
          sql`update store.job set leased_by = 'test' where id = (select id from store.job where due_at <= ${clock.now()}::timestamptz and dead_at is null
              and leased_by is null and name = any(${jobsOf.map(j => j.name)}::text[]) order by due_at limit 1) returning id, name, payload`,
        )
        if (!job) return
        const actor = machine(system.tenant, job.name, 'automation')
        await jobsOf.find(j => j.name === job.name)?.run(job.payload, { actor, records, now: clock.now(), signal: new AbortController().signal })
        await owner.query(sql`delete from store.job where id = ${job.id}::uuid`)
      }
    },
    heard: async who => (await records.find(who, notification, { sort: ['at'], limit: 500 })).items,
  }
}

export const reports = (it: Told, by: Actor, more: Readonly<Record<string, unknown>> = {}) =>
  it.records.create(by, incident, { title: 'The printer is on fire', ...more })
