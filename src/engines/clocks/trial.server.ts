import type { RecordType } from '../../kernel/define/index.ts'
import { machine } from '../../kernel/actor.ts'
import type { Ground } from '../../kernel/practice.ts'
import { holdersOf } from './explain.server.ts'
import { candidatesOf, type KeptCandidate } from './judge.server.ts'
import { levelOf, type LevelRow } from './levels.server.ts'
import type { Moment, Run } from './reckoning/index.ts'
import { Replayer } from './replaying.server.ts'
import { readTables } from './tables.server.ts'

/** What a service level would have made of the past, beside what the version before it makes of it. */
export interface Trial {
  readonly records: number
  readonly before: Sums
  readonly after: Sums
  readonly groups: Readonly<Record<'month' | 'group' | 'service' | 'priority', readonly Compared[]>>
  /** Records with another outcome, at most 200. */
  readonly differ: readonly Differing[]
  readonly differing: number
}

export interface Sums {
  readonly clocks: number
  readonly completed: number
  readonly cancelled: number
  readonly breached: number
}

export interface Compared {
  readonly key: string | null
  readonly before: Sums
  readonly after: Sums
}

export type Outcome = 'none' | 'kept' | 'breached' | 'cancelled' | 'running'
export interface Differing {
  readonly id: string
  readonly number: string | null
  readonly title: string | null
  readonly before: Outcome
  readonly after: Outcome
}

export interface TrialAsked {
  readonly level: LevelRow
  /** Records created in this period, UTC ISO 8601. */
  readonly from: string
  readonly to: string
}

const atOnce = 500
const mostDiffering = 200

/**
 * Replays every record of a period by the level as it stands, and by the version before it, page by page: its memory does not grow with
 * the number of records. Tells after each page how many it has seen.
 */
export async function tryLevel(ground: Ground, tenant: string, asked: TrialAsked, seen: (records: number) => Promise<void>): Promise<Trial> {
  const { store, records, database } = ground
  const type = store.model.type(asked.level.recordType)
  const { rows } = await readTables(records, tenant)
  const previous = rows.find(row => row.id === asked.level.previous)
  const peers = candidatesOf(rows, type.name).filter(c => c.level.state === 'active' && c.level.among !== null && c.level.among === asked.level.among)
  const replayerOf = (row: LevelRow | undefined) =>
    row &&
    new Replayer(database.for(tenant), store.model, type, [
      alwaysInForce(row),
      ...peers.filter(p => p.level.id !== row.id && p.level.id !== asked.level.previous),
    ])
  const after = replayerOf(asked.level)
  const before = replayerOf(previous)
  const tally = new Tally(type)
  const actor = machine(tenant, 'trial', 'automation')
  const period = { all: [{ field: 'createdAt', is: '>=', value: asked.from } as const, { field: 'createdAt', is: '<', value: asked.to } as const] }
  const now = Date.parse(store.now())
  let cursor: string | undefined
  do {
    const page = await records.find(actor, type.definition, {
      filter: period,
      sort: ['createdAt'],
      limit: atOnce,
      fields: [type.definition.views.title, ...(type.definition.numbered ? ['number'] : [])],
      ...(cursor === undefined ? {} : { cursor }),
    })
    const ids = page.items.map(row => row.id)
    const [then, now_] = [await before?.replay(ids, now), await after?.replay(ids, now)]
    for (const row of page.items) {
      const own = (replayed: Awaited<ReturnType<Replayer['replay']>> | undefined, id: string) =>
        (replayed?.get(row.id)?.runs ?? []).filter(run => run.level.id === id)
      const moments = now_?.get(row.id)?.moments ?? []
      tally.add(row as never, moments, own(then, previous?.id ?? ''), own(now_, asked.level.id))
    }
    await seen(tally.records)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return tally.result()
}

const alwaysInForce = (row: LevelRow): KeptCandidate => ({ level: levelOf(row), lineage: row.id, inForce: () => true })

type Grouping = keyof Trial['groups']
const nothing: Sums = { clocks: 0, completed: 0, cancelled: 0, breached: 0 }

const plus = (sums: Sums, runs: readonly Run[]): Sums => ({
  clocks: sums.clocks + runs.length,
  completed: sums.completed + runs.filter(r => r.clock.phase === 'completed').length,
  cancelled: sums.cancelled + runs.filter(r => r.clock.phase === 'cancelled').length,
  breached: sums.breached + runs.filter(isMissed).length,
})

/** What was cancelled promises nothing any more. */
const isMissed = ({ clock }: Run): boolean => clock.breachedAt !== null && clock.phase !== 'cancelled'

class Tally {
  records = 0
  #before = nothing
  #after = nothing
  readonly #groups: Record<Grouping, Map<string | null, Compared>> = { month: new Map(), group: new Map(), service: new Map(), priority: new Map() }
  readonly #differ: Differing[] = []
  #differing = 0
  readonly #type: RecordType
  readonly #holderOf: ReturnType<typeof holdersOf>

  constructor(type: RecordType) {
    this.#type = type
    this.#holderOf = holdersOf(type)
  }

  add(
    row: { readonly id: string; readonly number?: string; readonly [field: string]: unknown },
    moments: readonly Moment[],
    before: readonly Run[],
    after: readonly Run[],
  ): void {
    this.records += 1
    if (before.length === 0 && after.length === 0) return
    this.#before = plus(this.#before, before)
    this.#after = plus(this.#after, after)
    for (const [by, key] of this.#keysOf(moments)) {
      const known = this.#groups[by].get(key) ?? { key, before: nothing, after: nothing }
      this.#groups[by].set(key, { key, before: plus(known.before, before), after: plus(known.after, after) })
    }
    const outcome = { before: outcomeOf(before), after: outcomeOf(after) }
    if (outcome.before === outcome.after) return
    this.#differing += 1
    const title = row[this.#type.definition.views.title]
    if (this.#differ.length < mostDiffering)
      this.#differ.push({ id: row.id, number: row.number ?? null, title: typeof title === 'string' ? title : null, ...outcome })
  }

  /** By what the record was when it began, and as it is now. */
  #keysOf(moments: readonly Moment[]): [Grouping, string | null][] {
    const last = moments.at(-1)?.row ?? {}
    const { priority } = (this.#type.definition.work ?? {}) as { priority?: string }
    const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : null)
    const begun = moments[0]?.at
    return [
      ['month', begun === undefined ? null : new Date(begun).toISOString().slice(0, 7)],
      ['group', this.#holderOf(last).group],
      ['service', text(last.service)],
      ['priority', priority === undefined ? null : text(last[priority])],
    ]
  }

  result(): Trial {
    const listed = (by: Grouping) =>
      [...this.#groups[by].values()]
        .toSorted((a, b) => b.after.clocks + b.before.clocks - a.after.clocks - a.before.clocks || String(a.key).localeCompare(String(b.key)))
        .slice(0, 200)
    return {
      records: this.records,
      before: this.#before,
      after: this.#after,
      groups: {
        month: [...this.#groups.month.values()].toSorted((a, b) => String(a.key).localeCompare(String(b.key))),
        group: listed('group'),
        service: listed('service'),
        priority: listed('priority'),
      },
      differ: this.#differ,
      differing: this.#differing,
    }
  }
}

function outcomeOf(runs: readonly Run[]): Outcome {
  if (runs.length === 0) return 'none'
  if (runs.some(isMissed)) return 'breached'
  const last = runs.at(-1)?.clock.phase
  return last === 'completed' ? 'kept' : last === 'cancelled' ? 'cancelled' : 'running'
}
