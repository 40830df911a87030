import type { Actor } from './actor.ts'
import type { AnyDefinition } from './define/index.ts'
import type { Job } from './jobs/job.ts'
import type { Behaviour } from './records/behaviour.ts'
import type { Records } from './records/records.ts'

/** A folder of definitions, as the one list of practices names it. Its behaviour is loaded on the server only. */
export interface Practice {
  /** The folder, for messages: `practices/incident`. */
  readonly from: string
  readonly definitions: readonly AnyDefinition[]
  readonly behaviour?: () => Promise<{ readonly default: PracticeBehaviour }>
}

export interface PracticeBehaviour {
  readonly behaviours?: readonly Behaviour[]
  readonly jobs?: readonly Job[]
  /** Writes the records that the practice begins with; does nothing where they are there already. */
  readonly seed?: (records: Records, actor: Actor) => Promise<void>
}
