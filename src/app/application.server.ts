import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import sql from 'sql-template-tag'
import { buildServer, modelFor } from '../kernel/api/index.server.ts'
import { attachmentDocs, attachmentRoutes } from '../kernel/attachments/index.server.ts'
import { eventDocs, eventRoutes } from '../kernel/events/index.server.ts'
import { accessRoutes, authenticate, identityOf, keepRefusals, sessionView } from '../people/index.server.ts'
import { pinnedFor, portalFace } from '../practices/announcement/index.server.ts'
import { onlyTenant } from './installation.server.ts'
import { home, version } from './home.server.ts'
import { drawPortal } from './draw-portal.server.ts'
import { jobRoutes } from './jobs/routes.server.ts'
import { pages } from './pages.server.ts'
import type { Runtime } from './runtime.server.ts'

type Plugin = (app: FastifyInstance) => Promise<void> | void

interface Surroundings {
  /** Hooks for every route. */
  readonly prepare: (app: FastifyInstance) => void
  /** Routes beside the API, such as an operator's. */
  readonly around: readonly Plugin[]
}

/** The desk, the portal and their API over a running installation. */
export async function buildApplication(runtime: Runtime, { prepare, around }: Surroundings): Promise<FastifyInstance> {
  const { config, log, installation, events, access } = runtime
  const { model, records, store, attachments, engines } = installation
  const door = { access, model, publicUrl: config.publicUrl }
  const actorOf = authenticate(door)
  const demo = await showsDemo(runtime)
  const signIn = accessRoutes({ ...door, store, demo })
  const jobs = jobRoutes(store)
  const screens = pages({
    folder: join(home, 'dist/web'),
    demo: demo && access.demoPeople,
    face: () => portalFace(store, onlyTenant),
    draw: drawPortal(join(home, 'dist/drawing/portal.js'), { log, now: store.now }),
    bootFor,
  })
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
    docs: [...signIn.docs, ...jobs.map(r => r.doc), ...eventDocs, ...attachmentDocs(model), ...engines.flatMap(e => e.docs ?? [])],
    plugins: [
      ...engines.flatMap(e => e.routes ?? []),
      signIn.plugin,
      app => jobs.forEach(r => r.mount(app)),
      eventRoutes({ events, store, log, actorOf }),
      attachmentRoutes(attachments, model),
    ],
    refused: keepRefusals(tenant => store.database.for(tenant), model, store.now, log),
    prepare,
    around: [...around, screens],
  })

  async function bootFor(request: FastifyRequest) {
    const actor = await actorOf(request)
    const identity = identityOf(request)
    if (!actor || !identity) return undefined
    const session = sessionView(identity)
    return { session, model: modelFor(model, actor), pinned: await pinnedFor(records, actor), atDesk: session.can.desk || session.can.administer }
  }
}

/** Demo sign-in is there with the demo organisation, while only this machine can ask. */
async function showsDemo({ config, database }: Runtime): Promise<boolean> {
  const [demo] = await database.query(sql`select value from app.installation where name = 'demo'`)
  return demo !== undefined && ['127.0.0.1', '::1', 'localhost'].includes(config.host)
}
