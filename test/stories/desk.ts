import { after } from 'node:test'
import type { Actor } from '../../src/kernel/actor.ts'
import type { InputOf, RowOf } from '../../src/kernel/define/index.ts'
import type { Entry } from '../../src/kernel/history/entry.ts'
import { incident } from '../../src/practices/incident/index.ts'
import { world, type World } from '../harness/world.ts'

type Incident = RowOf<typeof incident>

/** A service desk with the people that its stories are about. */
export interface Desk extends World {
  /** Reports things. */
  readonly rosa: Actor
  /** Reports other things. */
  readonly ruben: Actor
  /** Works on the desk. */
  readonly ada: Actor
  readonly aron: Actor
  /** Leads the desk's people. */
  readonly lena: Actor
  readonly mia: Actor
  readonly admin: Actor
  /** What Rosa reports, unless somebody else is named. */
  readonly report: (input?: InputOf<typeof incident>, by?: Actor) => Promise<Incident>
  /** As it stands now, all of it. */
  readonly look: (it: { readonly id: string }) => Promise<Incident>
  /** What was said on an incident, oldest first. */
  readonly said: (it: { readonly id: string }) => Promise<readonly Entry[]>
  /** Runs a background job once. */
  readonly run: (job: string) => Promise<void>
}

/** Opens a desk for the stories of one file; it is taken down after them. */
export async function desk(): Promise<Desk> {
  const it = await world()
  after(it.close)
  const { records, system, person } = it
  const rosa = await person('Rosa', ['requester'])
  return {
    ...it,
    rosa,
    ruben: await person('Ruben', ['requester']),
    ada: await person('Ada', ['agent']),
    aron: await person('Aron', ['agent']),
    lena: await person('Lena', ['lead']),
    mia: await person('Mia', ['manager']),
    admin: await person('Admin', ['administrator']),
    report: (input = {}, by = rosa) => records.create(by, incident, { title: 'The printer is on fire', ...input }),
    look: ({ id }) => records.get(system, incident, id),
    said: async ({ id }) => (await records.timeline(system, incident, id)).items.filter(e => e.act === 'comment'),
    run: async name => {
      const job = it.jobs.find(j => j.name === name)
      if (!job) throw new Error(`There is no job '${name}'.`)
      await job.run({}, { actor: system, records, now: it.clock.now(), signal: new AbortController().signal })
    },
  }
}

/** The id of the person who acts. */
export const id = (actor: Actor): string => {
  if (actor.person === null) throw new Error(`${actor.name} is no person.`)
  return actor.person
}

/** What `assert.rejects` compares a failure with. */
export const failsAs = (kind: string, message?: RegExp) => (error: unknown) => {
  const { kind: was, message: said } = error as { kind?: string; message: string }
  if (was === kind && (!message || message.test(said))) return true
  throw error
}
