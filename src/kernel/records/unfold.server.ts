import type { Channel } from '../actor.ts'
import { fieldsOf, type RecordType, type State } from '../define/index.ts'
import { type Fault, Failure } from '../errors.ts'
import { fieldType } from '../fields/index.ts'
import { chain } from '../history/chain.server.ts'
import { isEmpty, nothing } from './input.ts'
import { differences } from './save.server.ts'
import type { StoredRow } from './stored-rows.server.ts'
import type { Changes } from './write.server.ts'

/** A record that comes with its past: all that happened to it, in the order of time. */
export interface Loading {
  /** Of the record; one that is here already gets the steps added to its history. */
  readonly id: string
  /** Its own number; one is drawn where it brings none. */
  readonly number?: string
  readonly steps: readonly LoadingStep[]
  /** Known not to be here, so that nobody need look. */
  readonly isNew?: boolean
}

export interface LoadingStep {
  readonly at: string
  readonly by: { readonly id: string | null; readonly name: string }
  readonly channel: Channel
  readonly transition?: string | undefined
  readonly reason?: string | undefined
  /** What the step sets, by field; what it does not name stays. Category and time of the state follow by themselves. */
  readonly values: Readonly<Record<string, unknown>>
}

export interface UnfoldedEntry {
  readonly seq: number
  readonly at: string
  readonly act: 'create' | 'change' | 'transition'
  readonly transition: string | null
  readonly actorId: string | null
  readonly actorName: string
  readonly channel: Channel
  readonly changes: string
  readonly reason: string | null
  readonly hash: Buffer
}

export interface Unfolded extends StoredRow {
  readonly entries: readonly UnfoldedEntry[]
}

/**
 * Plays the steps, one history entry each, chained as `app.chain` does; a step that changes no field is an entry
 * all the same. Every new value goes through its field's type. @throws invalid, naming record and fields
 */
export function unfold(type: RecordType, loading: Loading, here?: StoredRow): Unfolded {
  let now: StoredRow = here ?? { id: loading.id, row: {}, custom: {}, version: 0, seq: 0, hash: Buffer.alloc(0) }
  const entries: UnfoldedEntry[] = []
  for (const step of loading.steps) {
    const first = now.seq === 0
    const row = first ? begin(type, loading, step) : follow(type, loading, now.row, step)
    const entry = entryOf(type, now, row, step)
    entries.push(entry)
    now = { ...now, row, version: now.version + 1, seq: entry.seq, hash: entry.hash }
  }
  return { ...now, entries }
}

function begin(type: RecordType, loading: Loading, step: LoadingStep): Record<string, unknown> {
  const { begins } = type.definition
  const row: Record<string, unknown> = Object.fromEntries(fieldsOf(type).map(([name, field]) => [name, field.default ?? nothing(field)]))
  Object.assign(row, loading.number === undefined ? {} : { number: loading.number }, begins === undefined ? {} : { state: begins }, {
    createdAt: step.at,
    createdBy: step.by.id,
    updatedAt: step.at,
  })
  Object.assign(row, checked(type, loading, row, step.values))
  if (begins !== undefined) Object.assign(row, { category: categoryOf(type, row.state), stateSince: step.at })
  const empty = fieldsOf(type).filter(([name, field]) => field.required && name !== 'number' && isEmpty(row[name]))
  if (empty.length > 0)
    throw unfit(
      loading,
      empty.map(([name]) => ({ field: name, message: `${name} must be filled.` })),
    )
  return row
}

function follow(type: RecordType, loading: Loading, was: Readonly<Record<string, unknown>>, step: LoadingStep): Record<string, unknown> {
  const row: Record<string, unknown> = { ...was, ...checked(type, loading, was, step.values), updatedAt: step.at }
  if (row.state !== was.state) Object.assign(row, { category: categoryOf(type, row.state), stateSince: step.at })
  return row
}

const categoryOf = (type: RecordType, state: unknown): string | undefined =>
  (type.definition.states as Readonly<Record<string, State>> | undefined)?.[String(state)]?.category

/** Only what differs is looked at: most steps of a history repeat most values. */
function checked(
  type: RecordType,
  loading: Loading,
  was: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  const faults: Fault[] = []
  for (const [name, value] of Object.entries(values)) {
    if (value === was[name]) continue
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    if (!field) faults.push({ field: name, message: `There is no field '${name}'.` })
    else if (value === null || value === undefined) {
      if (field.required) faults.push({ field: name, message: `${name} must be filled.` })
      found[name] = nothing(field)
    } else {
      const parsed = fieldType(field.kind).parse(value, field)
      if ('fault' in parsed) faults.push({ field: name, message: `${name}: ${parsed.fault.en}` })
      else found[name] = parsed.value
    }
  }
  if (faults.length > 0) throw unfit(loading, faults)
  return found
}

const unfit = (loading: Loading, faults: readonly Fault[]): Failure =>
  new Failure('invalid', `${loading.number ?? loading.id} cannot be taken over. ${faults.map(f => f.message).join(' ')}`, { faults })

function entryOf(type: RecordType, now: StoredRow, row: Readonly<Record<string, unknown>>, step: LoadingStep): UnfoldedEntry {
  const first = now.seq === 0
  const changes = changesText(differences(type, now.row, row), first)
  const act = first ? 'create' : step.transition === undefined ? 'change' : 'transition'
  const entry = {
    seq: now.seq + 1,
    at: step.at,
    act,
    transition: step.transition ?? null,
    actorId: step.by.id,
    actorName: step.by.name,
    channel: step.channel,
    changes,
    reason: step.reason ?? null,
  } as const
  return { ...entry, hash: chain(now.hash, { ...entry, recordType: type.name, body: null, visibility: 'public' }) }
}

function changesText(changes: Changes, first: boolean): string {
  if (!first) delete changes.updatedAt
  return JSON.stringify(changes)
}
