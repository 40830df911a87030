import sql, { empty as none } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { type RecordType, standard } from '../define/index.ts'
import { malformed, missing } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import type { Entry } from './entry.ts'
import { atMost, type Queryable } from '../database/index.server.ts'

export interface StoredEntry {
  readonly seq: number
  readonly at: string
  readonly act: Entry['act']
  readonly transition: string | null
  readonly actor_id: string | null
  readonly actor_name: string
  readonly channel: Actor['channel']
  readonly changes: string
  readonly reason: string | null
  readonly body: string | null
  readonly visibility: Entry['visibility']
}

export interface Window {
  readonly limit: number
  /** Sequence number to go on from, in the direction of reading. */
  readonly after: number | undefined
  readonly newestFirst: boolean
  readonly withInternal: boolean
}

/** Entries of one record. Who may read the record is decided before; what of it is hidden, after. */
export async function readEntries(db: Queryable, id: string, window: Window): Promise<StoredEntry[]> {
  const { after, newestFirst } = window
  const beyond = after === undefined ? none : newestFirst ? sql` and seq < ${after}::integer` : sql` and seq > ${after}::integer`
  return db.query<StoredEntry>(
    sql`select seq, at, act, transition, actor_id, actor_name, channel, changes, reason, body, visibility from history
        where record_id = ${id}::uuid${beyond}${window.withInternal ? none : sql` and visibility = 'public'`}
        order by seq ${newestFirst ? sql`desc` : sql`asc`} ${atMost(window.limit)}`,
  )
}

/** As it goes out, without changes of the fields named as hidden. */
export function toEntry(stored: StoredEntry, hidden: ReadonlySet<string>): Entry {
  const changes = JSON.parse(stored.changes) as Record<string, readonly [unknown, unknown]>
  const isFile = stored.act === 'attach' || stored.act === 'detach'
  return {
    seq: stored.seq,
    at: stored.at,
    act: stored.act,
    transition: stored.transition,
    actor: { id: stored.actor_id, name: stored.actor_name },
    channel: stored.channel,
    changes: Object.fromEntries(Object.entries(changes).filter(([name]) => !hidden.has(name))),
    reason: stored.reason,
    text: stored.act === 'comment' ? stored.body : null,
    visibility: stored.visibility,
    attachment: isFile && stored.body !== null ? (JSON.parse(stored.body) as Entry['attachment']) : null,
    fact: stored.act === 'fact' && stored.body !== null ? (JSON.parse(stored.body) as Entry['fact']) : null,
  }
}

/** Values of a record at a moment: every change until then, one after the other. @throws missing if it did not exist yet, or no more */
export async function valuesAsOf(
  db: Queryable,
  type: RecordType,
  id: string,
  at: string,
): Promise<{ values: Record<string, unknown>; changes: number; last: string }> {
  const moment = momentOf(at)
  const entries = await db.query<StoredEntry>(
    sql`select seq, at, act, changes from history where record_id = ${id}::uuid and record_type = ${type.name} and at <= ${moment}::timestamptz
        and act in ('create', 'change', 'transition', 'remove') order by seq`,
  )
  const last = entries.at(-1)
  if (!last || last.act === 'remove') throw missing({ en: `It did not exist at ${moment}.`, de: `Das gab es damals nicht: ${moment}.` })
  const values: Record<string, unknown> = {}
  for (const entry of entries) for (const [name, [, after]] of Object.entries(JSON.parse(entry.changes) as Entry['changes'])) values[name] = after
  return { values, changes: entries.length, last: last.at }
}

/** As a field of that kind takes it: `Date` would make a year of whatever holds a digit. */
function momentOf(at: string): string {
  const parsed = fieldType('dateTime').parse(at, standard.createdAt)
  if ('fault' in parsed || typeof parsed.value !== 'string') throw malformed(`'asOf' is a time like 2016-02-29T05:00Z.`, 'bad_time')
  return parsed.value
}
