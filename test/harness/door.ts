import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import sql from 'sql-template-tag'
import { install, type Installation, onlyTenant } from '../../src/app/installation.server.ts'
import { type Actor, machine } from '../../src/kernel/actor.ts'
import { buildServer, type RouteDoc } from '../../src/kernel/api/index.server.ts'
import type { Database } from '../../src/kernel/database/index.server.ts'
import type { RowOf } from '../../src/kernel/define/index.ts'
import { people, person, role } from '../../src/people/index.ts'
import { type Access, accessRoutes, authenticate, createAccess, keepRefusals, type Mail } from '../../src/people/index.server.ts'
import { freshDatabase } from './database.ts'

/** A desk behind its door: one signs in over HTTP, mail is caught, jobs run when told, the clock is moved. */
export interface Door extends Installation {
  readonly database: Database
  readonly access: Access
  readonly app: FastifyInstance
  readonly docs: readonly RouteDoc[]
  readonly system: Actor
  /** Everything that was mailed, in order. */
  readonly mails: Mail[]
  /** Persons of whom sessions or tokens have ended, in order. */
  readonly ended: string[]
  readonly now: () => string
  readonly advance: (milliseconds: number) => void
  /** Somebody with these roles, who signs in with `password`. */
  readonly somebody: (roles: readonly string[], email?: string) => Promise<Somebody>
  /** A browser of its own, with nothing in its cookie jar. */
  readonly browser: (address?: string) => Browser
  /** Runs what waits in the queue, once. */
  readonly runJobs: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface Somebody {
  readonly id: string
  readonly email: string
}

export const password = 'blaue Kuh im Regen'
export const publicUrl = 'http://desk.example.test'

let made = 0

export async function door(options: { demo?: boolean; publicUrl?: string } = {}): Promise<Door> {
  const { database, drop } = await freshDatabase()
  let at = Date.parse('2026-03-02T08:00:00.000Z')
  const now = () => new Date(at++).toISOString()
  const mails: Mail[] = []
  const ended: string[] = []
  const hears: ((h: { type: string }) => void)[] = []
  const installation = await install({ database, practices: [people], now, published: h => hears.forEach(hear => hear(h)) })
  const { store, model, records } = installation
  const url = options.publicUrl ?? publicUrl
  const outbox = { send: async (mail: Mail) => void mails.push(mail) }
  const access = createAccess({ store, tenant: onlyTenant, publicUrl: url, outbox, ended: person => void ended.push(person) })
  hears.push(access.heard)
  await installation.seed()
  const system = machine(onlyTenant, 'test', 'cli')
  const { plugin, docs } = accessRoutes({ access, model, store, publicUrl: url, demo: options.demo ?? false })
  const app = await buildServer({
    model,
    records,
    store,
    log: pino({ level: 'silent' }),
    actorOf: authenticate({ access, model, publicUrl: url }),
    perMinute: 1_000_000,
    trustProxy: true,
    secure: url.startsWith('https:'),
    version: 'test',
    refused: keepRefusals(tenant => database.for(tenant), model, now, pino({ level: 'silent' })),
    docs,
    plugins: [plugin],
    around: [],
  })
  return {
    ...installation,
    database,
    access,
    app,
    docs,
    system,
    mails,
    ended,
    now,
    advance: ms => void (at += ms),
    somebody: async (keys, email = `somebody${++made}@example.test`) => {
      await access.issueUser({ email, name: 'Somebody', roles: keys, password })
      const [row] = await database.for(onlyTenant).query<Somebody>(sql`select id, email from person where email = ${email.toLowerCase()}`)
      if (!row) throw new Error(`There is nobody called ${email}.`)
      return row
    },
    browser: address => new Browser(app, address),
    runJobs: async () => {
      const waiting = await database.for(onlyTenant).query<{ name: string; payload: Record<string, unknown> }>(sql`delete from job returning name, payload`)
      for (const { name, payload } of waiting) {
        await access.jobs.find(j => j.name === name)?.run(payload, { actor: system, records, now: now(), signal: new AbortController().signal })
      }
    },
    close: async () => {
      await app.close()
      await drop()
    },
  }
}

/** Sends what a browser sends, and keeps its cookies. */
export class Browser {
  readonly #app: FastifyInstance
  readonly #address: string
  cookie: string | undefined

  constructor(app: FastifyInstance, address = `192.0.2.${1 + (made++ % 250)}`) {
    this.#app = app
    this.#address = address
  }

  get = (path: string, headers: Record<string, string> = {}) => this.#send('GET', path, undefined, headers)
  post = (path: string, body?: object, headers: Record<string, string> = {}) => this.#send('POST', path, body, headers)
  patch = (path: string, body: object, headers: Record<string, string> = {}) => this.#send('PATCH', path, body, headers)
  delete = (path: string, headers: Record<string, string> = {}) => this.#send('DELETE', path, undefined, headers)

  signIn = (email: string, secret = password) => this.post('/sign-in', { email, password: secret })

  async #send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body: object | undefined,
    headers: Record<string, string>,
  ): Promise<LightMyRequestResponse> {
    const response = await this.#app.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: this.#address,
      headers: { 'sec-fetch-site': 'same-origin', ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
      ...(body ? { payload: body } : {}),
    })
    const [set] = [response.headers['set-cookie']].flat()
    if (set !== undefined) this.cookie = set.split(';')[0]
    return response
  }
}

/** Gives a person these roles and takes all others. */
export const setRoles = async ({ records, system }: Door, id: string, keys: readonly string[]): Promise<RowOf<typeof person>> => {
  const all = (await records.find(system, role, { limit: 100 })).items
  return records.change(system, person, id, { roles: all.filter(r => keys.includes(r.key)).map(r => r.id) })
}
