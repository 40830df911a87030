import type { Actor } from '../actor.ts'
import type { Records } from '../records/records.ts'

/** What a job may use. `actor` is a machine named after the job. */
export interface JobContext {
  readonly actor: Actor
  readonly records: Records
  readonly now: string
  /** Aborted when the job is no longer this worker's: its lease was lost, or the worker must stop. Long jobs look at it. */
  readonly signal: AbortSignal
}

/** Work that runs in the background: queued with `later`, or by itself `every` so often (ISO 8601 duration). */
export interface Job {
  readonly name: string
  readonly every?: string
  /** Must do no harm when run twice: a killed worker's jobs run again elsewhere. */
  readonly run: (payload: Record<string, unknown>, context: JobContext) => Promise<void>
}
