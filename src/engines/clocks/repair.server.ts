import sql from 'sql-template-tag'
import { type Actor, machine } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import { type Job, queueJob } from '../../kernel/jobs/index.server.ts'
import type { Ground } from '../../kernel/practice.ts'
import { atomically, plainUnit } from '../../kernel/records/internal.server.ts'
import { clocksOf, type KeptClock, repairsOf, replaceClocks, writeClocks, type Written } from './clock-table.server.ts'
import { calendarIdOf, candidatesOf } from './judge.server.ts'
import { serviceLevel } from './level.definition.ts'
import { hasClocks, type KeptLevel, type LevelRow } from './levels.server.ts'
import { isActive, nextDeadline, type Run, settle } from './reckoning/index.ts'
import { Replayer } from './replaying.server.ts'
import { readTables } from './tables.server.ts'

/** Reckons all clocks of a level again from their records' histories, in the background. Clocks that come out otherwise replace those that are there; both are kept, with why. */
export async function beginRepair({ store, records, database }: Ground, actor: Actor, levelId: string, because: string): Promise<void> {
  const level = await records.get(actor, serviceLevel, levelId)
  if (because.trim() === '')
    throw invalid('because', { en: 'Say why the clocks are reckoned again.', de: 'Bitte sagen, warum die Uhren neu berechnet werden.' })
  await queueJob(database.for(actor.tenant), actor.tenant, 'clocks.repair', { level: level.id, because: because.trim(), by: actor.name }, store.now(), level.id)
}

const atOnce = 200

export const repairJob = (ground: Ground): Job => ({
  name: 'clocks.repair',
  run: async ({ level, because, by }, { actor: { tenant }, signal }) => {
    if (typeof level !== 'string') return
    const reason = `${String(by)}: ${String(because)}`
    let after: string | undefined
    for (let more = true; more && !signal.aborted; ) {
      const ids: readonly string[] = await recordsWith(ground, tenant, level, after)
      const { rows } = await readTables(ground.records, tenant)
      for (const id of ids)
        if (!(await repairRecord(ground, tenant, { rows, level, type: typeOf(ground, rows, level), because: reason }, id)))
          throw new Error(`${id} is being changed; its clocks are reckoned again later.`)
      after = ids.at(-1)
      more = ids.length === atOnce
    }
  },
})

const recordsWith = async ({ database }: Ground, tenant: string, level: string, after = '00000000-0000-0000-0000-000000000000'): Promise<string[]> =>
  (
    await database
      .for(tenant)
      .query<{ id: string }>(
        sql`select distinct record_id as id from clock where level_id = ${level}::uuid and replaced_at is null and record_id > ${after}::uuid order by 1 limit ${atOnce}::integer`,
      )
  ).map(r => r.id)

export interface Repair {
  readonly rows: readonly LevelRow[]
  readonly level: string
  readonly type: RecordType
  readonly because: string
}

/** The type of record that a level is for. */
export const typeOf = ({ store }: Ground, rows: readonly LevelRow[], level: string): RecordType =>
  store.model.type(rows.find(row => row.id === level)?.recordType ?? '')

/**
 * Makes the clocks of a level on a record what its history says, holding the record, so that its history stands still meanwhile. False where
 * somebody else holds it. What was due in the past is not told of: it stands on the clock alone.
 */
