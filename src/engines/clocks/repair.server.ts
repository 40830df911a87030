import sql from 'sql-template-tag'
import { type Actor, machine } from '../../kernel/actor.ts'
import { invalid } from '../../kernel/errors.ts'
import { type Job, queueJob } from '../../kernel/jobs/index.server.ts'
import type { Ground } from '../../kernel/practice.ts'
import { atomically, plainUnit } from '../../kernel/records/internal.server.ts'
import { clocksOf, type KeptClock, repairsOf, replaceClocks, writeClocks, type Written } from './clock-table.server.ts'
import { calendarIdOf, candidatesOf } from './judge.server.ts'
import { serviceLevel } from './level.definition.ts'
import { hasClocks, type KeptLevel } from './levels.server.ts'
import { nextDeadline, type Run } from './reckoning/index.ts'
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
      for (const id of ids) await repairRecord(ground, tenant, level, id, reason)
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

/** Waits for whoever changes the record, so that its history stands still meanwhile. */
async function repairRecord({ store, records }: Ground, tenant: string, levelId: string, id: string, because: string): Promise<void> {
  const actor = machine(tenant, 'clocks', 'automation')
  const { rows } = await readTables(records, tenant)
  await atomically(plainUnit(store, tenant), actor, async unit => {
    const all = await clocksOf(unit.db, id)
    const own = all.filter(c => c.levelId === levelId)
    const type = store.model.type(own[0]?.recordType ?? '')
    if (!(await store.within(unit).hold(actor, type.definition, [id])).includes(id))
      throw new Error(`${type.name} ${id} is being changed; its clocks are reckoned again later.`)
    const now = Date.parse(store.now())
    const earlier = await repairsOf(unit.db, [id])
    const repaired = (record: string, level: string) => (level === levelId ? now : earlier(record, level))
    const replayed = await new Replayer(unit.db, store.model, type, candidatesOf(rows, type.name)).replay([id], now, repaired)
    const runs = (replayed.get(id)?.runs ?? []).filter(run => run.level.id === levelId)
    if (same(own, runs)) return
    await replaceClocks(
      unit.db,
      own.map(c => c.id),
      new Date(now).toISOString(),
      because,
    )
    const row = replayed.get(id)?.moments.at(-1)?.row ?? {}
    await writeClocks(
      unit.db,
      tenant,
      runs.map(run => writtenOf(run, { recordId: id, recordType: type.name, row, calendarAt: new Date(now).toISOString() })),
    )
  })
}

const same = (kept: readonly KeptClock[], runs: readonly Run[]): boolean =>
  kept.length === runs.length &&
  kept.every((k, i) => JSON.stringify(sorted(k.clock)) === JSON.stringify(sorted({ ...runs[i]?.clock, used: Math.round(runs[i]?.clock.used ?? 0) })))

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
