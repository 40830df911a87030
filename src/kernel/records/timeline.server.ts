import type { Actor } from '../actor.ts'
import { type AnyDefinition, fieldsOf, type RecordType } from '../define/index.ts'
import { malformed, missing } from '../errors.ts'
import type { Entry } from '../history/entry.ts'
import { readEntries, toEntry, valuesAsOf } from '../history/timeline.server.ts'
import { writeCursor, readCursor } from './cursor.server.ts'
import { nothing } from './input.ts'
import { mayFollow, mayReadNotes } from './permission.ts'
import { loadRow } from './read.server.ts'
import type { Page } from './records.ts'
import { hiddenFields } from './row.server.ts'
import { type Row, typeOf, type Unit } from './unit.server.ts'

interface TimelineQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly newestFirst?: boolean
}

export async function timeline(unit: Unit, actor: Actor, record: AnyDefinition, idOrNumber: string, query: TimelineQuery = {}): Promise<Page<Entry>> {
  const type = typeOf(unit.store, record)
  return timelineOf(unit, actor, record, await loadFollowed(unit, actor, type, idOrNumber), query)
}

/** For whoever may read a record but not follow it, it has no past. */
async function loadFollowed(unit: Unit, actor: Actor, type: RecordType, idOrNumber: string): Promise<Row> {
  const row = await loadRow(unit, actor, type, idOrNumber)
  if (!mayFollow(actor, { model: unit.store.model, type, row, now: unit.store.now() })) throw missing()
  return row
}

/** The timeline of a record that the actor may follow. Entries in which nothing is left to see are left out. */
export async function timelineOf(unit: Unit, actor: Actor, record: AnyDefinition, row: Row, query: TimelineQuery): Promise<Page<Entry>> {
  const type = typeOf(unit.store, record)
  const limit = query.limit ?? 100
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw malformed(`'limit' is a whole number from 1 to 500.`, 'bad_limit')
  const withInternal = mayReadNotes(actor, { model: unit.store.model, type, row, now: unit.store.now() })
  const signature = `${actor.tenant} history ${row.id} ${query.newestFirst ? 'desc' : 'asc'}`
  const after = query.cursor === undefined ? undefined : Number(readCursor(unit.store.secret, signature, query.cursor)[0])
  const stored = await readEntries(unit.db, row.id, { limit: limit + 1, after, newestFirst: query.newestFirst ?? false, withInternal })
  const hidden = hiddenFields(unit, actor, type, row)
  const page = stored.slice(0, limit)
  return {
    items: page.map(s => toEntry(s, hidden)).filter(hasSomething),
    next: stored.length > limit ? writeCursor(unit.store.secret, signature, [page.at(-1)?.seq]) : null,
  }
}

const hasSomething = (entry: Entry) => entry.act !== 'change' || Object.keys(entry.changes).length > 0

/** As the record was. Whoever may follow it now may read what it was, but for the fields that are hidden from them now. */
export async function asOf(unit: Unit, actor: Actor, record: AnyDefinition, idOrNumber: string, at: string): Promise<Row> {
  const type = typeOf(unit.store, record)
  const now = await loadFollowed(unit, actor, type, idOrNumber)
  const { values, changes, last } = await valuesAsOf(unit.db, type, now.id, at)
  const then: Record<string, unknown> = { ...empty(type), ...values, updatedAt: last }
  const hidden = hiddenFields(unit, actor, type, now)
  const shown = Object.keys(type.fields).filter(name => !hidden.has(name))
  return { ...Object.fromEntries(shown.map(name => [name, then[name]])), id: now.id, version: changes }
}

const empty = (type: RecordType): Record<string, unknown> => Object.fromEntries(fieldsOf(type).map(([name, field]) => [name, nothing(field)]))
