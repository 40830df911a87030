import type { AnyDefinition, RowOf } from '../define/index.ts'
import { machine } from '../actor.ts'
import { find, mostPerPage } from './find.server.ts'
import type { Page } from './records.ts'
import type { Store, Unit } from './unit.server.ts'

/** Tables kept whole in memory, per installation and tenant; forgotten when one of their records changes. */
const kept = new WeakMap<Store, Map<string, Promise<readonly unknown[]>>>()

/** All records of a type that has few of them (a matrix, settings). Told changes by `forgetTable`. */
export function smallTable<D extends AnyDefinition>(unit: Unit, tenant: string, record: D): Promise<readonly RowOf<D>[]> {
  const own = kept.get(unit.store) ?? new Map<string, Promise<readonly unknown[]>>()
  kept.set(unit.store, own)
  const key = `${tenant} ${record.name}`
  // A transaction that has changed the table sees its own rows; others must not.
  const ownRows = unit.changed?.has(record.name) ?? false
  const known = ownRows ? undefined : own.get(key)
  if (known) return known as Promise<readonly RowOf<D>[]>
  const rows = allRows(unit, tenant, record)
  if (ownRows) return rows as Promise<readonly RowOf<D>[]>
  own.set(key, rows)
  rows.catch(() => own.delete(key))
  return rows as Promise<readonly RowOf<D>[]>
}

export const forgetTable = (store: Store, tenant: string, type: string): void => void kept.get(store)?.delete(`${tenant} ${type}`)

export const forgetAllTables = (store: Store): void => void kept.delete(store)

async function allRows(unit: Unit, tenant: string, record: AnyDefinition): Promise<readonly unknown[]> {
  const actor = machine(tenant, 'kernel', 'automation')
  const rows: unknown[] = []
  let next: string | null | undefined
  while (next !== null) {
    const page: Page<unknown> = await find(unit, actor, record, { limit: mostPerPage, sort: ['createdAt'], ...(next === undefined ? {} : { cursor: next }) })
    rows.push(...page.items)
    next = page.next
  }
  return rows
}
