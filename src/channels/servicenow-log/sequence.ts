import type { RecordType } from '../../kernel/define/index.ts'
import type { HeldRow, LogRow } from './log-row.ts'
import type { Mapping } from './mapping.ts'

/**
 * Rows of one incident in the order they happened: by time, and within a minute by the count of updates. Not by the
 * count alone: it jumps, and in a few incidents falls below that of an earlier day. The order of the file counts for
 * nothing. A row that stands there twice is taken once.
 */
export function inOrder(rows: readonly LogRow[]): { rows: LogRow[]; repeated: number } {
  const sorted = [...rows].sort((a, b) => compare(a.at, b.at) || a.order - b.order || compare(sayings(a), sayings(b)))
  const distinct = sorted.filter((row, i) => i === 0 || !sameRow(row, sorted[i - 1]))
  return { rows: distinct, repeated: sorted.length - distinct.length }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const sayings = (row: LogRow): string => JSON.stringify([row.by, row.values, row.once, row.names])

const sameRow = (a: LogRow, b: LogRow | undefined): boolean => b !== undefined && a.at === b.at && a.order === b.order && sayings(a) === sayings(b)

/** One thing that happened to the incident, as the loader takes it. */
export interface Step {
  readonly at: string
  /** The person, and how they are called. */
  readonly by: { readonly id: string; readonly name: string } | undefined
  readonly transition: string | undefined
  readonly values: Readonly<Record<string, unknown>>
}

/** Ids by kind and name. */
export type Known = (kind: string, label: string) => string

/** What a row makes of the incident. The first row also says what never changes. */
export function stepOf(type: RecordType, mapping: Mapping, row: LogRow, stateBefore: string | undefined, known: Known): Step {
  const first = stateBefore === undefined
  const values: Record<string, unknown> = first ? { openedAt: row.at, ...row.once, ...row.values } : { ...row.values }
  for (const { field, kind, label, once } of row.names) if (first || !once) values[field] = known(kind, label)
  const to = String(values.state)
  return {
    at: row.at,
    by: row.by === undefined ? undefined : { id: known('person', row.by), name: row.by },
    transition: first || to === stateBefore ? undefined : transitionBetween(type, mapping.verbs, stateBefore, to),
    values,
  }
}

/** The verb that led from one state to the other; undefined where the log took a way that no verb goes (New to Closed). */
export function transitionBetween(type: RecordType, verbs: Mapping['verbs'], from: string, to: string): string | undefined {
  const known = (type.definition.transitions ?? {}) as Readonly<Record<string, { readonly from: readonly string[] }>>
  return verbs.get(to)?.find(name => known[name]?.from.includes(from))
}

/** What a log says about one incident that is here already: which rows are new, and which cannot be added any more. */
export interface Present {
  /** Entries that an import made, in their order. */
  readonly entries: readonly { readonly at: string; readonly by: string | null }[]
  /** When it was last changed otherwise; undefined if never. */
  readonly changedHere: string | undefined
}

export interface Grown {
  readonly present: readonly LogRow[]
  readonly fresh: readonly LogRow[]
  readonly held: readonly HeldRow[]
}

/**
 * Parts the rows of a known incident. A row is present if an entry of its time and person is; entries are counted, so
 * that two updates in one minute are two. History is only ever added to at its end: an older row that is new is held.
 */
export function grown(rows: readonly LogRow[], here: Present, known: Known): Grown {
  const counts = new Map<string, number>()
  for (const { at, by } of here.entries) counts.set(`${at} ${by}`, (counts.get(`${at} ${by}`) ?? 0) + 1)
  const last = here.entries.at(-1)?.at ?? ''
  const present: LogRow[] = []
  const fresh: LogRow[] = []
  const held: HeldRow[] = []
  for (const row of rows) {
    const key = `${row.at} ${row.by === undefined ? null : known('person', row.by)}`
    const left = counts.get(key) ?? 0
    counts.set(key, left - 1)
    if (left > 0) present.push(row)
    else if (row.at < last)
      held.push(
        holdBack(
          row,
          'late',
          'History is added to at its end only, and later updates of this incident are here already. Import the complete log into an instance that does not hold this incident.',
        ),
      )
    else if (here.changedHere !== undefined)
      held.push(
        holdBack(
          row,
          'changed_here',
          `The incident was changed here at ${here.changedHere}, so the log no longer speaks for it. Make the change by hand if it is still wanted.`,
        ),
      )
    else fresh.push(row)
  }
  return { present, fresh, held }
}

export const holdBack = (row: LogRow, reason: HeldRow['reason'], remedy: string): HeldRow => ({
  row: row.row,
  number: row.number,
  reason,
  column: undefined,
  value: undefined,
  remedy,
})
