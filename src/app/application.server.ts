import type { FastifyInstance } from 'fastify'
import { buildServer } from '../kernel/api/index.server.ts'
import { eventRoutes } from '../kernel/events/index.server.ts'
import { version } from './home.server.ts'
import type { Runtime } from './runtime.server.ts'

type Plugin = (app: FastifyInstance) => void

interface Surroundings {
  /** Hooks for every route. */
  readonly prepare: Plugin
  /** Routes beside the API, such as an operator's. */
  readonly around: readonly Plugin[]
}

/** The desk and its API over a running installation. */
export function buildApplication(runtime: Runtime, surroundings: Surroundings): Promise<FastifyInstance> {
  const { config, log, installation, events } = runtime
  const { model, records, store } = installation
  const actorOf = async () => undefined
  return buildServer({
    model,
    records,
    store,
    log,
    actorOf,
    perMinute: config.ratePerMinute,
    trustProxy: config.trustProxy,
    secure: config.publicUrl.startsWith('https:'),
    version,
    docs: [],
    plugins: [eventRoutes({ events, store, log, actorOf })],
    ...surroundings,
  })
}
