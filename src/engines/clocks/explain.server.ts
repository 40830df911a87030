import type { Actor } from '../../kernel/actor.ts'
import type { RecordType, Rule } from '../../kernel/define/index.ts'
import { missing } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { loadRow, mayReadNotes, plainUnit, readTitles } from '../../kernel/records/internal.server.ts'
import { sentence } from '../../kernel/rules/index.ts'
import { repairsOf } from './clock-table.server.ts'
import { candidatesOf } from './judge.server.ts'
import { type Band, bandsOf, type Edge, type HolderOf, isActive, percentUsed, type Rules, spansOf, type Span, type Turn, usedBy } from './reckoning/index.ts'
import { Replayer } from './replaying.server.ts'
import { readTables } from './tables.server.ts'

/** A clock as its page shows it: how it went and why, band by band. Times are UTC ISO 8601, lengths milliseconds. */
export interface Explained {
  readonly level: { readonly id: string; readonly name: string; readonly kind: string; readonly version: number }
  readonly cycle: number
  readonly phase: string
  readonly startedAt: string
  readonly dueAt: string | null
  readonly endedAt: string | null
  readonly breachedAt: string | null
  readonly used: number
  readonly budget: number | null
  readonly percent: number | null
  readonly edges: readonly { readonly at: string; readonly turn: Turn; readonly seq: number; readonly because: string | null }[]
  /** When it warned, by itself. */
  readonly warnings: readonly { readonly at: string; readonly percent: number }[]
  readonly bands: readonly { readonly from: string; readonly to: string; readonly kind: Band['kind'] }[]
  /** Whose time it was. The lengths add up to `used`. */
  readonly shares: readonly Share[]
}

export interface Share {
  readonly group: string | null
  readonly person: string | null
  readonly state: string | null
  /** The operational level or contract that covered that time, by its name. */
  readonly agreement: string | null
  readonly used: number
}

export interface Explanation {
  readonly clocks: readonly Explained[]
  /** What the records named in the shares are called. */
  readonly names: Readonly<Record<string, string>>
}

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

/** Every clock of a record that the actor may read notes of, reckoned again from its history. @throws missing */
export async function explain({ store, records, database }: Ground, actor: Actor, type: RecordType, id: string): Promise<Explanation> {
  const unit = plainUnit(store, actor.tenant)
  const row = await loadRow(unit, actor, type, id)
  if (!mayReadNotes(actor, { model: store.model, type, row, now: store.now() })) throw missing()
  const { rows } = await readTables(records, actor.tenant)
  const now = Date.parse(store.now())
  const candidates = candidatesOf(rows, type.name)
  const db = database.for(actor.tenant)
  const replayed = (await new Replayer(db, store.model, type, candidates).replay([row.id], now, await repairsOf(db, [row.id]))).get(row.id)
  if (!replayed) return { clocks: [], names: {} }
  const holderOf = holdersOf(type)
  const spans = replayed.runs.map(run => ({ run, spans: spansOf(run, replayed.moments, holderOf, now) }))
  const parts = spans.filter(({ run }) => run.level.kind !== 'sla')
  const versions = new Map(rows.map(r => [r.id, r.versionNumber]))
  const clocks = spans.map(({ run, spans: own }): Explained => {
    const { clock, level, calendar, edges, deadlines } = run
    return {
      level: { id: level.id, name: level.name, kind: level.kind, version: versions.get(level.id) ?? 1 },
      cycle: clock.cycle,
      phase: clock.phase,
      startedAt: iso(clock.startedAt),
      dueAt: isoOrNull(clock.dueAt),
      endedAt: isActive(clock) ? null : iso(clock.since),
      breachedAt: isoOrNull(clock.breachedAt),
      used: usedBy(clock, calendar, now),
      budget: clock.budget,
      percent: percentUsed(clock, calendar, now),
      edges: edges.map(e => ({
        at: iso(e.at),
        turn: e.turn,
        seq: e.seq,
        because: becauseOf(level.rules, e, { model: store.model, type, language: actor.language }),
      })),
      warnings: deadlines.flatMap(d => (d.what === 'warning' ? [{ at: iso(d.at), percent: d.percent }] : [])),
      bands: bandsOf(own, calendar).map(b => ({ from: iso(b.from), to: iso(b.to), kind: b.kind })),
      shares: sharesOf(own, level.kind === 'sla' ? parts : []),
    }
  })
  return { clocks, names: await namesOf(unit, actor, clocks) }
}

/** The record's own words for whose it is, as its definition says. */
export function holdersOf({ definition }: RecordType): HolderOf {
  const { group, assignee } = (definition.work ?? {}) as { group?: string; assignee?: string }
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return row => ({ group: text(group && row[group]), person: text(assignee && row[assignee]), state: text(row.state) })
}

const ruleBehind: Readonly<Record<Turn, keyof Rules>> = {
  start: 'starts',
  pause: 'pauses',
  resume: 'resumes',
  stop: 'stops',
  reset: 'resets',
  cancel: 'cancels',
}

/** The rule behind an edge, as a sentence; null where it happened by itself (a start without a condition of its own). */
function becauseOf(rules: Rules, { turn }: Edge, context: Parameters<typeof sentence>[1]): string | null {
  const own = rules[ruleBehind[turn]]
  const rule: Rule | null = own ?? (turn === 'start' || turn === 'cancel' ? rules.applies : null)
  return rule === null ? null : sentence(rule, context)
}

type Covering = readonly { readonly run: { readonly level: { readonly name: string } }; readonly spans: readonly Span[] }[]

/** The time of a clock by group, person, state and the part that covered it: cut where the cover changes, so that nothing counts twice. */
function sharesOf(spans: readonly Span[], parts: Covering): Share[] {
  const shares = new Map<string, Share>()
  for (const { holder, used, from, to } of spans) {
    if (used === 0) continue
    const cover = parts.find(p => p.spans.some(s => s.phase === 'running' && s.from <= from && s.to >= to))
    const share = { ...holder, agreement: cover?.run.level.name ?? null }
    const key = JSON.stringify(share)
    shares.set(key, { ...share, used: (shares.get(key)?.used ?? 0) + used })
  }
  return [...shares.values()]
}

async function namesOf(unit: Parameters<typeof readTitles>[0], actor: Actor, clocks: readonly Explained[]): Promise<Record<string, string>> {
  const named = (of: 'group' | 'person') => new Set(clocks.flatMap(c => c.shares.flatMap(s => (s[of] === null ? [] : [s[of]]))))
  const { model } = unit.store
  const titles = await readTitles(
    unit,
    actor,
    new Map([
      [model.type('group'), named('group')],
      [model.type('person'), named('person')],
    ]),
  )
  return Object.fromEntries(Object.entries(titles).map(([id, { title }]) => [id, title]))
}
