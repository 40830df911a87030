/** What `GET /jobs` answers. */
export interface Jobs {
  readonly queues: readonly Queue[]
  readonly workers: readonly LivingWorker[]
  readonly dead: readonly Letter[]
  readonly next: string | null
}

export interface Queue {
  readonly name: string
  readonly waiting: number
  readonly running: number
  readonly retrying: number
  readonly dead: number
  readonly oldestDueSeconds: number
  readonly nextAt: string | null
}

export interface LivingWorker {
  readonly id: string
  readonly host: string
  readonly pid: number
  readonly running: number
  readonly done: number
  readonly failed: number
  readonly startedAt: string
  readonly seenAt: string
  readonly alive: boolean
}

export interface Letter {
  readonly id: string
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly error: string | null
  readonly attempts: number
  readonly queuedAt: string
  readonly deadAt: string
}