export async function repairRecord({ store }: Ground, tenant: string, { rows, level: levelId, type, because }: Repair, id: string): Promise<boolean> {
  const actor = machine(tenant, 'clocks', 'automation')
  return atomically(plainUnit(store, tenant), actor, async unit => {
    if (!(await store.within(unit).hold(actor, type.definition, [id])).includes(id)) return false
    const all = await clocksOf(unit.db, id)
    const own = all.filter(c => c.levelId === levelId)
    const now = Date.parse(store.now())
    const earlier = await repairsOf(unit.db, [id])
    const repaired = (record: string, level: string) => (level === levelId && own.length > 0 ? now : earlier(record, level))
    const candidates = candidatesOf(rows, type.name)
    const replayed = await new Replayer(unit.db, store.model, type, candidates).replay([id], now, repaired)
    const { runs = [], moments = [] } = replayed.get(id) ?? {}
    const ours = runs.filter(run => run.level.id === levelId)
    if (same(own, ours, now)) return true
    const at = new Date(now).toISOString()
    await replaceClocks(
      unit.db,
      own.map(c => c.id),
      at,
      because,
    )
    const about = { recordId: id, recordType: type.name, row: moments.at(-1)?.row ?? {} }
    const calendarAt = (run: Run) => (own.length > 0 ? at : new Date(run.edges[0]?.at ?? run.clock.startedAt).toISOString())
    await writeClocks(unit.db, tenant, [
      ...ours.map(run => writtenOf(run, { ...about, calendarAt: calendarAt(run) })),
      ...ousted(all, runs, candidates.find(c => c.level.id === levelId)?.level),
    ])
    return true
  })
}

/** Clocks of levels that this one stands in for, which end where it comes into force. */
const ousted = (kept: readonly KeptClock[], runs: readonly Run[], level: KeptLevel | undefined): Written[] =>
  kept.flatMap(k => {
    const run = runs.find(r => r.level.id === k.levelId && r.clock.cycle === k.clock.cycle)
    if (!run || !level || !isActive(k.clock) || k.levelId === level.id || level.among === null || run.level.among !== level.among) return []
    const ends = run.clock.phase === 'cancelled' && run.clock.since === level.activeFrom
    return ends ? [{ ...k, clock: run.clock, nextAt: null }] : []
  })

/** Whether they are the same but for what is due by now, which the timers pass and tell of. */
const same = (kept: readonly KeptClock[], runs: readonly Run[], now: number): boolean =>
  kept.length === runs.length &&
  runs.every((run, i) => {
    const clock = kept[i] && settle(kept[i].clock, run.level, run.calendar, now).clock
    return JSON.stringify(sorted({ ...clock })) === JSON.stringify(sorted({ ...run.clock, used: Math.round(run.clock.used) }))
  })

const sorted = (clock: object) => Object.entries(clock).toSorted(([a], [b]) => a.localeCompare(b))

const writtenOf = (
  run: Run,
  { row, ...about }: { recordId: string; recordType: string; row: Readonly<Record<string, unknown>>; calendarAt: string },
): Written => ({
  ...about,
  levelId: run.level.id,
  clock: run.clock,
  calendarId: calendarIdOf(run.level as KeptLevel, row),
  nextAt: nextDeadline(run.clock, run.level, run.calendar)?.at ?? null,
})

/**
 * Makes all clocks anew from the histories, where there are none: after everything was taken over from an export, which holds the
 * histories that they follow from.
 */
export async function rebuildClocks({ store, records, database }: Ground, tenant: string): Promise<void> {
  const db = database.for(tenant)
  const actor = machine(tenant, 'clocks', 'automation')
  const { rows } = await readTables(records, tenant)
  const now = Date.parse(store.now())
  for (const type of store.model.types.filter(hasClocks)) {
    const candidates = candidatesOf(rows, type.name)
    if (candidates.length === 0) continue
    const replayer = new Replayer(db, store.model, type, candidates)
    let cursor: string | undefined
    do {
      const page = await records.find(actor, type.definition, { sort: ['createdAt'], limit: 500, fields: [], ...(cursor === undefined ? {} : { cursor }) })
      const ids = page.items.map(row => row.id)
      for (const [recordId, { moments, runs }] of await replayer.replay(ids, now)) {
        const row = moments.at(-1)?.row ?? {}
        const about = { recordId, recordType: type.name, row }
        await writeClocks(
          db,
          tenant,
          runs.map(run => writtenOf(run, { ...about, calendarAt: new Date(run.edges[0]?.at ?? run.clock.startedAt).toISOString() })),
        )
      }
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
}
