import type { Actor } from '../actor.ts'
import type { AnyDefinition } from '../define/index.ts'
import { conflict, refused, stale } from '../errors.ts'
import { removalFailure } from './database-failure.server.ts'
import { allowed } from './permission.ts'
import { loadRow } from './read.server.ts'
import type { How } from './records.ts'
import { mayNotRemove, staysForGood } from './refusals.ts'
import { contextOf, differences, observersOf } from './save.server.ts'
import { atomically, typeOf, type Unit } from './unit.server.ts'
import { deleteRow } from './write.server.ts'

export async function remove(unit: Unit, actor: Actor, record: AnyDefinition, id: string, how: How = {}): Promise<void> {
  const type = typeOf(unit.store, record)
  const was = await loadRow(unit, actor, type, id)
  const at = unit.store.now()
  if (!allowed(actor, type.definition.may.remove, { model: unit.store.model, type, row: was, now: at })) {
    throw refused(mayNotRemove(type))
  }
  if (type.definition.single) throw conflict(staysForGood(type), 'single')
  if (how.version !== undefined && how.version !== was.version) throw stale()
  const told = observersOf({ unit, type }).filter(observer => observer.removed)
  if (told.length > 0 && !unit.inTransaction) return atomically(unit, actor, inner => remove(inner, actor, record, id, how))
  const act = { act: 'remove', at, actor, changes: differences(type, was, {}), reason: how.reason } as const
  if (!(await removalFailure(deleteRow(unit, type, was, act)))) throw stale()
  const context = contextOf({ unit, actor, at })
  for (const observer of told) await observer.removed?.({ type, row: was }, context)
  unit.happened({ tenant: actor.tenant, type: type.name, id: was.id, version: was.version + 1, needs: 'read' })
}
