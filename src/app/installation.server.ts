import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Actor, machine } from '../kernel/actor.ts'
import { type Attachments, createAttachments, type FileStore, localFiles } from '../kernel/attachments/index.server.ts'
import type { Database } from '../kernel/database/index.server.ts'
import { type Model, makeModel } from '../kernel/define/index.ts'
import { createHttpOut, type HttpOut, nothingMore } from '../kernel/http-out/index.server.ts'
import type { Job } from '../kernel/jobs/job.ts'
import type { Log } from '../kernel/log.ts'
import type { Engine, EngineSettings, Ground, Practice, PracticeBehaviour } from '../kernel/practice.ts'
import { createRecords, type Happening, type Observer, type Records } from '../kernel/records/index.server.ts'
import type { Store } from '../kernel/records/internal.server.ts'
import { asking } from '../kernel/search/index.server.ts'
import { checkDefinitions } from '../kernel/rules/index.ts'
import { channels } from '../channels/index.ts'
import { engines } from '../engines/index.ts'
import { people } from '../people/index.ts'
import { practices } from '../practices/index.ts'
import { oneAtATime } from './one-at-a-time.server.ts'
import sql from 'sql-template-tag'

/** The one tenant of an installation that has not been divided. */
export const onlyTenant = '00000000-0000-7000-8000-000000000001'

/** Stands in the history of what an installation begins with. */
export const seeder = 'set-up'

export const allPractices: readonly Practice[] = [people, ...engines, ...practices, ...channels]

/** Definitions, behaviours and records over one database. */
export interface Installation {
  readonly model: Model
  readonly records: Records
  readonly store: Store
  /** What its engines stand on. */
  readonly ground: Ground
  readonly files: FileStore
  readonly attachments: Attachments
  readonly jobs: readonly Job[]
  readonly engines: readonly Engine[]
  readonly out: HttpOut
  /** Writes what every practice begins with; does nothing where it is there already. */
  readonly seed: (tenant?: string) => Promise<void>
}

export interface InstallationOptions {
  readonly database: Database
  readonly practices?: readonly Practice[]
  readonly now?: () => string
  /** Of the operator, for the secrets in records; see `SECRET_KEY`. */
  readonly secretKey?: string | undefined
  readonly published?: (happening: Happening) => void
  readonly log?: Log
  /** The way to addresses that somebody has entered; to none but public ones unless told. */
  readonly out?: HttpOut
  /** Where the bytes of files lie; a folder among the machine's temporary ones unless told. */
  readonly files?: string
  /** Bytes that one of them may have. */
  readonly fileBytes?: number
  readonly settings?: EngineSettings
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }

export const wholeModel = (list: readonly Practice[] = allPractices): Model => makeModel(list)

export async function install(options: InstallationOptions): Promise<Installation> {
  const { database, practices: list = allPractices, now, secretKey = '', published, log = silent, out = createHttpOut({ allowed: nothingMore }) } = options
  const model = wholeModel(list)
  checkDefinitions(model)
  const loaded = await Promise.all(list.map(async p => (await p.behaviour?.())?.default ?? {}))
  const behaviours = new Map(loaded.flatMap(b => b.behaviours ?? []).map(b => [b.record.name, b]))
  const [secret] = await database.query<{ value: string }>(sql`select value from app.installation where name = 'secret'`)
  if (!secret) throw new Error('The database has no secret: its migrations are not complete. Run `mainstay migrate`.')
  // Filled below: engines work with the records that tell them.
  const observers: Observer[] = []
  const { records, store } = createRecords({
    observers,
    model,
    database,
    behaviours,
    now: now ?? (() => new Date().toISOString()),
    secret: secret.value,
    sealing: `${secret.value}${secretKey}`,
    published: published ?? (() => {}),
  })
  const files = localFiles(options.files ?? join(tmpdir(), `mainstay-files-${process.pid}`))
  const attachments = createAttachments(store, files, options.fileBytes === undefined ? {} : { bytes: options.fileBytes })
  const settings = options.settings ?? { publicUrl: 'http://localhost', mailListen: undefined, mailTls: undefined, smtpUrl: undefined }
  const makers = await Promise.all(list.flatMap(p => (p.engine ? [p.engine()] : [])))
  const ground: Ground = { database, store, records, log, out, tenants: async () => [onlyTenant], files, attachments, settings }
  const engines = [asking(ground), ...makers.map(maker => maker.default(ground))]
  observers.push(...engines.flatMap(e => e.observers ?? []))
  const seed = (tenant = onlyTenant) => oneAtATime(database, 'seed', () => seedAll(loaded, records, machine(tenant, seeder, 'cli')))
  return { model, records, store, ground, files, attachments, out, jobs: [...loaded, ...engines].flatMap(part => part.jobs ?? []), engines, seed }
}

async function seedAll(loaded: readonly PracticeBehaviour[], records: Records, actor: Actor): Promise<void> {
  for (const { seed } of loaded) if (seed) await records.together(actor, within => seed(within, actor))
}
