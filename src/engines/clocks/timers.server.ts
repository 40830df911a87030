import sql from 'sql-template-tag'
import { machine } from '../../kernel/actor.ts'
import type { Job } from '../../kernel/jobs/index.server.ts'
import type { Ground } from '../../kernel/practice.ts'
import { atomically, plainUnit } from '../../kernel/records/internal.server.ts'
import { holdDue, type KeptClock, writeClocks } from './clock-table.server.ts'
import { factOf } from './facts.server.ts'
import { nextDeadline, settle } from './reckoning/index.ts'
import { readTables, type Tables } from './tables.server.ts'

/** Records whose clocks are moved in one transaction. */
const atOnce = 200

/**
 * Warnings and breaches, as they fall due. A deadline passes in the transaction that writes it into the record's history, so that it is told
 * once whoever is killed meanwhile; what a killed worker had begun is undone, and the next look takes it up.
 */
export const timers = (ground: Ground): Job => ({
  name: 'clocks.tick',
  every: 'PT5S',
  run: async (_, { actor, now, signal }) => void (await passDeadlines(ground, actor.tenant, now, signal)),
})

/** Passes everything that is due before a moment; gives how many deadlines that were. */
export async function passDeadlines(ground: Ground, tenant: string, now: string, signal?: AbortSignal): Promise<number> {
  let passed = 0
  let tables: Tables | undefined
  for (;;) {
    if (signal?.aborted) return passed
    const due = await dueRecords(ground, tenant, now)
    if (due.length === 0) return passed
    tables ??= await readTables(ground.records, tenant)
    let done = 0
    for (const [type, records] of Map.groupBy(due, d => d.type)) done += await passFor(ground, tenant, { type, ids: records.map(r => r.id), now }, tables)
    // What is left is held by others, who are changing it: their change passes what is due before it.
    if (done === 0) return passed
    passed += done
  }
}

const dueRecords = ({ database }: Ground, tenant: string, now: string): Promise<{ type: string; id: string }[]> =>
  database.for(tenant).query(
    sql`select distinct record_type as type, record_id as id from
      (select record_type, record_id from clock where next_at < ${now}::timestamptz and replaced_at is null order by next_at limit ${atOnce}::integer) c`,
  )

interface Batch {
  readonly type: string
  readonly ids: readonly string[]
  readonly now: string
}

function passFor({ store }: Ground, tenant: string, { type, ids, now }: Batch, tables: Tables): Promise<number> {
  const actor = machine(tenant, 'clocks', 'automation')
  const { definition } = store.model.type(type)
  return atomically(plainUnit(store, tenant), actor, async unit => {
    const records = store.within(unit)
    const held = await records.hold(actor, definition, ids)
    const due = await holdDue(unit.db, held, now)
    const moved = await Promise.all(due.map(kept => settledOf(kept, tables, now)))
    await writeClocks(
      unit.db,
      tenant,
      moved.map(m => m.written),
    )
    // Records beside each other, so that none waits for what the database answers of another; those of one record in their order.
    const told = await allOf([...Map.groupBy(moved, m => m.written.recordId).values()], async ofOne => {
      let count = 0
      for (const { written, level, deadlines } of ofOne)
        for (const deadline of deadlines) {
          await records.fact(actor, definition, written.recordId, factOf(level ?? { id: written.levelId, name: '', kind: 'sla' }, deadline), now)
          count += 1
        }
      return count
    })
    return told.reduce((sum, count) => sum + count, 0)
  })
}

/** All at once, and all have ended before the first failure is told: what goes on in a transaction that is over would meet another one. */
async function allOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const ended = await Promise.allSettled(items.map(work))
  return ended.map(one => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

async function settledOf(kept: KeptClock, { levels, calendarAt }: Tables, now: string) {
  const level = levels.get(kept.levelId)
  if (!level) return { written: { ...kept, nextAt: null }, level, deadlines: [] }
  const calendar = await calendarAt(kept.calendarId, kept.calendarAt)
  const { clock, deadlines } = settle(kept.clock, level, calendar, Date.parse(now))
  return { written: { ...kept, clock, nextAt: nextDeadline(clock, level, calendar)?.at ?? null }, level, deadlines }
}
