import type { Actor } from '../../kernel/actor.ts'
import { type AnyDefinition, oneOf } from '../../kernel/define/index.ts'
import { changesOf } from '../../kernel/history/many.server.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import type { Store } from '../../kernel/records/internal.server.ts'
import type { Present } from './sequence.ts'

/** An incident that an earlier run has written. */
export interface Here extends Present {
  /** Undefined where it was removed since. */
  readonly state: string | undefined
}

interface Asked {
  readonly store: Store
  readonly records: Records
  readonly actor: Actor
  readonly record: AnyDefinition
}

/** What is here of these incidents, by id. */
export async function presentOf({ store, records, actor, record }: Asked, ids: readonly string[]): Promise<ReadonlyMap<string, Here>> {
  const [changes, found] = await Promise.all([
    changesOf(store.database.for(actor.tenant), ids),
    records.find(actor, record, { filter: oneOf('id', ids), fields: ['state'], limit: 500 }),
  ])
  const states = new Map(rowsOf(found).map(row => [String(row.id), String(row.state)]))
  return new Map(
    [...Map.groupBy(changes, change => change.record_id)].map(([id, own]) => [
      id,
      {
        entries: own.filter(change => change.channel === 'import').map(change => ({ at: change.at, by: change.actor_id })),
        changedHere: own.findLast(change => change.channel !== 'import')?.at,
        state: states.get(id),
      },
    ]),
  )
}

/** Ids of the records that have these numbers. */
export async function ownersOf({ records, actor, record }: Asked, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await records.find(actor, record, { filter: oneOf('number', numbers), fields: ['number'], limit: 500 })
  return new Map(rowsOf(found).map(row => [String(row.number), String(row.id)]))
}

const rowsOf = (page: { readonly items: readonly unknown[] }) => page.items as readonly Readonly<Record<string, unknown>>[]
