import type { AddressInfo } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { pino } from 'pino'
import { install, type Installation, onlyTenant } from '../../src/app/installation.server.ts'
import { type Actor, machine } from '../../src/kernel/actor.ts'
import { buildServer } from '../../src/kernel/api/index.server.ts'
import { connect, type Database } from '../../src/kernel/database/index.server.ts'
import {
  all,
  any,
  attachment,
  boolean,
  defineRecord,
  differs,
  equals,
  is,
  longText,
  makeModel,
  reference,
  role,
  signedIn,
  text,
} from '../../src/kernel/define/index.ts'
import type { Happening } from '../../src/kernel/records/index.server.ts'
import { difference, wantedTables } from '../../src/kernel/schema/index.ts'
import { people, person } from '../../src/people/index.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

const label = { en: 'Ticket', de: 'Ticket' }
const word = (name: string) => ({ en: name, de: name })

const followers = any(role('agent'), is('owner'))

/** A record type of the tests' own: read by its owner and by agents, who alone know its notes. What is posted everybody sees, but not what is said of it. */
export const ticket = defineRecord({
  name: 'ticket',
  label: { one: label, many: { en: 'Tickets', de: 'Tickets' } },
  help: label,
  numbered: 'TIC',
  fields: {
    title: text({ label, required: true, search: 'A' }),
    details: longText({ label, search: 'B' }),
    posted: boolean({ label, required: true, default: false }),
    owner: reference('person', { label }),
    files: attachment({ label }),
  },
  states: { open: { ...word('Open'), category: 'open' }, shut: { ...word('Shut'), category: 'done' } },
  begins: 'open',
  transitions: { shut: { label: word('Shut'), from: ['open'], to: 'shut', may: role('agent') } },
  may: {
    read: any(role('agent'), is('owner'), all(signedIn, equals('posted', true))),
    follow: followers,
    create: signedIn,
    change: any(role('agent'), is('owner')),
    comment: any(role('agent'), all(is('owner'), differs('state', 'shut'))),
    note: role('agent'),
    remove: role('agent'),
  },
  rights: [{ fields: ['details', 'owner', 'files', 'createdBy'], read: followers }],
  views: { title: 'title', list: ['number', 'title'], sections: [], create: ['title', 'owner'] },
})

const practices = [people, { from: 'test', definitions: [ticket] }]

/** A database with people and tickets, on which several processes of Mainstay can be opened. */
export interface TicketDesk {
  readonly fresh: TestDatabase
  readonly system: Actor
  readonly at: Clock
  /** What one process has: its own connections, its own memory. */
  readonly process: (published: (database: Database) => (happening: Happening) => void) => Promise<TicketProcess>
  readonly close: () => Promise<void>
}

export interface TicketProcess extends Installation {
  readonly database: Database
  readonly person: (name: string, roles?: readonly string[]) => Promise<Actor>
  /** Serves these plugins under /api/v1. Whose request it is says `sign`. */
  readonly serve: (plugins: readonly ((app: FastifyInstance) => void)[]) => Promise<Served>
}

export interface Served {
  readonly address: string
  readonly app: FastifyInstance
  /** A header by which the server knows the actor from now on. */
  readonly sign: (actor: Actor) => { readonly 'x-who': string }
  /** From now on nobody is known by the actor's header. */
  readonly signOut: (actor: Actor) => void
  readonly actorOf: (request: FastifyRequest) => Promise<Actor | undefined>
}

export interface Clock {
  readonly now: () => string
  readonly advance: (seconds: number) => void
}

export async function ticketDesk(): Promise<TicketDesk> {
  const fresh = await freshDatabase()
  const before = wantedTables(makeModel([people]))
  const after = wantedTables(makeModel(practices))
  for (const statement of difference(before, after)) await fresh.owner.query({ text: statement, values: [] })
  const system = machine(onlyTenant, 'test', 'cli')
  const at = clock()
  const closing: (() => Promise<unknown>)[] = []
  return {
    fresh,
    system,
    at,
    process: published => openProcess({ fresh, system, at, closing }, published),
    close: async () => {
      for (const close of closing.reverse()) await close()
      await fresh.drop()
    },
  }
}

type Open = Pick<TicketDesk, 'fresh' | 'system' | 'at'> & { closing: (() => Promise<unknown>)[] }

async function openProcess({ fresh, system, at, closing }: Open, published: (database: Database) => (happening: Happening) => void): Promise<TicketProcess> {
  const database = connect({ url: fresh.appUrl, max: 4, applicationName: 'test process' })
  closing.push(() => database.close())
  const installation = await install({ database, practices, now: at.now, published: published(database) })
  let made = 0
  return {
    ...installation,
    database,
    person: async (name, roles = []) => {
      const row = await installation.records.create(system, person, { name, email: `${name.toLowerCase()}.${++made}@example.test` })
      return { tenant: onlyTenant, person: row.id, name, roles: new Set(roles), groups: [], channel: 'web', language: 'en', unbound: false }
    },
    serve: async plugins => {
      const known = new Map<string, Actor>()
      const actorOf = (request: FastifyRequest) => Promise.resolve(known.get(String(request.headers['x-who'])))
      const log = pino({ level: 'silent' })
      const app = await buildServer({
        ...installation,
        log,
        actorOf,
        perMinute: 100_000,
        trustProxy: false,
        secure: false,
        plugins,
        around: [],
        docs: [],
        version: 'test',
      })
      await app.listen({ host: '127.0.0.1', port: 0 })
      closing.push(() => app.close())
      return {
        app,
        address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`,
        actorOf,
        sign: actor => {
          known.set(String(actor.person), actor)
          return { 'x-who': String(actor.person) }
        },
        signOut: actor => void known.delete(String(actor.person)),
      }
    },
  }
}

function clock(): Clock {
  let ahead = 0
  return { now: () => new Date(Date.now() + ahead).toISOString(), advance: seconds => void (ahead += seconds * 1000) }
}
