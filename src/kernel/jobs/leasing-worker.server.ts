import { setTimeout as pause } from 'node:timers/promises'
import { machine } from '../actor.ts'
import { secondsOf } from '../fields/index.ts'
import { later, mostAttempts, nextDue, secondsToWait } from './backoff.ts'
import { type QueueHealth, queueHealth } from './health.server.ts'
import type { Job } from './job.ts'
import { bury, ensureScheduled, finish, putBack, renew, scheduleAgain, take, takeFromLanes, type Taken, type Taker } from './lease.server.ts'
import { announced, channel, onQueued } from './wake.server.ts'
import type { WorkerOptions } from './worker.server.ts'

interface Running {
  readonly tenant: string
  readonly taken: Taken
  readonly abort: AbortController
  readonly done: Promise<void>
}

/** Takes due jobs under leases, runs and settles them; either those in no lane, or those in lanes. */
export class LeasingWorker {
  done = 0
  failed = 0
  readonly #options: WorkerOptions
  readonly #jobs: ReadonlyMap<string, Job>
  readonly #taker: Taker
  readonly #most: number
  readonly #perLane: number | undefined
  readonly #running = new Map<string, Running>()
  readonly #scheduled = new Set<string>()
  #stopping = false
  #looking: Promise<void> | undefined
  #lookAgain = false
  /** The last look took all that it had room for: more may be waiting. */
  #more = false
  #poll: NodeJS.Timeout | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #leave: (() => unknown)[] = []

  /** Works on lanes where it is told how many of one may run. */
  constructor(options: WorkerOptions, id: string, perLane?: number) {
    this.#options = options
    this.#perLane = perLane
    this.#jobs = new Map(options.jobs.map(job => [job.name, job]))
    // Unlike any other, also of its own earlier life on the same machine.
    this.#taker = { worker: id, leaseSeconds: options.leaseSeconds ?? 30 }
    this.#most = options.concurrency ?? 4
  }

  async start(): Promise<void> {
    this.#leave.push(onQueued(name => this.#wakeFor([name])))
    this.#heartbeat = setInterval(() => void this.#renew(), (this.#taker.leaseSeconds * 1000) / 3)
    this.#wake()
    try {
      this.#leave.push(await this.#options.database.listen(channel, payload => this.#wakeFor(announced(payload))))
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the worker cannot listen; it looks for jobs by the clock alone')
    }
  }

