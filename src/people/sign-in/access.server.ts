import type { Job } from '../../kernel/jobs/index.server.ts'
import type { Happening, Store } from '../../kernel/records/index.server.ts'
import type { Caller } from './caller.ts'
import { createToken, createUser, type CreatedUser, type NewToken, type NewUser } from './commands.server.ts'
import { type DemoPerson, demoPeople, demoSignIn } from './demo.server.ts'
import { type AccessEvent, events } from './events.server.ts'
import type { Gate } from './gate.server.ts'
import { Identities, type Identity } from './identity.server.ts'
import { jobsOf } from './jobs.server.ts'
import { type Limits, standardLimits } from './limits.ts'
import type { Outbox } from './outbox.server.ts'
import { type Change, changePassword } from './own-password.server.ts'
import { holderOf, requestReset, reset } from './reset.server.ts'
import { type Begun, end, type Listed, list } from './sessions.server.ts'
import { awaitsSetUp, type First, prepareSetUp, setUp } from './set-up.server.ts'
import { type Credentials, signIn } from './sign-in.server.ts'
import * as tokens from './tokens.server.ts'

/** Who is signed in, and everything about how one gets there. One for each tenant. */
export interface Access {
  /** Whose session this cookie is; undefined if it is over or never was. One query, and none within seconds of the last. */
  bySession(secret: string): Promise<Identity | undefined>
  byToken(secret: string): Promise<Identity | undefined>
  /** Told every change, so that what somebody may do takes effect at once. */
  heard(happening: Pick<Happening, 'type'>): void

  signIn(credentials: Credentials, caller: Caller, previous?: string): Promise<Begun>
  sessions(person?: string): Promise<Listed[]>
  endSession(by: Identity, id: string): Promise<void>

  changePassword(who: Identity, change: Change, caller: Caller): Promise<Begun>
  requestReset(email: string, caller: Caller): Promise<void>
  /** Whether the link of a reset mail is still good. */
  mayReset(token: string): Promise<boolean>
  reset(token: string, password: string, caller: Caller): Promise<void>

  tokens(person?: string): Promise<tokens.Token[]>
  createToken(by: Identity, wanted: tokens.Wanted): Promise<tokens.Token & { readonly token: string }>
  revokeToken(by: Identity, id: string): Promise<void>

  prepareSetUp(): Promise<string | undefined>
  awaitsSetUp(token?: string): Promise<boolean>
  setUp(first: First, caller: Caller): Promise<Begun>

  demoPeople(): Promise<DemoPerson[]>
  demoSignIn(email: string, caller: Caller, previous?: string): Promise<Begun>

  events(limit: number, before?: string): Promise<AccessEvent[]>

  /** For the command line. */
  issueUser(user: NewUser): Promise<CreatedUser>
  issueToken(token: NewToken): Promise<tokens.Token & { readonly token: string }>
  readonly jobs: readonly Job[]
}

export interface AccessOptions {
  readonly store: Store
  readonly tenant: string
  /** Where people reach us. */
  readonly publicUrl: string
  readonly outbox: Outbox
  readonly limits?: Partial<Limits>
  /** Told whose sessions or tokens have ended, for what lives longer than a request and for other processes. */
  readonly ended?: (person: string) => void
}

/** Types of records that say what somebody may do. */
const telling: ReadonlySet<string> = new Set(['person', 'role', 'group', 'audience'])

/** Whose rights a change of this record may have changed: a person's, everybody's (null), or nobody's. Whoever is new has none yet. */
export function whoseRights({ type, id, version }: Happening): string | null | undefined {
  if (type === 'person') return version > 1 ? id : undefined
  return telling.has(type) ? null : undefined
}

export function createAccess({ store, tenant, publicUrl, outbox, ...options }: AccessOptions): Access {
  const limits: Limits = { ...standardLimits, ...options.limits }
  const db = store.database.for(tenant)
  const identities = new Identities(db, store.now, limits.idleHours)
  const ended = (person: string) => {
    identities.forget()
    options.ended?.(person)
  }
  const gate: Gate = { store, tenant, db, now: store.now, ended, publicUrl: publicUrl.replace(/\/+$/, ''), outbox, limits }
  return {
    bySession: secret => identities.bySession(secret),
    byToken: secret => identities.byToken(secret),
    heard: ({ type }) => telling.has(type) && identities.forget(),
    signIn: (credentials, caller, previous) => signIn(gate, credentials, caller, previous),
    sessions: person => list(gate, person),
    endSession: (by, id) => end(gate, by, id),
    changePassword: (who, change, caller) => changePassword(gate, who, change, caller),
    requestReset: (email, caller) => requestReset(gate, email, caller),
    mayReset: async token => (await holderOf(gate, token)) !== undefined,
    reset: (token, password, caller) => reset(gate, token, password, caller),
    tokens: person => tokens.list(gate, person),
    createToken: (by, wanted) => tokens.create(gate, by, wanted),
    revokeToken: (by, id) => tokens.revoke(gate, by, id),
    prepareSetUp: () => prepareSetUp(gate),
    awaitsSetUp: token => awaitsSetUp(gate, token),
    setUp: (first, caller) => setUp(gate, first, caller),
    demoPeople: () => demoPeople(gate),
    demoSignIn: (email, caller, previous) => demoSignIn(gate, email, caller, previous),
    events: (limit, before) => events(gate, limit, before),
    issueUser: user => createUser(gate, user),
    issueToken: token => createToken(gate, token),
    jobs: jobsOf(gate),
  }
}
