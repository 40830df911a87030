import sql, { empty as none, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { RecordType } from '../define/index.ts'
import { missing } from '../errors.ts'
import { dottedPaths } from './permission.ts'
import { readable, readRowWithPaths, selectList } from './row.server.ts'
import type { Row, Unit } from './unit.server.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The whole record, if the actor may read it, with what its permissions look at. For work on the record inside
 * the kernel: what leaves goes through `masked`.
 */
export async function loadRow(unit: Unit, actor: Actor, type: RecordType, idOrNumber: string, lock = false): Promise<Row> {
  const where = keyCondition(type, idOrNumber)
  if (!where) throw missing()
  const list = selectList(unit, actor, type, Object.keys(type.fields), dottedPaths(type))
  const [stored] = await unit.db.query<Record<string, unknown>>(
    sql`select ${list} from ${raw(`"${type.table}"`)} t where ${where}${readable(unit, actor, type)}${lock && unit.inTransaction ? sql` for no key update of t` : none}`,
  )
  if (!stored) throw missing()
  return readRowWithPaths(unit.store.model, type, stored)
}

function keyCondition(type: RecordType, idOrNumber: string): Sql | undefined {
  if (uuid.test(idOrNumber)) return sql`t.id = ${idOrNumber.toLowerCase()}::uuid`
  return type.definition.numbered && idOrNumber.length <= 40 ? sql`t.number = ${idOrNumber}` : undefined
}
