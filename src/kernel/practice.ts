import type { Actor } from './actor.ts'
import type { FastifyInstance } from 'fastify'
import type { RouteDoc } from './api/index.server.ts'
import type { Database } from './database/index.server.ts'
import type { AnyDefinition } from './define/index.ts'
import type { Job } from './jobs/job.ts'
import type { Log } from './log.ts'
import type { Behaviour } from './records/behaviour.ts'
import type { Store } from './records/internal.server.ts'
import type { Observer } from './records/observer.ts'
import type { Records } from './records/records.ts'

/** A folder of definitions, as the one list of practices names it. Its behaviour is loaded on the server only. */
export interface Practice {
  /** The folder, for messages: `practices/incident`. */
  readonly from: string
  readonly definitions: readonly AnyDefinition[]
  readonly behaviour?: () => Promise<{ readonly default: PracticeBehaviour }>
  /** What moves records of other practices by itself, made anew for every installation. */
  readonly engine?: () => Promise<{ readonly default: (ground: Ground) => Engine }>
}

export interface PracticeBehaviour {
  readonly behaviours?: readonly Behaviour[]
  readonly jobs?: readonly Job[]
  /** Writes the records that the practice begins with; does nothing where they are there already. */
  readonly seed?: (records: Records, actor: Actor) => Promise<void>
}

/** What an engine stands on. */
export interface Ground {
  readonly database: Database
  readonly store: Store
  readonly records: Records
  readonly log: Log
  /** Where people reach us, without a slash at the end. Links are made of this alone. */
  readonly publicUrl: string
}

export interface Engine {
  readonly observers?: readonly Observer[]
  readonly jobs?: readonly Job[]
  /** Routes under /api/v1 that no record type derives, and their description. */
  readonly routes?: (app: FastifyInstance) => void
  readonly docs?: readonly RouteDoc[]
  /** What is wrong with it now, in words for an operator: then the process is not ready. */
  readonly troubles?: () => Promise<readonly string[]>
}
