import type { Actor } from './actor.ts'
import type { FastifyInstance } from 'fastify'
import type { RouteDoc } from './api/index.server.ts'
import type { Attachments, FileStore } from './attachments/index.server.ts'
import type { Database } from './database/index.server.ts'
import type { AnyDefinition } from './define/index.ts'
import type { HttpOut } from './http-out/index.server.ts'
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
  readonly tenants: () => Promise<readonly string[]>
  readonly files: FileStore
  readonly attachments: Attachments
  readonly settings: EngineSettings
  readonly log: Log
  /** The only way to addresses that somebody has entered. */
  readonly out: HttpOut
}

/** One number to watch, as Prometheus names them: `mainstay_clocks_overdue`. */
export interface Figure {
  readonly name: string
  readonly help: string
  readonly value: () => Promise<number>
}

/** What the operator has set and engines must know. */
export interface EngineSettings {
  /** Where people reach us. */
  readonly publicUrl: string
  /** Where mail is taken in: an address of this machine and a port; undefined where none is. */
  readonly mailListen: { readonly host: string; readonly port: number } | undefined
  /** Reads the certificate and the key by which it is taken in with STARTTLS, PEM, as they are now: they are renewed. undefined: without. @throws where they do not fit together */
  readonly mailTls: (() => { readonly cert: string; readonly key: string }) | undefined
  /** The server that mail is sent by, with its password; undefined where mail is written into a folder. */
  readonly smtpUrl: string | undefined
}

/** What runs beside the jobs for as long as a worker does: a listener, a connection that waits. */
export interface Duty {
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

export interface Engine {
  readonly observers?: readonly Observer[]
  readonly jobs?: readonly Job[]
  readonly duties?: readonly Duty[]
  /** Routes under /api/v1 that no record type derives, and their description. */
  readonly routes?: (app: FastifyInstance) => void
  readonly docs?: readonly RouteDoc[]
  /** Makes anew what follows from histories, after they were taken over from an export. */
  readonly rebuild?: (tenant: string) => Promise<void>
  /** Figures for whoever watches the installation. */
  readonly figures?: readonly Figure[]
  /** What is wrong with it now, in words for an operator: then the process is not ready. */
  readonly troubles?: () => Promise<readonly string[]>
}
