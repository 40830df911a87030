import Fastify, { type FastifyInstance } from 'fastify'
import { buildApplication } from './application.server.ts'
import { deadAfterSeconds, queues, workers } from '../kernel/jobs/index.server.ts'
import { version } from './home.server.ts'
import { onlyTenant } from './installation.server.ts'
import { logRequests } from './log-requests.server.ts'
import { operationsRoutes } from './operations.server.ts'
import type { Runtime } from './runtime.server.ts'
import { Draining } from './shutdown.server.ts'

/** A process at work, and how it ends. */
export interface Serving {
  /** Where the desk is, as this machine reaches it; undefined for a worker. */
  readonly address: string | undefined
  /** Lets what is under way end, at most ten seconds, and closes the installation. */
  stop(): Promise<void>
}

/** Raised when the process cannot listen; the message names the setting. */
export class ListenError extends Error {}

const patience = 10_000

export interface Duties {
  /** Answers requests. */
  readonly desk: boolean
  /** Runs background jobs. */
  readonly jobs: boolean
}

/** Answers requests, runs background jobs, or both. */
export async function serve(runtime: Runtime, duties: Duties): Promise<Serving> {
  const { config, worker, metrics } = runtime
  const lasting = duties.jobs ? runtime.installation.engines.flatMap(e => e.duties ?? []) : []
  const draining = new Draining()
  const routes = (apart: boolean) =>
    operationsRoutes({ ...runtime, engines: runtime.installation.engines, version, isLeaving: () => draining.isLeaving, apart })
  const servers: FastifyInstance[] = []
  const stop = async () => {
    await Promise.all(lasting.map(duty => duty.stop()))
    await Promise.all([...servers.map(app => draining.drain(app, patience)), duties.jobs ? worker.stop(patience / 1000) : undefined])
    await runtime.close()
  }
  try {
    metrics.watchJobs(() => worker.health())
    metrics.watchQueues(() => queuesNow(runtime))
    metrics.watchEngines(runtime.installation.engines)
    if (duties.jobs) await worker.start()
    for (const duty of lasting) await duty.start()
    if (config.metricsPort !== undefined) servers.push(await listen(apart(routes(true)), config.host, config.metricsPort, 'METRICS_PORT'))
    if (!duties.desk) return { address: undefined, stop }
    const desk = await buildApplication(runtime, { prepare: app => equip(app, runtime), around: [routes(false)] })
    draining.follow(desk)
    servers.push(await listen(desk, config.host, config.port, 'PORT'))
    return { address: addressOf(desk), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function queuesNow({ database, installation }: Runtime) {
  const db = database.for(onlyTenant)
  const [all, living] = await Promise.all([queues(db, installation.store.now()), workers(db)])
  return { queues: all, workers: living.filter(w => w.silent < deadAfterSeconds).length }
}

/** A server of its own for what only operators ask. */
function apart(routes: (app: FastifyInstance) => void): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true })
  routes(app)
  return app
}

function equip(app: FastifyInstance, { metrics, log }: Runtime): void {
  metrics.time(app)
  logRequests(app, log)
}

async function listen(app: FastifyInstance, host: string, port: number, setting: string): Promise<FastifyInstance> {
  try {
    await app.listen({ host, port })
    return app
  } catch (error) {
    await app.close()
    throw new ListenError(explain(error, host, port, setting), { cause: error })
  }
}

function explain(error: unknown, host: string, port: number, setting: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `${setting} ${port} is taken by another program. Stop that, or set ${setting} to another.`
  if (code === 'EACCES') return `${setting} ${port} may not be used by this user. Set ${setting} to 1024 or above.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine. Set HOST to one, or to 0.0.0.0 for all.`
  return `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`
}

function addressOf(app: FastifyInstance): string {
  const at = app.server.address()
  if (typeof at !== 'object' || !at) throw new Error('The server listens nowhere.')
  const host = ['0.0.0.0', '::'].includes(at.address) ? 'localhost' : at.address
  return `http://${host.includes(':') ? `[${host}]` : host}:${at.port}`
}
