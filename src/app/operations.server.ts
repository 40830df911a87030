import type { FastifyInstance, FastifyRequest } from 'fastify'
import sql from 'sql-template-tag'
import type { Engine } from '../kernel/practice.ts'
import type { Database } from '../kernel/database/index.server.ts'
import type { Metrics } from './metrics.server.ts'
import { migrationState } from './migrate.server.ts'

export interface OperationsOptions {
  readonly database: Database
  readonly ownerUrl: string
  readonly metrics: Metrics
  readonly engines: readonly Engine[]
  readonly version: string
  /** Whether the process is on its way out and wants no new requests. */
  readonly isLeaving: () => boolean
  /** On a port of their own the figures are for whoever reaches it; beside the desk, for this machine only. */
  readonly apart: boolean
}

/** What an operator's machinery asks: is it alive, is it ready, how is it doing. */
export const operationsRoutes = (options: OperationsOptions) => (app: FastifyInstance) => {
  const open = { config: { open: true } }
  app.get('/healthz', open, async () => ({ status: 'alive', version: options.version }))
  app.get('/readyz', open, async (_request, reply) => {
    const why = await unreadiness(options)
    return reply.code(why ? 503 : 200).send(why ? { status: 'not ready', reason: why } : { status: 'ready', version: options.version })
  })
  app.get('/metrics', open, async (request, reply) => {
    if (!options.apart && !isFromHere(request))
      return reply.code(404).send({ reason: 'Metrics are given on this machine only. Set METRICS_PORT to give them elsewhere.' })
    return reply.type(options.metrics.contentType).send(await options.metrics.text())
  })
}

/** Why no requests should be sent here, in words; undefined when they may. */
async function unreadiness({ database, ownerUrl, engines, isLeaving }: OperationsOptions): Promise<string | undefined> {
  if (isLeaving()) return 'Mainstay is shutting down.'
  try {
    await database.query(sql`select 1`)
    const { pending, fault } = await migrationState(ownerUrl)
    if (fault !== undefined || pending.length > 0) return fault ?? `The database lacks ${pending.join(', ')}. Run: mainstay migrate`
    const troubles = await Promise.all(engines.map(async engine => (await engine.troubles?.()) ?? []))
    return troubles.flat().join(' ') || undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A proxy on this machine asks from here too, but says for whom. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? ''
  return /^(127\.|::1$|::ffff:127\.)/.test(address) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}
