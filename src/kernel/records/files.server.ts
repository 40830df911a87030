import sql from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { RecordType } from '../define/index.ts'
import type { Fault } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import { mayFollow, mayReadNotes } from './permission.ts'
import type { Row, Unit } from './unit.server.ts'

/**
 * Checks that each file named by a caller lies on this very record and may be seen by the caller. Another record's
 * file, a removed one and one that never was get the same answer.
 */
export async function checkFiles(unit: Unit, actor: Actor, type: RecordType, row: Row, values: Readonly<Record<string, unknown>>): Promise<Fault[]> {
  const named = Object.entries(values).flatMap(([name, value]) => namedIn(type, name, value))
  if (actor.unbound || named.length === 0) return []
  const seen = { model: unit.store.model, type, row, now: unit.store.now() }
  const found = await unit.db.query<{ id: string }>(
    sql`select id from attachment where id = any(${named.map(n => n.id)}::uuid[]) and record_id = ${row.id}::uuid and removed_at is null
        and ${mayFollow(actor, seen)}::boolean and (visibility = 'public' or ${mayReadNotes(actor, seen)}::boolean)`,
  )
  const here = new Set(found.map(f => f.id))
  return named.filter(n => !here.has(n.id)).map(n => ({ field: n.field, message: notHere(actor, n.id) }))
}

function namedIn(type: RecordType, name: string, value: unknown): { field: string; id: string }[] {
  const field = type.fields[name]
  if (!field || !fieldType(field.kind).files || !Array.isArray(value)) return []
  return value.map(id => ({ field: name, id: String(id) }))
}

const notHere = (actor: Actor, id: string) =>
  actor.language === 'de' ? `Die Datei ${id} hängt nicht an diesem Datensatz.` : `There is no file ${id} on this record. Attach it first.`
