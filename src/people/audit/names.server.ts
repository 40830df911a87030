import type { Actor } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import { readTitles, titlesOf, type Unit } from '../../kernel/records/internal.server.ts'
import type { AuditEntry, Names } from './entry.ts'

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What everything is called that the entries name: records, whose access it was, and what fields held before and after. */
export async function namesIn(unit: Unit, actor: Actor, entries: readonly AuditEntry[]): Promise<Names> {
  const { model } = unit.store
  const named = new Map<RecordType, Set<string>>()
  const add = (type: RecordType | undefined, key: string | null | undefined) => {
    if (!type || key === null || key === undefined || !id.test(key)) return
    named.set(type, (named.get(type) ?? new Set<string>()).add(key))
  }
  const held = new Map<RecordType, Readonly<Record<string, unknown>>[]>()
  for (const { record, person, changes } of entries) {
    add(model.find('person'), person)
    const type = record ? model.find(record.type) : undefined
    if (!type) continue
    add(type, record?.id)
    held.set(type, [...(held.get(type) ?? []), side(changes, 0), side(changes, 1)])
  }
  const all = await Promise.all([readTitles(unit, actor, named), ...[...held].map(([type, rows]) => titlesOf(unit, actor, type, rows))])
  return Object.assign({}, ...all) as Names
}

const side = (changes: AuditEntry['changes'], which: 0 | 1): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(changes).map(([name, values]) => [name, values[which]]))
