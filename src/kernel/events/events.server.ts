import sql from 'sql-template-tag'
import type { Database } from '../database/index.server.ts'
import { newId } from '../id.server.ts'
import type { Log } from '../log.ts'
import type { Happening } from '../records/index.server.ts'
import { forgetAllTables, forgetTable, type Store } from '../records/internal.server.ts'
import type { Heard, Present } from './heard.ts'
import { pack, unpack } from './wire.ts'

/** What happens in any process of an installation, told in all of them. */
export interface Events {
  /** For `createRecords`: to be told of what this process commits. */
  readonly published: (happening: Happening) => void
  /** Says in all processes that a person is at a record, or has left it. */
  readonly present: (present: Present) => void
  /** Says in all processes that who this person is and what they may do must be asked again; null for everybody. */
  readonly rightsChanged: (tenant: string, person: string | null) => void
  /** Calls back on all that is heard: what this process does at once, what others do within a moment. Gives what ends it. */
  readonly subscribe: (heard: (heard: Heard) => void) => () => void
  /** Hears other processes from now on, and keeps these records' small tables true. */
  readonly start: (store: Store) => Promise<void>
  readonly stop: () => Promise<void>
}

export interface EventsOptions {
  readonly database: Database
  readonly log: Log
  /** Milliseconds over which what others must hear is gathered; 50 unless told. */
  readonly gather?: number
}

const channel = 'mainstay_events'

export const createEvents = (options: EventsOptions): Events => {
  const hub = new Hub(options)
  return {
    published: happening => hub.happened({ what: 'record', happening }),
    present: present => hub.happened({ what: 'presence', present }),
    rightsChanged: (tenant, person) => hub.happened({ what: 'rights', tenant, person }),
    subscribe: heard => hub.subscribe(heard),
    start: store => hub.start(store),
    stop: () => hub.stop(),
  }
}

class Hub {
  readonly #options: EventsOptions
  readonly #self = newId()
  readonly #subscribers = new Set<(heard: Heard) => void>()
  #waiting: Heard[] = []
  #timer: NodeJS.Timeout | undefined
  #sending: Promise<void> = Promise.resolve()
  #leave: (() => Promise<void>) | undefined

  constructor(options: EventsOptions) {
    this.#options = options
  }

  subscribe(heard: (heard: Heard) => void): () => void {
    this.#subscribers.add(heard)
    return () => void this.#subscribers.delete(heard)
  }

  /** In this process: told at once, so that whoever made the change sees it; to the others when some have gathered. */
  happened(heard: Heard): void {
    this.#tell(heard)
    this.#waiting.push(heard)
    this.#timer ??= setTimeout(() => this.#send(), this.#options.gather ?? 50)
  }

  async start(store: Store): Promise<void> {
    this.subscribe(heard => forget(store, heard))
    this.#leave = await this.#options.database.listen(channel, payload => {
      // An empty payload follows a connection that was lost.
      for (const heard of payload === '' ? [{ what: 'anything' } as const] : unpack(this.#self, payload)) this.#tell(heard)
    })
  }

  async stop(): Promise<void> {
    // Where the database is away, there is nothing to leave.
    await this.#leave?.().catch(() => {})
    this.#send()
    await this.#sending
  }

  #tell(heard: Heard): void {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(heard)
      } catch (error) {
        this.#options.log.error({ err: error, what: heard.what }, 'somebody who hears events failed')
      }
    }
  }

  /** One after the other. What could not be told makes the others doubt all they know, once they can be reached. */
  #send(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const payloads = pack(this.#self, this.#waiting)
    this.#waiting = []
    if (payloads.length === 0) return
    this.#sending = this.#sending
      .then(() => this.#notify(payloads))
      .catch((error: unknown) => {
        this.#options.log.warn({ err: error }, 'other processes could not be told what changed')
        this.#waiting = [{ what: 'anything' }]
      })
  }

  async #notify(payloads: readonly string[]): Promise<void> {
    await this.#options.database.query(sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`)
  }
}

function forget(store: Store, heard: Heard): void {
  if (heard.what === 'record') forgetTable(store, heard.happening.tenant, heard.happening.type)
  if (heard.what === 'type') forgetTable(store, heard.tenant, heard.type)
  if (heard.what === 'anything') forgetAllTables(store)
}
