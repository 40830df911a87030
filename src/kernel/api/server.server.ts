import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { Actor } from '../actor.ts'
import type { Model, Text } from '../define/index.ts'
import { Failure, malformed, unauthenticated } from '../errors.ts'
import type { Records } from '../records/index.server.ts'
import type { Store } from '../records/internal.server.ts'
import { countRoutes } from './count-routes.server.ts'
import { docsPage, openapiRoute } from './docs-routes.server.ts'
import { modelFor } from './model-route.server.ts'
import type { RouteDoc } from './openapi.ts'
import { answerProblems, type Refused } from './problem.server.ts'
import { recordRoutes } from './record-routes.server.ts'
import { searchRoutes } from './search-routes.server.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. Set before any route under /api/v1 but the open ones runs. */
    actor: Actor
  }
}

export interface ServerOptions {
  readonly model: Model
  readonly records: Records
  readonly store: Store
  readonly log: FastifyBaseLogger
  /** Who sent this request, by cookie or token; undefined if nobody is signed in. May throw a failure. */
  readonly actorOf: (request: FastifyRequest) => Promise<Actor | undefined>
  /** Requests a minute: for each person, and for each address that is not signed in. */
  readonly perMinute: number
  readonly trustProxy: boolean
  readonly secure: boolean
  readonly version: string
  /** Keeps what somebody tried and may not do. */
  readonly refused?: Refused
  /** Hooks for every route, such as measuring and logging. */
  readonly prepare?: (app: FastifyInstance) => void
  /** Descriptions of the routes that the plugins add. */
  readonly docs: readonly RouteDoc[]
  /** Further routes, under /api/v1; those marked `config: { open: true }` need nobody signed in. */
  readonly plugins: readonly ((app: FastifyInstance) => Promise<void> | void)[]
  /** Routes beside the API: pages, health. */
  readonly around: readonly ((app: FastifyInstance) => Promise<void> | void)[]
}

const bodyLimit = 1024 * 1024
const deepest = 40

/** The HTTP server: limits, security headers, who asks, and the routes derived from the model. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.log,
    bodyLimit,
    forceCloseConnections: true,
    trustProxy: options.trustProxy,
    requestTimeout: 300_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
  })
  answerProblems(app, options.refused)
  options.prepare?.(app)
  await app.register(helmet, headers(options.secure))
  await app.register(cookie)
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } })
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id))
  for (const plugin of options.around) await app.register(async inner => plugin(inner))
  docsPage(app, options.model, options.docs, options.version)
  await app.register(inner => api(inner, options), { prefix: '/api/v1' })
  return app
}

async function api(app: FastifyInstance, options: ServerOptions): Promise<void> {
  app.decorateRequest('actor', null as unknown as Actor)
  app.addHook('onRequest', async request => {
    const actor = await options.actorOf(request)
    if (actor) request.actor = actor
    else if (!isOpen(request)) throw unauthenticated()
  })
  await app.register(rateLimit, {
    max: options.perMinute,
    timeWindow: 60_000,
    hook: 'preValidation',
    keyGenerator: request => request.actor?.person ?? request.ip,
    errorResponseBuilder: (_request, context) =>
      new Failure('tooMany', slower(context.max, Math.ceil(context.ttl / 1000)), { retryAfter: Math.ceil(context.ttl / 1000) }),
  })
  app.addHook('preValidation', async request => refuseDeep(request.body))
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  openapiRoute(app, options.model, options.docs, options.version)
  app.get('/model', async request => modelFor(options.model, request.actor))
  searchRoutes(app, options.store)
  countRoutes(app, options)
  for (const plugin of options.plugins) await app.register(async inner => plugin(inner))
  recordRoutes(app, options)
}

const slower = (most: number, seconds: number): Text => ({
  en: `That was more than ${most} requests in a minute. Wait ${seconds} seconds.`,
  de: `Das waren mehr als ${most} Anfragen in einer Minute. Bitte ${seconds} Sekunden warten.`,
})

const isOpen = (request: FastifyRequest): boolean => (request.routeOptions.config as { open?: boolean } | undefined)?.open === true

/** A body nested deeper than any of ours is an attack on whoever walks it. */
function refuseDeep(body: unknown): void {
  let level = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw malformed(`The body is nested more than ${deepest} levels deep.`, 'too_deep')
    level = level.flatMap(v => (typeof v === 'object' && v !== null ? Object.values(v).filter(x => typeof x === 'object' && x !== null) : []))
  }
}

/** Scripts, styles, fonts and pictures come from here alone. React sets styles through the object model, which needs no exception. */
const headers = (secure: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'font-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'connect-src': ["'self'"],
      'manifest-src': ["'self'"],
      'form-action': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
      'object-src': ["'none'"],
    },
  },
  strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'no-referrer' as const },
})
