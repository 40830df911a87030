import { hostname } from 'node:os'
import type { Database } from '../database/index.server.ts'
import { newId } from '../id.server.ts'
import type { Log } from '../log.ts'
import type { Records } from '../records/records.ts'
import type { QueueHealth } from './health.server.ts'
import { beat, leave } from './heartbeat.server.ts'
import type { Job } from './job.ts'
import { LeasingWorker } from './leasing-worker.server.ts'

export interface WorkerOptions {
  readonly database: Database
  /** Ids of the tenants whose jobs to run; asked again at every look. */
  readonly tenants: () => Promise<readonly string[]>
  readonly jobs: readonly Job[]
  readonly records: Records
  readonly now: () => string
  readonly log: Log
  /** Stands in the job's row while it runs: the machine, say. */
  readonly name: string
  /** Jobs at a time, beside those in lanes; 4 unless told. */
  readonly concurrency?: number
  /** Jobs of one lane at a time; 4 unless told. */
  readonly perLane?: number
  /** Seconds until a job of a worker that is gone is free for others; 30 unless told. */
  readonly leaseSeconds?: number
  /** Seconds between looks when nothing wakes it; 5 unless told. */
  readonly pollSeconds?: number
}

export interface Worker {
  start(): Promise<void>
  /** Takes nothing new, waits so long for what runs, then puts back what does not end. */
  stop(patienceSeconds?: number): Promise<void>
  health(): Promise<WorkerHealth>
}

export interface WorkerHealth extends QueueHealth {
  /** Since this worker started. */
  readonly done: number
  readonly failed: number
}

/** Jobs in all lanes at a time: they mostly wait, so that their number costs little. */
const inLanes = 64
const beatSeconds = 10

/** One that works on the jobs in no lane, and beside it one for those in lanes: neither ever waits for the other. */
export function createWorker(options: WorkerOptions): Worker {
  const id = `${options.name} ${process.pid} ${newId()}`
  const ordinary = new LeasingWorker(options, id)
  const lanes = new LeasingWorker({ ...options, concurrency: inLanes }, `${id} lanes`, options.perLane ?? 4)
  const both = [ordinary, lanes]
  const sum = (of: (worker: LeasingWorker) => number) => both.reduce((total, worker) => total + of(worker), 0)
  const counted = () => ({ done: sum(w => w.done), failed: sum(w => w.failed) })
  const heart = heartOf(options, () => ({ id, host: hostname(), pid: process.pid, running: sum(w => w.running), ...counted() }))
  return {
    start: async () => {
      await Promise.all([heart.start(), ...both.map(w => w.start())])
    },
    stop: async patience => {
      await Promise.all(both.map(w => w.stop(patience)))
      await heart.stop(id)
    },
    health: async () => ({ ...(await ordinary.queue()), ...counted() }),
  }
}

/** Says every few seconds that the worker lives. That it cannot say so is no reason to stop working. */
function heartOf({ database, tenants, log }: WorkerOptions, pulse: () => Parameters<typeof beat>[2]) {
  let timer: NodeJS.Timeout | undefined
  const each = async (work: (tenant: string) => Promise<void>, failed: string) => {
    try {
      for (const tenant of await tenants()) await work(tenant)
    } catch (error) {
      log.warn({ err: error }, failed)
    }
  }
  const tell = () => each(tenant => beat(database.for(tenant), tenant, pulse()), 'the worker could not say that it lives')
  return {
    start: async () => {
      timer = setInterval(() => void tell(), beatSeconds * 1000)
      await tell()
    },
    stop: async (id: string) => {
      clearInterval(timer)
      await each(tenant => leave(database.for(tenant), id), 'the worker could not say that it has stopped')
    },
  }
}
