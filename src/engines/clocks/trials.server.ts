import sql from 'sql-template-tag'
import { type Actor, machine } from '../../kernel/actor.ts'
import { invalid, missing } from '../../kernel/errors.ts'
import { newId } from '../../kernel/id.server.ts'
import { type Job, queueJob } from '../../kernel/jobs/index.server.ts'
import type { Ground } from '../../kernel/practice.ts'
import { plainUnit, readTitles } from '../../kernel/records/internal.server.ts'
import { refuseUnusable } from './activating.server.ts'
import { serviceLevel } from './level.definition.ts'
import { readTables } from './tables.server.ts'
import { type Trial, tryLevel } from './trial.server.ts'

/** A trial as it stands. */
export interface TrialState {
  readonly id: string
  readonly level: string
  readonly from: string
  readonly to: string
  readonly createdAt: string
  readonly finishedAt: string | null
  /** Records seen so far. */
  readonly records: number
  readonly result: Trial | null
  readonly error: string | null
}

export interface Period {
  readonly from: string
  readonly to: string
}

/** Begins to try a level on the past, in the background; who may change levels may try them. @throws missing, invalid */
export async function beginTrial({ store, records, database }: Ground, actor: Actor, levelId: string, { from, to }: Period): Promise<TrialState> {
  const level = await records.get(actor, serviceLevel, levelId)
  if (!(from < to)) throw invalid('to', { en: 'The end lies after the beginning.', de: 'Das Ende liegt nach dem Anfang.' })
  const { rows } = await readTables(records, actor.tenant)
  refuseUnusable(store.model, level, rows, actor.language)
  const id = newId()
  await database.for(actor.tenant).transaction(async tx => {
    await tx.query(
      sql`insert into clock_trial (tenant_id, id, level_id, level_version, period_from, period_to, asked_by, created_at)
          values (${actor.tenant}::uuid, ${id}::uuid, ${level.id}::uuid, ${level.version}::integer, ${from}::timestamptz, ${to}::timestamptz, ${actor.person}::uuid, ${store.now()}::timestamptz)`,
    )
    await queueJob(tx, actor.tenant, 'clocks.try', { trial: id }, store.now(), id)
  })
  return trialState({ database }, actor, id)
}

const columns = sql`id, level_id as level, period_from as "from", period_to as "to", created_at as "createdAt", finished_at as "finishedAt", records, result, error`

/** @throws missing */
async function trialState({ database }: Pick<Ground, 'database'>, actor: Pick<Actor, 'tenant'>, id: string): Promise<TrialState> {
  const [found] = await database.for(actor.tenant).query<TrialState>(sql`select ${columns} from clock_trial where id = ${id}::uuid`)
  if (!found) throw missing()
  return found
}

/** @throws missing, where there is no such level */
export async function latestTrial({ records, database }: Ground, actor: Actor, levelId: string): Promise<TrialState | undefined> {
  const { id } = await records.get(actor, serviceLevel, levelId)
  const [found] = await database
    .for(actor.tenant)
    .query<TrialState>(sql`select ${columns} from clock_trial where level_id = ${id}::uuid order by created_at desc limit 1`)
  return found
}

/** What the groups and services in a trial's figures are called. */
export async function namesIn({ store }: Ground, actor: Actor, trial: TrialState | undefined): Promise<Readonly<Record<string, string>>> {
  const groups = trial?.result?.groups
  if (!groups) return {}
  const keys = (by: 'group' | 'service') => new Set(groups[by].flatMap(({ key }) => (key === null ? [] : [key])))
  const wanted = new Map((['group', 'service'] as const).flatMap(by => (store.model.find(by) ? [[store.model.type(by), keys(by)] as const] : [])))
  const titles = await readTitles(plainUnit(store, actor.tenant), actor, wanted)
  return Object.fromEntries(Object.entries(titles).map(([id, { title }]) => [id, title]))
}

export const trialJob = (ground: Ground): Job => ({
  name: 'clocks.try',
  run: async ({ trial }, { actor: { tenant } }) => {
    if (typeof trial !== 'string') return
    const db = ground.database.for(tenant)
    const asked = await trialState(ground, machine(tenant, 'trial', 'automation'), trial)
    const level = await ground.records.get(machine(tenant, 'trial', 'automation'), serviceLevel, asked.level).catch(() => undefined)
    if (!level)
      return void (await db.query(
        sql`update clock_trial set error = 'The service level is gone.', finished_at = ${ground.store.now()}::timestamptz where id = ${trial}::uuid`,
      ))
    const seen = async (records: number) => void (await db.query(sql`update clock_trial set records = ${records}::integer where id = ${trial}::uuid`))
    const result = await tryLevel(ground, tenant, { level, from: asked.from, to: asked.to }, seen)
    await db.query(
      sql`update clock_trial set result = ${JSON.stringify(result)}::jsonb, records = ${result.records}::integer, finished_at = ${ground.store.now()}::timestamptz where id = ${trial}::uuid`,
    )
  },
})
