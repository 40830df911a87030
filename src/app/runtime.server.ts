import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Database } from '../kernel/database/index.server.ts'
import { createEvents, type Events, type Heard } from '../kernel/events/index.server.ts'
import { createHttpOut } from '../kernel/http-out/index.server.ts'
import { announceQueued, createWorker, purgeIdempotency, type Worker } from '../kernel/jobs/index.server.ts'
import type { Practice } from '../kernel/practice.ts'
import { type Access, createAccess, whoseRights } from '../people/index.server.ts'
import { createMailer, fileTransport, mailConnections, smtpTransport } from '../channels/email/outgoing/index.server.ts'
import { readCertificate } from './certificate.server.ts'
import type { Config } from './config.server.ts'
import { heartbeat } from './heartbeat.server.ts'
import { install, type Installation, onlyTenant } from './installation.server.ts'
import { createMetrics, type Metrics } from './metrics.server.ts'
import { asOne } from './two-workers.server.ts'
import { openDatabase } from './open-database.server.ts'

/** An installation at work in this process. */
export interface Runtime {
  readonly config: Config
  readonly log: Logger
  readonly database: Database
  readonly ownerUrl: string
  readonly installation: Installation
  readonly events: Events
  /** Who is signed in, and how one gets there. */
  readonly access: Access
  readonly metrics: Metrics
  /** What runs background jobs, once started. */
  readonly worker: Worker
  close(): Promise<void>
}

export interface RuntimeOptions {
  readonly config: Config
  readonly log: Logger
  /** `serve`, `import`: names the process in the database's list of connections. */
  readonly name: string
  /** Whether the process stays, or does one thing and ends. */
  readonly stays: boolean
  /** Others than those that ship. */
  readonly practices?: readonly Practice[] | undefined
}

export async function openRuntime({ config, log, name, stays, practices }: RuntimeOptions): Promise<Runtime> {
  const { database, ownerUrl, close } = await openDatabase({ config, log, applicationName: `mainstay ${name}`, stays })
  try {
    const metrics = createMetrics()
    metrics.watchDatabase(database)
    const events = createEvents({ database, log })
    const installation = await install({
      database,
      log,
      ...(practices ? { practices } : {}),
      secretKey: config.secretKey,
      out: createHttpOut({ allowed: config.webhookAllow }),
      files: join(config.data, 'files'),
      fileBytes: config.uploadMegabytes * 1024 * 1024,
      settings: { publicUrl: config.publicUrl, mailListen: config.mailListen, mailTls: mailTlsOf(config), smtpUrl: config.smtpUrl },
      published: happening => {
        metrics.countHistory(happening.type)
        events.published(happening)
        const whose = whoseRights(happening)
        if (whose !== undefined) events.rightsChanged(happening.tenant, whose)
      },
    })
    await installation.seed()
    const { jobs, records, store, engines } = installation
    const mailer = createMailer({
      store,
      log,
      transport: config.smtpUrl === undefined ? fileTransport(config.mailOutbox, store.now) : smtpTransport({ url: config.smtpUrl, dkim: config.dkim }),
      from: { name: config.mailFromName, address: config.mailFrom },
      replyTo: config.mailReplyTo,
      host: mailHost(config.publicUrl),
    })
    const access = createAccess({
      store,
      tenant: onlyTenant,
      publicUrl: config.publicUrl,
      outbox: mailer.outboxFor(onlyTenant),
      limits: signInLimits(config),
      ended: person => events.rightsChanged(onlyTenant, person),
    })
    if (stays) await events.start(store)
    const stopAnnouncing = announceQueued(database)
    events.subscribe(heard => access.heard({ type: aboutType(heard) }))
    const watched = config.heartbeatUrl ? [heartbeat(config.heartbeatUrl, engines, log)] : []
    const ground = { database, tenants: async () => [onlyTenant], records, now: store.now, log, name: hostname() }
    const worker = asOne(
      createWorker({ ...ground, jobs: [...jobs, ...access.jobs, purgeIdempotency(database), ...watched], concurrency: config.workers }),
      createWorker({ ...ground, jobs: mailer.jobs, concurrency: mailConnections }),
    )
    return {
      config,
      log,
      database,
      ownerUrl,
      installation,
      events,
      access,
      metrics,
      worker,
      close: async () => {
        stopAnnouncing()
        await events.stop()
        mailer.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

const signInLimits = (config: Config) => ({ idleHours: config.sessionIdleHours, sessionDays: config.sessionDays, signInsPerHour: config.signInsPerHour })

/** What stands behind the @ of our own ids; an address of IPv6 cannot. */
function mailHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl)
  return /^[\w.-]+$/.test(hostname) ? hostname : 'localhost'
}

/** Of which type of record something was heard; what may be about anybody counts as about a person. */
function aboutType(heard: Heard): string {
  if (heard.what === 'record') return heard.happening.type
  return heard.what === 'type' ? heard.type : heard.what === 'presence' ? '' : 'person'
}

const mailTlsOf = ({ mailTls }: Config) => mailTls && (() => readCertificate(mailTls))
