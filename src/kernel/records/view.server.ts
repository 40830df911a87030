import type { Actor } from '../actor.ts'
import type { AnyDefinition, RecordType } from '../define/index.ts'
import type { Entry } from '../history/entry.ts'
import { possibleTransitions } from './change.server.ts'
import { allowed, decided, fieldRule, mayFollow, mayWrite } from './permission.ts'
import { loadRow } from './read.server.ts'
import type { Page } from './records.ts'
import { holdsFor, masked } from './row.server.ts'
import { timelineOf } from './timeline.server.ts'
import { type Titles, titlesOf } from './titles.server.ts'
import { type Row, typeOf, type Unit } from './unit.server.ts'

/** A record with all that its page needs: what the actor may do to it, what the records it names are called, its timeline. */
export interface View {
  readonly record: Row
  readonly can: Abilities
  readonly transitions: readonly string[]
  readonly names: Titles
  readonly timeline: Page<Entry>
}

export interface Abilities {
  readonly change: boolean
  /** Fields that may be changed now. */
  readonly fields: readonly string[]
  /** Read the conversation. */
  readonly follow: boolean
  readonly comment: boolean
  readonly note: boolean
  readonly remove: boolean
}

/** Entries of the timeline on the first page of a record, the newest ones. */
const firstEntries = 200
const nothingSaid: Page<Entry> = { items: [], next: null }

export async function view(unit: Unit, actor: Actor, record: AnyDefinition, idOrNumber: string): Promise<View> {
  const type = typeOf(unit.store, record)
  const row = await loadRow(unit, actor, type, idOrNumber)
  const shown = masked(unit, actor, type, row)
  const can = abilities(unit, actor, type, row)
  const timeline = can.follow ? await timelineOf(unit, actor, record, row, { limit: firstEntries, newestFirst: true }) : nothingSaid
  const names = await titlesOf(unit, actor, type, [shown, ...timeline.items.flatMap(valuesIn)])
  return { record: shown, can, transitions: possibleTransitions(unit, actor, type, row), names, timeline }
}

/** What an entry says the record held before and after, so that whoever was named then has a name too. */
const valuesIn = ({ changes }: Entry): Readonly<Record<string, unknown>>[] =>
  [0, 1].map(side => Object.fromEntries(Object.entries(changes).map(([name, values]) => [name, values[side]])))

export function abilities(unit: Unit, actor: Actor, type: RecordType, row: Row): Abilities {
  const { may } = type.definition
  const seen = { model: unit.store.model, type, row, now: unit.store.now() }
  const change = allowed(actor, may.change, seen)
  const settable = (name: string) => {
    const rule = decided(actor, fieldRule(type, name, 'change') ?? { signedIn: true })
    return typeof rule === 'boolean' ? rule : holdsFor(unit, actor, type, row, rule)
  }
  return {
    change,
    fields: change ? Object.keys(type.fields).filter(name => !type.fields[name]?.computed && settable(name)) : [],
    follow: mayFollow(actor, seen),
    comment: mayWrite(actor, seen, 'public'),
    note: mayWrite(actor, seen, 'internal'),
    remove: allowed(actor, may.remove, seen),
  }
}
