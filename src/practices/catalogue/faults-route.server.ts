import type { Actor } from '../../kernel/actor.ts'
import { Failure, type Fault } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { atomically, plainUnit } from '../../kernel/records/internal.server.ts'
import { catalogueItem } from './item.definition.ts'
import { mustKeep } from './keepers.server.ts'

/** What would keep the draft from being published, in the words of whoever asks: it is published, and all of that is undone. */
export async function faultsFor({ records, store }: Ground, actor: Actor, id: string): Promise<readonly Fault[]> {
  const item = await records.get(actor, catalogueItem, id)
  mustKeep(actor, item)
  if (item.state === 'retired') return []
  try {
    await atomically(plainUnit(store, actor.tenant), actor, async unit => {
      await store.within(unit).transition(actor, catalogueItem, item.id, 'publish')
      throw new Undone()
    })
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'invalid') return failure.told(actor.language).faults
    if (!(failure instanceof Undone)) throw failure
  }
  return []
}

class Undone extends Error {}
