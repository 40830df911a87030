import type { Actor } from '../actor.ts'
import type { AnyDefinition } from '../define/index.ts'
import { missing, refused } from '../errors.ts'
import type { Fact } from '../history/entry.ts'
import { loadRow } from './read.server.ts'
import { contextOf, observersOf } from './save.server.ts'
import { atomically, typeOf, type Unit } from './unit.server.ts'
import { appendEntry } from './write.server.ts'

/** Writes what an engine has found out into the record's history, for those who may read internal notes, and tells the engines. */
export async function fact(unit: Unit, actor: Actor, record: AnyDefinition, id: string, found: Fact, at?: string): Promise<void> {
  if (!actor.unbound) throw refused('Facts are found by engines alone.')
  const type = typeOf(unit.store, record)
  const now = at ?? unit.store.now()
  await atomically(unit, actor, async inner => {
    const row = await loadRow(inner, actor, type, id)
    const act = { act: 'fact', at: now, actor, changes: {}, body: JSON.stringify(found), visibility: 'internal' } as const
    const seq = await appendEntry(inner, type, row.id, act)
    if (seq === undefined) throw missing()
    const observed = { type, act: 'fact', transition: undefined, row, was: row, seq, comment: undefined, fact: found } as const
    const context = contextOf({ unit: inner, actor, at: now })
    for (const observer of observersOf({ unit: inner, type })) await observer.after?.(observed, context)
    inner.happened({ tenant: actor.tenant, type: type.name, id: row.id, version: row.version, needs: 'note' })
  })
}
