import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import sql from 'sql-template-tag'
import { readConfig } from '../../src/app/config.server.ts'
import { onlyTenant, wholeModel } from '../../src/app/installation.server.ts'
import { openRuntime, type Runtime } from '../../src/app/runtime.server.ts'
import { serve } from '../../src/app/serve.server.ts'
import { type Actor, machine } from '../../src/kernel/actor.ts'
import type { Practice } from '../../src/kernel/practice.ts'
import { difference, wantedTables } from '../../src/kernel/schema/index.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/** The whole application as it is shipped, over a database of its own, listening on loopback. */
export interface Desk {
  readonly address: string
  readonly runtime: Runtime
  readonly fresh: TestDatabase
  /** Acts for what a test sets up itself. */
  readonly system: Actor
  /** Somebody who is signed in: at a browser, or with a token where scopes are named. */
  readonly somebody: (roles: readonly string[], options?: { readonly scopes?: readonly string[]; readonly name?: string }) => Promise<Client>
  /** The same person at another browser. */
  readonly again: (client: Client) => Promise<Client>
  /** Nobody who is signed in. */
  readonly guest: Client
  /** Another process over the same database. */
  readonly neighbour: () => Promise<{ readonly address: string }>
  readonly close: () => Promise<void>
}

/** What was asked and what came back. */
export interface Exchange {
  readonly method: string
  /** Behind `/api/v1`, with what stands behind the `?`. */
  readonly path: string
  readonly sent: unknown
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface Answer extends Exchange {
  /** The body where it is JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever came back; tests look at it piece by piece
  readonly body: any
}

export interface Asked {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends what one person's browser or script sends. */
export interface Client {
  /** The person's id; empty for a guest. */
  readonly id: string
  readonly email: string
  readonly headers: Readonly<Record<string, string>>
  readonly send: (method: string, path: string, asked?: Asked) => Promise<Answer>
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly post: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly patch: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly delete: (path: string) => Promise<Answer>
}

export interface DeskOptions {
  readonly settings?: Readonly<Record<string, string>>
  /** Puts something between the application and its database. */
  readonly through?: (databaseUrl: string) => Promise<string>
  /** Takes the log; silent unless told. */
  readonly log?: Logger
  /** With what is not shipped: made-up types of records for tests. */
  readonly practices?: readonly Practice[]
  /** Whether background jobs run. */
  readonly jobs?: boolean
  /** Told of everything that clients ask and get. */
  readonly heard?: (exchange: Exchange) => void
}

export const password = 'blaue Kuh im Regen'

let made = 0

export async function desk(options: DeskOptions = {}): Promise<Desk> {
  const fresh = await freshDatabase()
  if (options.practices)
    for (const text of difference(wantedTables(wholeModel()), wantedTables(wholeModel(options.practices)))) await fresh.owner.query({ text, values: [] })
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-desk-'))
  const closing: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true }), () => fresh.drop()]
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end()
  }
  const open = async () => {
    const settings = { LOG_LEVEL: 'silent', RATE_PER_MINUTE: '1000000', SIGN_INS_PER_HOUR: '1000', DATABASE_CONNECTIONS: '8', ...options.settings }
    const config = readConfig({ ...settings, DATABASE_URL: (await options.through?.(fresh.url)) ?? fresh.url, MAINSTAY_DATA: folder, PORT: '0' })
    const runtime = await openRuntime({ config, log: options.log ?? pino({ level: 'silent' }), name: 'test', stays: true, practices: options.practices })
    const { address = '', stop } = await serve(runtime, { desk: true, jobs: options.jobs ?? false })
    closing.push(stop)
    return { runtime, address }
  }
  try {
    const { runtime, address } = await open()
    const client = (who: Pick<Client, 'id' | 'email' | 'headers'>) => clientOf(address, who, options.heard)
    return {
      address,
      runtime,
      fresh,
      system: machine(onlyTenant, 'test', 'cli'),
      guest: client({ id: '', email: '', headers: {} }),
      somebody: async (roles, more) => client(await admit(runtime, address, roles, more)),
      again: async ({ id, email }) => client({ id, email, headers: await signIn(address, email) }),
      neighbour: open,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function admit(
  { access, database }: Runtime,
  address: string,
  roles: readonly string[],
  { scopes, name }: { scopes?: readonly string[]; name?: string } = {},
) {
  const email = `somebody${++made}@example.test`
  await access.issueUser({ email, name: name ?? `Somebody ${made}`, roles, password })
  const [row] = await database.for(onlyTenant).query<{ id: string }>(sql`select id from person where email = ${email}`)
  const headers = scopes
    ? { authorization: `Bearer ${(await access.issueToken({ for: email, name: 'test', scopes, days: 1 })).token}` }
    : await signIn(address, email)
  return { id: row?.id ?? '', email, headers }
}

/** As a browser does, which says where a request comes from. */
export async function signIn(address: string, email: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email, password }),
  })
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${await answer.text()}`)
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' }
}

function clientOf(address: string, who: Pick<Client, 'id' | 'email' | 'headers'>, heard: DeskOptions['heard']): Client {
  const send = async (method: string, path: string, { body, headers }: Asked = {}): Promise<Answer> => {
    const raw = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: { ...who.headers, ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    })
    const text = await response.text()
    const exchange = { method, path, sent: raw ? undefined : body, status: response.status, headers: response.headers, text }
    heard?.(exchange)
    return { ...exchange, body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined }
  }
  return {
    ...who,
    send,
    get: (path, headers) => send('GET', path, headers ? { headers } : {}),
    post: (path, body, headers) => send('POST', path, { body, ...(headers ? { headers } : {}) }),
    patch: (path, body, headers) => send('PATCH', path, { body, ...(headers ? { headers } : {}) }),
    delete: path => send('DELETE', path),
  }
}

/** A filter, as it stands in an address. */
export const q = (parameters: Readonly<Record<string, string | number>>): string =>
  `?${new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)])).toString()}`
