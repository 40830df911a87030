import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../kernel/database/index.server.ts'
import type { Engine, Figure } from '../kernel/practice.ts'
import type { Queue, WorkerHealth } from '../kernel/jobs/index.server.ts'

/** What an operator's monitoring reads. */
export interface Metrics {
  /** In the text form of Prometheus. */
  text(): Promise<string>
  readonly contentType: string
  /** Times every request of a server, by route. */
  time(app: FastifyInstance): void
  /** Counts one row written into the history. */
  countHistory(recordType: string): void
  watchDatabase(database: Database): void
  watchJobs(health: () => Promise<WorkerHealth>): void
  /** How each queue stands, and how many workers live. */
  watchQueues(look: () => Promise<Queues>): void
  watchEngines(engines: readonly Engine[]): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  // Ten looks a second at how late it is, not a hundred: they were most of what an idle desk did.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })
  const history = new Counter({ name: 'mainstay_history_entries_total', help: 'Entries written into the history', labelNames: ['record'], registers })
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    time: app => timeRequests(app, registers),
    countHistory: record => history.inc({ record }),
    watchDatabase: database => watchDatabase(database, registry),
    watchJobs: health => watchJobs(health, registry),
    watchQueues: look => watchQueues(look, registry),
    watchEngines: engines => engines.flatMap(e => e.figures ?? []).forEach(figure => watchFigure(figure, registry)),
  }
}

function watchFigure({ name, help, value }: Figure, registry: Registry): void {
  const gauge = new Gauge({
    name,
    help,
    registers: [],
    async collect() {
      // Where the database is away there is no figure; other series say that it is.
      this.set(await value().catch(() => Number.NaN))
    },
  })
  registry.registerMetric(gauge)
}

function timeRequests(app: FastifyInstance, registers: Registry[]): void {
  const seconds = new Histogram({
    name: 'mainstay_http_request_seconds',
    help: 'Time from the last byte of a request to the last byte of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  app.addHook('onResponse', async (request, reply) => {
    // The route as it is declared, never the address: that would make a series of every record.
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}

function watchDatabase(database: Database, registry: Registry): void {
  const connections = new Gauge({
    name: 'mainstay_database_connections',
    help: 'Connections of this process to its database, and requests that wait for one',
    labelNames: ['state'],
    registers: [],
    collect() {
      for (const [state, n] of Object.entries(database.connections())) this.set({ state }, n)
    },
  })
  registry.registerMetric(connections)
}

function watchJobs(health: () => Promise<WorkerHealth>, registry: Registry): void {
  const ask = together(health)
  const jobs = new Gauge({
    name: 'mainstay_jobs',
    help: 'Background jobs; done and failed since this process started',
    labelNames: ['state'],
    registers: [],
    async collect() {
      const { oldestDueSeconds: _, ...counts } = (await ask()) ?? {}
      for (const [state, n] of Object.entries(counts)) this.set({ state }, n)
    },
  })
  const oldest = new Gauge({
    name: 'mainstay_jobs_oldest_due_seconds',
    help: 'How long the longest due job has been waiting',
    registers: [],
    async collect() {
      const now = await ask()
      if (now) this.set(now.oldestDueSeconds)
    },
  })
  for (const gauge of [jobs, oldest]) registry.registerMetric(gauge)
}

export interface Queues {
  readonly queues: readonly Queue[]
  readonly workers: number
}

function watchQueues(look: () => Promise<Queues>, registry: Registry): void {
  const ask = together(look)
  const queues = new Gauge({
    name: 'mainstay_queue_jobs',
    help: 'Background jobs by queue: waiting, running, given up',
    labelNames: ['queue', 'state'],
    registers: [],
    async collect() {
      this.reset()
      for (const { name, waiting, running, dead } of (await ask())?.queues ?? [])
        for (const [state, n] of Object.entries({ waiting, running, dead })) this.set({ queue: name, state }, n)
    },
  })
  const workers = new Gauge({
    name: 'mainstay_workers',
    help: 'Workers that have been heard of within a minute, in all processes',
    registers: [],
    async collect() {
      const now = await ask()
      this.set(now?.workers ?? Number.NaN)
    },
  })
  for (const gauge of [queues, workers]) registry.registerMetric(gauge)
}

/** One answer for all who ask while it is on its way. Without a database there is none, and other figures must still be given. */
function together<T>(ask: () => Promise<T>): () => Promise<T | undefined> {
  let asked: Promise<T | undefined> | undefined
  return () => {
    asked ??= ask()
      .catch(() => undefined)
      .finally(() => {
        asked = undefined
      })
    return asked
  }
}
