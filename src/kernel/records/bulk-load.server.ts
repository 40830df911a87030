import sql, { raw, type Sql } from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'
import type { RecordType } from '../define/index.ts'
import { databaseFailure } from './database-failure.server.ts'
import { drawNumbers, movePast } from './numbers.server.ts'
import { insertStored, storedToChange, updateStored } from './stored-rows.server.ts'
import { type Loading, type Unfolded, unfold } from './unfold.server.ts'
import { historyColumns } from './write.server.ts'

/**
 * Takes over many records with their whole histories, in statements of many rows: for imports, where one record at a
 * time is 20 times slower. Permissions, hooks and computed fields are left aside: what comes is history, and says
 * itself what was.
 */

export interface Loaded {
  readonly created: number
  readonly appended: number
  readonly entries: number
}

/**
 * Writes records that are new and adds to the history of those that are here. To be called within a transaction,
 * with as many as fit well into memory (some hundreds). @throws invalid
 */
export async function loadRecords(tx: Queryable, tenant: string, type: RecordType, loadings: readonly Loading[]): Promise<Loaded> {
  if (loadings.length === 0) return { created: 0, appended: 0, entries: 0 }
  const known = loadings.filter(l => !l.isNew).map(l => l.id)
  const here = new Map((known.length > 0 ? await storedToChange(tx, type, known) : []).map(row => [row.id, row]))
  const numbered = await withNumbers(tx, type, loadings, here)
  const unfolded = numbered.map(l => unfold(type, l, here.get(l.id)))
  const fresh = unfolded.filter(u => !here.has(u.id))
  const grown = unfolded.filter(u => here.has(u.id) && u.entries.length > 0)
  if (fresh.length > 0) await databaseFailure(type, tx.query(insertStored(tenant, type, fresh)))
  if (grown.length > 0) await databaseFailure(type, tx.query(updateStored(type, grown)))
  await tx.query(insertEntries(tenant, type, [...fresh, ...grown]))
  await movePast(
    tx,
    type,
    fresh.map(u => String(u.row.number)),
  )
  return { created: fresh.length, appended: grown.length, entries: unfolded.reduce((sum, u) => sum + u.entries.length, 0) }
}

async function withNumbers(tx: Queryable, type: RecordType, loadings: readonly Loading[], here: ReadonlyMap<string, unknown>): Promise<readonly Loading[]> {
  const without = type.definition.numbered === undefined ? [] : loadings.filter(l => l.number === undefined && !here.has(l.id))
  if (without.length === 0) return loadings
  const drawn = await drawNumbers(tx, type, without.length)
  const byId = new Map(without.map((l, i) => [l.id, drawn[i]]))
  return loadings.map(l => {
    const number = byId.get(l.id)
    return number === undefined ? l : { ...l, number }
  })
}

function insertEntries(tenant: string, type: RecordType, records: readonly Unfolded[]): Sql {
  const rows = records.flatMap(({ id, entries }) => entries.map(({ hash, ...entry }) => ({ id, ...entry, hash: hash.toString('hex') })))
  return sql`insert into history (${raw(historyColumns)})
select ${tenant}::uuid, x.id, x.seq, ${type.name}, x.at, x.act, x.transition, x."actorId", x."actorName", x.channel, x.changes, x.reason, null, 'public', decode(x.hash, 'hex')
from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, seq integer, at timestamptz, act text, transition text, "actorId" uuid, "actorName" text,
channel text, changes text, reason text, hash text)`
}
