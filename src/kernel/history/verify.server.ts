import sql, { empty as none } from 'sql-template-tag'
import { atMost, type Database, type Queryable } from '../database/index.server.ts'
import type { Model, RecordType } from '../define/index.ts'
import { type StoredRow, storedByIds, storedWithoutHistory } from '../records/internal.server.ts'
import type { Entry } from './entry.ts'
import { deviations, fold, type Folded, nothingYet } from './fold.ts'

/** A record whose history and values do not agree any more. */
export interface Tampered {
  readonly type: string
  readonly id: string
  readonly number: string | null
  /** What is wrong, in words. */
  readonly faults: readonly string[]
}

export interface Verified {
  readonly records: number
  readonly entries: number
  readonly tampered: number
}

const entriesAtOnce = 5000
const recordsAtOnce = 1000

/**
 * Reckons every chain again, and compares what each history adds up to with the record as it is. Everything is seen
 * as of one moment. Tells each record that was tampered with as it is found.
 */
export function verifyHistory(database: Database, model: Model, tenant: string, tell: (tampered: Tampered) => void): Promise<Verified> {
  return database.for(tenant).transaction(async tx => {
    await tx.query(sql`set transaction isolation level repeatable read, read only`)
    return verifyWithin(tx, model, tell)
  })
}

/** The same within a transaction, for what has been written there. */
export async function verifyWithin(tx: Queryable, model: Model, tell: (tampered: Tampered) => void): Promise<Verified> {
  const counts = { records: 0, entries: 0, tampered: 0 }
  const found = (tampered: Tampered) => {
    counts.tampered += 1
    tell(tampered)
  }
  let waiting: Past[] = []
  let past: Past | undefined
  const compareAll = async () => {
    counts.records += waiting.length
    for (const [name, pasts] of Map.groupBy(waiting, p => p.type)) await compare(tx, model.find(name), pasts, found)
    waiting = []
  }
  for await (const link of links(tx)) {
    counts.entries += 1
    if (past?.id !== link.record_id) {
      if (past) waiting.push(past)
      if (waiting.length >= recordsAtOnce) await compareAll()
      past = { id: link.record_id, type: link.record_type, seq: 0, last: 'create', hash: undefined, folded: nothingYet(), faults: [] }
    }
    follow(past, link)
  }
  if (past) waiting.push(past)
  await compareAll()
  for (const type of model.types) {
    for (const stored of await storedWithoutHistory(tx, type, 1000)) found({ ...named(type, stored.id, stored), faults: ['it has no history'] })
  }
  return counts
}

interface Link {
  readonly record_id: string
  readonly seq: number
  readonly record_type: string
  readonly at: string
  readonly act: Entry['act']
  readonly changes: string
  readonly hash: Buffer
  /** Whether the hash is that of the row and the one before. */
  readonly holds: boolean
}

/** What is known of one record from its history. */
interface Past {
  readonly id: string
  readonly type: string
  seq: number
  last: Entry['act']
  hash: Buffer | undefined
  readonly folded: Folded
  readonly faults: string[]
}

/** All entries, by record, in order. The hash before is looked up, not carried along, so that every page stands alone. */
async function* links(db: Queryable): AsyncGenerator<Link> {
  let last: Link | undefined
  for (;;) {
    const after = last ? sql`where (h.record_id, h.seq) > (${last.record_id}::uuid, ${last.seq}::integer)` : none
    const page = await db.query<Link>(
      sql`select h.record_id, h.seq, h.record_type, h.at, h.act, h.changes, h.hash, h.hash = app.chain(
            coalesce(b.hash, ''), h.seq, h.record_type, h.at, h.act, h.transition, h.actor_id, h.actor_name, h.channel, h.changes, h.reason, h.body, h.visibility) as holds
          from (select * from history h ${after} order by h.record_id, h.seq ${atMost(entriesAtOnce)}) h
          left join history b on b.record_id = h.record_id and b.seq = h.seq - 1
          order by h.record_id, h.seq`,
    )
    yield* page
    last = page.at(-1)
    if (page.length < entriesAtOnce) return
  }
}

function follow(past: Past, link: Link): void {
  if (link.seq !== past.seq + 1)
    past.faults.push(link.seq === past.seq + 2 ? `entry ${past.seq + 1} is missing` : `entries ${past.seq + 1} to ${link.seq - 1} are missing`)
  else if (!link.holds) past.faults.push(`entry ${link.seq} is not what was written`)
  if (past.last === 'remove') past.faults.push(`entry ${link.seq} follows its removal`)
  past.seq = link.seq
  past.last = link.act
  past.hash = link.hash
  try {
    fold(past.folded, link)
  } catch {
    past.faults.push(`the changes of entry ${link.seq} cannot be read`)
  }
}

async function compare(db: Queryable, type: RecordType | undefined, pasts: readonly Past[], found: (tampered: Tampered) => void): Promise<void> {
  const stored = type
    ? await storedByIds(
        db,
        type,
        pasts.map(p => p.id),
      )
    : []
  const rows = new Map(stored.map(row => [row.id, row]))
  for (const past of pasts) {
    const row = rows.get(past.id)
    const faults = [...past.faults, ...(type ? differences(type, past, row) : [])]
    if (faults.length > 0) found({ ...(type ? named(type, past.id, row, past) : { type: past.type, id: past.id, number: null }), faults })
  }
}

function differences(type: RecordType, past: Past, row: StoredRow | undefined): string[] {
  if (past.last === 'remove') return row ? ['it is here, though its history ends with its removal'] : []
  if (!row) return ['it is gone, and no entry says that it was removed']
  const head =
    row.seq !== past.seq
      ? [`it counts ${row.seq} entries, its history has ${past.seq}`]
      : past.hash?.equals(row.hash)
        ? []
        : ['its last hash is not that of its history']
  return [...head, ...deviations(type, past.folded, row.row)]
}

const named = (type: RecordType, id: string, row: StoredRow | undefined, past?: Past): Omit<Tampered, 'faults'> => {
  const number = row?.row.number ?? past?.folded.values.number
  return { type: type.name, id, number: typeof number === 'string' ? number : null }
}