  async stop(patienceSeconds = 20): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#poll)
    // Where the database is away, there is nothing to leave.
    for (const leave of this.#leave.splice(0)) await Promise.resolve(leave()).catch(() => {})
    await this.#looking
    const ended = Promise.all([...this.#running.values()].map(r => r.done))
    await Promise.race([ended, pause(patienceSeconds * 1000, undefined, { ref: false })])
    clearInterval(this.#heartbeat)
    await Promise.all([...this.#running.values()].map(r => this.#release(r)))
  }

  get running(): number {
    return this.#running.size
  }

  async queue(): Promise<QueueHealth> {
    const { database, tenants, now } = this.#options
    return queueHealth(database, await tenants(), now())
  }

  /** Wakes where one of the names is its own, or none is known: looking for what others queue for each other is most of what a busy desk would do. */
  #wakeFor(names: readonly string[]): void {
    if (names.length === 0 || names.some(name => this.#jobs.has(name))) this.#wake()
  }

  /** Looks for jobs now, or once more after the look that is under way. */
  #wake(): void {
    if (this.#stopping) return
    if (this.#looking) {
      this.#lookAgain = true
      return
    }
    clearTimeout(this.#poll)
    this.#looking = this.#look().finally(() => {
      this.#looking = undefined
      if (this.#stopping) return
      if (this.#lookAgain) this.#wake()
      else this.#poll = setTimeout(() => this.#wake(), (this.#options.pollSeconds ?? 5) * 1000)
    })
  }

  async #look(): Promise<void> {
    this.#lookAgain = false
    try {
      this.#more = false
      for (const tenant of shuffled(await this.#options.tenants())) {
        this.#more ||= this.#running.size >= this.#most
        if (this.#stopping || this.#running.size >= this.#most) return
        await this.#schedule(tenant)
        await this.#takeFrom(tenant)
      }
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the worker could not look for jobs; it will try again')
    }
  }

  async #schedule(tenant: string): Promise<void> {
    if (this.#scheduled.has(tenant)) return
    const { database, jobs, now } = this.#options
    if (this.#perLane === undefined)
      for (const job of jobs) if (job.every) await ensureScheduled(database.for(tenant), tenant, job.name, now(), later(now(), secondsOf(job.every)))
    this.#scheduled.add(tenant)
  }

  async #takeFrom(tenant: string): Promise<void> {
    const { database, now } = this.#options
    const wanted = { names: [...this.#jobs.keys()], running: [...this.#running.values()].map(r => r.taken), most: this.#most - this.#running.size, now: now() }
    const db = database.for(tenant)
    const found = this.#perLane === undefined ? take(db, this.#taker, wanted) : takeFromLanes(db, this.#taker, { ...wanted, perLane: this.#perLane })
    const taken = await found
    this.#more ||= taken.length === wanted.most
    for (const one of taken) this.#begin(tenant, one)
  }

  #begin(tenant: string, taken: Taken): void {
    const abort = new AbortController()
    const done = this.#run(tenant, taken, abort.signal).finally(() => {
      this.#running.delete(taken.id)
      // Not only where it was full: while a look was under way, several may have ended; and in a lane that was full, the next may begin.
      if (this.#more || this.#looking || this.#perLane !== undefined) this.#wake()
    })
    this.#running.set(taken.id, { tenant, taken, abort, done })
  }

  async #run(tenant: string, taken: Taken, signal: AbortSignal): Promise<void> {
    const job = this.#jobs.get(taken.name)
    if (!job) return
    const { log, records, now } = this.#options
    const about = { job: taken.name, id: taken.id, tenant, attempt: taken.attempts }
    try {
      if (taken.attempts > mostAttempts && !job.every) throw new Error(`Its worker was lost ${mostAttempts} times while it ran.`)
      await job.run(taken.payload, { actor: machine(tenant, job.name, 'automation'), records, now: now(), signal })
      await this.#settle(tenant, taken, job)
      this.done++
    } catch (error) {
      this.failed++
      log.warn({ ...about, err: error }, 'a job failed')
      await this.#settle(tenant, taken, job, error).catch((lost: unknown) =>
        log.error({ ...about, err: lost }, 'what became of a job could not be kept; it will run again when its lease is over'),
      )
    }
  }

  /** Does nothing where the job has gone over to another worker. */
  #settle(tenant: string, taken: Taken, job: Job, error?: unknown): Promise<void> {
    const db = this.#options.database.for(tenant)
    const now = this.#options.now()
    const { worker } = this.#taker
    const wait = secondsToWait(taken.attempts)
    if (error === undefined)
      return job.every ? scheduleAgain(db, worker, taken, nextDue(taken.due_at, secondsOf(job.every), now), null) : finish(db, worker, taken)
    const told = inWords(error)
    if (job.every) return scheduleAgain(db, worker, taken, later(now, Math.min(wait, secondsOf(job.every))), told)
    if (taken.attempts >= mostAttempts) return bury(db, worker, taken, told, now)
    return putBack(db, worker, taken, { dueAt: later(now, wait), attempts: taken.attempts, error: told })
  }

  async #renew(): Promise<void> {
    const { database, log } = this.#options
    const byTenant = Map.groupBy(this.#running.values(), r => r.tenant)
    for (const [tenant, running] of byTenant) {
      try {
        const held = await renew(
          database.for(tenant),
          this.#taker,
          running.map(r => r.taken),
        )
        for (const r of running) if (!held.has(r.taken.id)) r.abort.abort()
      } catch (error) {
        log.warn({ err: error, tenant }, 'leases could not be renewed')
      }
    }
  }

  async #release({ tenant, taken, abort }: Running): Promise<void> {
    abort.abort()
    const { database, log, now } = this.#options
    const job = this.#jobs.get(taken.name)
    const db = database.for(tenant)
    const { worker } = this.#taker
    const work = job?.every
      ? scheduleAgain(db, worker, taken, now(), null)
      : putBack(db, worker, taken, { dueAt: taken.due_at, attempts: taken.attempts - 1, error: null })
    await work.catch((error: unknown) => log.warn({ err: error, job: taken.name }, 'a job could not be put back; it will run again when its lease is over'))
  }
}

/** So that no tenant always comes last. */
function shuffled(tenants: readonly string[]): string[] {
  const start = Math.floor(Math.random() * tenants.length)
  return [...tenants.slice(start), ...tenants.slice(0, start)]
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 2000)
