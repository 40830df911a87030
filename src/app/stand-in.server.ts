import { createAttachments } from '../kernel/attachments/index.server.ts'
import type { Database } from '../kernel/database/index.server.ts'
import type { HttpOut } from '../kernel/http-out/index.server.ts'
import type { Job } from '../kernel/jobs/job.ts'
import type { Log } from '../kernel/log.ts'
import type { Ground, Practice } from '../kernel/practice.ts'
import { createRecords, type Happening, type Observer, type Records } from '../kernel/records/index.server.ts'
import type { Store } from '../kernel/records/internal.server.ts'
import { asking } from '../kernel/search/index.server.ts'
import { allPractices, type Installation } from './installation.server.ts'

/** An installation's records and jobs at another time, over another database. */
export interface StandIn {
  readonly records: Records
  readonly store: Store
  readonly ground: Ground
  readonly jobs: readonly Job[]
}

export interface StandInOptions {
  readonly database: Database
  readonly now: () => string
  readonly published: (happening: Happening) => void
  readonly out: HttpOut
  /** Whose engine stays out of it. */
  readonly without: (practice: Practice) => boolean
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** The same installation with engines of their own, which see the time and the database that they are given and nothing else, and whom nobody reaches. */
export async function standIn(installation: Installation, { database, now, published, out, without }: StandInOptions): Promise<StandIn> {
  const observers: Observer[] = []
  const { records, store } = createRecords({ ...installation.store, database, now, published, observers })
  const settings = { ...installation.ground.settings, publicUrl: '' }
  const attachments = createAttachments(store, installation.files)
  const ground: Ground = { ...installation.ground, database, store, records, attachments, out, log: silent, settings }
  const makers = await Promise.all(allPractices.flatMap(practice => (practice.engine && !without(practice) ? [practice.engine()] : [])))
  const engines = [asking(ground), ...makers.map(maker => maker.default(ground))]
  observers.push(...engines.flatMap(engine => engine.observers ?? []))
  // Jobs of behaviours work with the records that they are given; those of engines know their ground.
  const jobs = new Map([...installation.jobs, ...engines.flatMap(engine => engine.jobs ?? [])].map(job => [job.name, job]))
  return { records, store, ground, jobs: [...jobs.values()] }
}
