import { install, type Installation, onlyTenant } from '../../src/app/installation.server.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { machine } from '../../src/kernel/actor.ts'
import type { Database } from '../../src/kernel/database/index.server.ts'
import type { AnyDefinition, RowOf } from '../../src/kernel/define/index.ts'
import type { HttpOut } from '../../src/kernel/http-out/index.server.ts'
import type { Practice } from '../../src/kernel/practice.ts'
import type { Happening } from '../../src/kernel/records/index.server.ts'
import { person } from '../../src/people/index.ts'
import { freshDatabase } from './database.ts'

/** A desk of its own for one test file: real database, real practices, seeded, with a clock that the test moves. */
export interface World extends Installation {
  readonly database: Database
  readonly owner: Database
  readonly clock: Clock
  /** Everything that was published, in order. */
  readonly happenings: Happening[]
  /** Acts for what the test sets up itself. */
  readonly system: Actor
  /** A new person with these roles, as the actor they are when they call. */
  readonly person: (name: string, roles: readonly string[], groups?: readonly string[]) => Promise<Actor>
  readonly close: () => Promise<void>
}

export interface Clock {
  readonly now: () => string
  /** Moves on by an amount of milliseconds. */
  readonly advance: (milliseconds: number) => void
  readonly set: (at: string) => void
}

export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => minutes(n * 60)
export const days = (n: number): number => hours(n * 24)

export async function world(options: { practices?: readonly Practice[]; migrate?: (owner: Database) => Promise<void>; out?: HttpOut } = {}): Promise<World> {
  const { database, owner, drop } = await freshDatabase()
  await options.migrate?.(owner)
  const clock = movableClock('2026-03-02T08:00:00.000Z')
  const happenings: Happening[] = []
  const installation = await install({
    database,
    now: clock.now,
    published: h => void happenings.push(h),
    ...(options.practices ? { practices: options.practices } : {}),
    ...(options.out ? { out: options.out } : {}),
  })
  await installation.seed()
  const system = machine(onlyTenant, 'test', 'cli')
  return { ...installation, database, owner, clock, happenings, system, person: newPerson(installation, system), close: drop }
}

function movableClock(start: string): Clock {
  let at = Date.parse(start)
  // Each look moves it a little, so that what happens later also is later.
  return { now: () => new Date(at++).toISOString(), advance: ms => void (at += ms), set: text => void (at = Date.parse(text)) }
}

const includes: Readonly<Record<string, readonly string[]>> = {
  requester: ['requester'],
  agent: ['agent', 'requester'],
  lead: ['lead', 'agent', 'requester'],
  manager: ['manager', 'requester'],
  knowledgeAuthor: ['knowledgeAuthor', 'requester'],
  administrator: ['administrator', 'lead', 'agent', 'manager', 'knowledgeAuthor', 'requester'],
}

let made = 0

const newPerson =
  ({ records }: Installation, system: Actor) =>
  async (name: string, roles: readonly string[], groups: readonly string[] = []): Promise<Actor> => {
    made += 1
    const row: RowOf<AnyDefinition> = await records.create(system, person, { name, email: `${name.toLowerCase().replace(/\W+/g, '.')}.${made}@example.test` })
    return {
      tenant: onlyTenant,
      person: row.id,
      name,
      roles: new Set(roles.flatMap(role => includes[role] ?? [role])),
      groups,
      channel: 'web',
      language: 'en',
      unbound: false,
    }
  }
