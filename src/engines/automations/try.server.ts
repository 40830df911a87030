import sql from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.server.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import { fold, type Folded, nothingYet } from '../../kernel/history/fold.ts'
import type { StoredEntry } from '../../kernel/history/timeline.server.ts'
import { plainUnit, type Row } from '../../kernel/records/internal.server.ts'
import type { Automation } from './automation.ts'
import { waitsFor } from './happening.ts'
import { happeningIn } from './jobs.server.ts'
import { actorOf, conditionHolds, type Engine, speakerIn } from './run.server.ts'
import { titleOf } from '../texts/index.server.ts'

/** When and on what an automation would have run. */
export interface Tried {
  readonly days: number
  /** Entries of histories that were looked at. */
  readonly looked: number
  readonly ran: number
  /** Days (UTC) on which it would have run. */
  readonly byDay: readonly { readonly day: string; readonly count: number }[]
  /** The first ones in each record's own order; at most fifty. */
  readonly records: readonly { readonly id: string; readonly title: string; readonly at: string; readonly seq: number }[]
}

type Past = StoredEntry & { readonly record_id: string }

const mostRecords = 50
const recordsAtOnce = 200
const entriesAtOnce = 2000

/**
 * Replays what happened to the type's records in the last days. What lies behind references is taken as it is now; what an
 * automation of that name did itself does not count. However long the history, no more than a page of it is in memory.
 */
export async function tryOnHistory({ store }: Engine, tenant: string, automation: Automation, days: number): Promise<Tried> {
  if (automation.on === 'schedule') throw invalid('days', 'A schedule looks at records as they are, so it cannot be tried on history. Make a dry run instead.')
  const type = store.model.type(automation.recordType)
  const { db } = plainUnit(store, tenant)
  const since = new Date(Date.parse(store.now()) - days * 86_400_000).toISOString()
  const speaker = speakerIn(plainUnit(store, tenant), { tenant, automation })
  const own = actorOf({ tenant, automation }).name
  const counts = new Map<string, number>()
  const records: Tried['records'][number][] = []
  let [looked, ran] = [0, 0]
  for await (const { entry, row } of replayed(db, type, since)) {
    if (entry.at < since) continue
    looked++
    if (entry.channel === 'automation' && entry.actor_name === own) continue
    if (!waitsFor(automation, type, happeningIn(entry)) || !(await conditionHolds(speaker, { automation, type }, row(), entry.at))) continue
    ran++
    const day = entry.at.slice(0, 10)
    counts.set(day, (counts.get(day) ?? 0) + 1)
    if (records.length < mostRecords) records.push({ id: entry.record_id, title: titleOf(type, row()), at: entry.at, seq: entry.seq })
  }
  const byDay = [...counts].map(([day, count]) => ({ day, count })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return { days, looked, ran, byDay, records }
}

interface Moment {
  readonly entry: Past
  /** The record as it was after the entry. */
  readonly row: () => Row
}

/** Every entry of the records that something happened to since then, from their beginning, with the record as it then was. */
async function* replayed(db: Queryable, type: RecordType, since: string): AsyncGenerator<Moment> {
  for (let after = firstId; ; ) {
    const ids = await touchedAfter(db, type, since, after)
    if (ids.length === 0) return
    yield* replayOf(db, ids)
    after = ids.at(-1) ?? after
  }
}

const firstId = '00000000-0000-0000-0000-000000000000'

async function touchedAfter(db: Queryable, { name }: RecordType, since: string, after: string): Promise<string[]> {
  const rows = await db.query<{ record_id: string }>(
    sql`select distinct record_id from history where record_id > ${after}::uuid and record_type = ${name} and at >= ${since}::timestamptz
        order by record_id limit ${recordsAtOnce}::integer`,
  )
  return rows.map(row => row.record_id)
}

async function* replayOf(db: Queryable, ids: readonly string[]): AsyncGenerator<Moment> {
  let place = { id: firstId, seq: 0 }
  let folded: Folded = nothingYet()
  for (;;) {
    const entries = await entriesAfter(db, ids, place)
    for (const entry of entries) {
      if (entry.record_id !== place.id) folded = nothingYet()
      fold(folded, entry)
      place = { id: entry.record_id, seq: entry.seq }
      const { values, updatedAt } = folded
      yield { entry, row: () => ({ ...values, updatedAt, id: entry.record_id, version: entry.seq }) }
    }
    if (entries.length < entriesAtOnce) return
  }
}

const entriesAfter = (db: Queryable, ids: readonly string[], { id, seq }: { id: string; seq: number }): Promise<Past[]> =>
  db.query<Past>(
    sql`select record_id, seq, at, act, transition, actor_id, actor_name, channel, changes, reason, visibility, case when act = 'fact' then body end as body from history
        where record_id = any(${ids}::uuid[]) and (record_id, seq) > (${id}::uuid, ${seq}::integer) order by record_id, seq limit ${entriesAtOnce}::integer`,
  )
