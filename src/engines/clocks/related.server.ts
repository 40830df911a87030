import sql from 'sql-template-tag'
import { machine } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.server.ts'
import { followPath, type Model, type RecordType } from '../../kernel/define/index.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import type { Moment, Row } from './reckoning/index.ts'

/**
 * What lies behind the references of a record, under its dotted path: `service.criticality`. Live, it is what stands there now; in a
 * replay, what stood there then.
 */
export async function withRelatedNow(records: Records, tenant: string, model: Model, type: RecordType, row: Row, paths: readonly string[]): Promise<Row> {
  const dotted = paths.filter(path => path.includes('.'))
  if (dotted.length === 0) return row
  const actor = machine(tenant, 'clocks', 'automation')
  const known = new Map<string, Promise<Row | undefined>>()
  const recordOf = (target: RecordType, id: string) => {
    const found = known.get(id) ?? records.get(actor, target.definition, id).catch(() => undefined)
    known.set(id, found)
    return found
  }
  const values = await Promise.all(dotted.map(async path => [path, await valueAt(model, type, row, path, recordOf)] as const))
  return { ...row, ...Object.fromEntries(values) }
}

async function valueAt(
  model: Model,
  type: RecordType,
  row: Row,
  path: string,
  recordOf: (type: RecordType, id: string) => Promise<Row | undefined>,
): Promise<unknown> {
  let at: Row | undefined = row
  for (const { target, name } of hopsOf(model, type, path)) {
    const id: unknown = at?.[name]
    at = target && typeof id === 'string' ? await recordOf(target, id) : undefined
  }
  return at?.[lastOf(path)] ?? null
}

interface Hop {
  readonly name: string
  /** The type of record that the field names. */
  readonly target: RecordType | undefined
}

/** The references that a path goes through. */
function hopsOf(model: Model, type: RecordType, path: string): Hop[] {
  const steps = followPath(model, type, path)?.steps ?? []
  return steps.slice(0, -1).map(({ name, field }) => ({ name, target: model.find(field.options.to ?? '') }))
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

/** Values of records as they were, from their histories. */
export class Past {
  readonly #db: Queryable
  readonly #histories = new Map<string, readonly Moment[]>()

  constructor(db: Queryable) {
    this.#db = db
  }

  /** Reads histories that are not known yet, in one query. */
  async load(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter(id => !this.#histories.has(id))
    if (wanted.length === 0) return
    for (const [id, moments] of await momentsOf(this.#db, wanted)) this.#histories.set(id, moments)
    for (const id of wanted) if (!this.#histories.has(id)) this.#histories.set(id, [])
  }

  /** As it was at a moment. What did not exist yet is taken as it was first, because it stands for what was there before it was entered. */
  at(id: string, at: number): Row | undefined {
    const moments = this.#histories.get(id) ?? []
    return (moments.findLast(m => m.at <= at) ?? moments[0])?.row
  }

  /** Histories with what lay behind their references at each moment. */
  async withRelated(
    model: Model,
    type: RecordType,
    histories: ReadonlyMap<string, readonly Moment[]>,
    paths: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Moment[]>> {
    const dotted = paths.filter(path => path.includes('.'))
    if (dotted.length === 0) return histories
    const routes = dotted.map(path => ({ path, hops: hopsOf(model, type, path) }))
    const all = [...histories.values()].flat()
    for (let depth = 0; routes.some(r => r.hops.length > depth); depth++) {
      const ids = routes.filter(r => r.hops.length > depth).flatMap(r => all.map(m => this.#reach(m, r.hops.slice(0, depth))?.[r.hops[depth]?.name ?? '']))
      await this.load(ids.filter(id => typeof id === 'string'))
    }
    const extended = (m: Moment): Moment => ({
      ...m,
      row: { ...m.row, ...Object.fromEntries(routes.map(r => [r.path, this.#reach(m, r.hops)?.[lastOf(r.path)] ?? null])) },
    })
    return new Map([...histories].map(([id, moments]) => [id, moments.map(extended)]))
  }

  #reach(moment: Moment, hops: readonly Hop[]): Row | undefined {
    let row: Row | undefined = moment.row
    for (const { name } of hops) {
      const id: unknown = row?.[name]
      row = typeof id === 'string' ? this.at(id, moment.at) : undefined
    }
    return row
  }
}

interface StoredChange {
  readonly record_id: string
  readonly seq: number
  readonly at: string
  readonly act: string
  readonly changes: string
}

/** The records after each of their changes, oldest first. */
export async function momentsOf(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Moment[]>> {
  const stored = await db.query<StoredChange>(
    sql`select record_id, seq, at, act, changes from history where record_id = any(${ids}::uuid[]) and act in ('create', 'change', 'transition') order by record_id, seq`,
  )
  const histories = new Map<string, Moment[]>()
  for (const { record_id: id, seq, at, act, changes } of stored) {
    const moments = histories.get(id) ?? []
    histories.set(id, moments)
    const changed = JSON.parse(changes) as Record<string, readonly [unknown, unknown]>
    const row: Record<string, unknown> = { ...moments.at(-1)?.row, id }
    for (const [name, [, after]] of Object.entries(changed)) row[name] = after
    moments.push({ seq, at: Date.parse(at), row, changed: act === 'create' ? 'all' : new Set(Object.keys(changed)) })
  }
  return histories
}
