import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import { atMost } from '../database/index.ts'
import type { RecordType, Rule } from '../define/index.ts'
import { decided, readable, ruleContext, type Store, type Unit } from '../records/internal.server.ts'
import { ruleSql } from '../rules/index.ts'

/** So many records are looked through one by one: each hundred costs a third of a millisecond. */
const most = 1000

/**
 * Of the types that one sees as far as one has to do with their records: the ids of these records, where they are few. Whoever may
 * read 200 of a million finds among these; the words of a question alone stand in thousands of others', and each would have to be asked
 * whose it is (a word in every twentieth of a million: 300 ms against 3).
 */
export async function ownRecords(
  unit: Unit,
  actor: Actor,
  types: readonly RecordType[],
  narrowed: (type: RecordType) => Rule | undefined,
): Promise<ReadonlyMap<RecordType, Sql>> {
  const own = types.flatMap(type => ownOf(unit, actor, type, narrowed(type)) ?? [])
  const now = Date.parse(unit.store.now())
  const known = knownOf(unit.store)
  const unknown = own.filter(({ key }) => (known.get(key)?.until ?? 0) <= now)
  const counts = unknown.length === 0 ? [] : await unit.db.query<{ type: string; n: number }>(counting(unknown))
  for (const { type, key } of unknown) {
    const n = counts.find(c => c.type === type.name)?.n ?? 0
    known.set(key, { few: n <= most, until: now + remembered })
  }
  return new Map(own.flatMap(({ type, key, ids }) => (known.get(key)?.few ? [[type, ids] as const] : [])))
}

interface Own {
  readonly type: RecordType
  /** Whose, and under which rule. */
  readonly key: string
  readonly ids: Sql
}

/** As long as somebody types one question: nobody comes to a thousand records meanwhile. Only how to look is remembered, never what was found. */
const remembered = 30_000
const mostRemembered = 5000
const stores = new WeakMap<Store, Map<string, { readonly few: boolean; readonly until: number }>>()

function knownOf(store: Store): Map<string, { readonly few: boolean; readonly until: number }> {
  const known = stores.get(store) ?? new Map<string, { readonly few: boolean; readonly until: number }>()
  stores.set(store, known)
  if (known.size > mostRemembered) known.clear()
  return known
}

const counting = (own: readonly Own[]): Sql =>
  join(
    own.map(({ type, ids }) => sql`select ${raw(`'${type.name}'::text`)} as type, (select count(*) from (${ids}) own)::integer as n`),
    ' union all ',
  )

/** A branch for each way to have to do with a record, so that each is read along an index of its own; undefined where none names the asker. */
function ownOf(unit: Unit, actor: Actor, type: RecordType, filter: Rule | undefined): Own | undefined {
  const rules = [filter && decided(actor, filter), decided(actor, type.definition.may.read)]
  const rule = rules.find(one => typeof one === 'object' && namesAsker(one))
  if (typeof rule !== 'object') return undefined
  const context = ruleContext(unit, actor, type)
  const allowed = readable(unit, actor, type)
  const branches = waysOf(rule).map(way => sql`(select t.id from ${raw(`"${type.table}"`)} t where ${ruleSql(way, context)}${allowed} ${atMost(most + 1)})`)
  return { type, key: JSON.stringify([actor.tenant, actor.person, actor.groups, type.name, rules]), ids: join(branches, ' union ') }
}

const waysOf = (rule: Rule): readonly Rule[] => ('any' in rule ? rule.any.flatMap(waysOf) : [rule])

function namesAsker(rule: Rule): boolean {
  if ('any' in rule) return rule.any.some(namesAsker)
  if ('all' in rule) return rule.all.some(namesAsker)
  return 'is' in rule && typeof rule.value === 'object' && 'me' in rule.value
}
