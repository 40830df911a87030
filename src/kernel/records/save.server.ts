import { type Actor, machine } from '../actor.ts'
import { canonicalJson } from '../canonical.ts'
import type { RecordType } from '../define/index.ts'
import { type Fault, invalidAll } from '../errors.ts'
import type { After, Before, Behaviour, Context } from './behaviour.ts'
import type { Observer, ObserverContext } from './observer.ts'
import { emptyFaults, isEmpty } from './input.ts'
import type { Row, Unit } from './unit.server.ts'
import { queueJob } from '../jobs/index.server.ts'
import { smallTable } from './small-table.server.ts'
import type { Changes } from './write.server.ts'

/** One save on its way through the steps that every save takes, in their order. */
export interface Save {
  readonly unit: Unit
  readonly actor: Actor
  readonly type: RecordType
  readonly at: string
  readonly was: Row | undefined
  readonly input: Readonly<Record<string, unknown>>
  readonly transition: string | undefined
  readonly comment: string | undefined
}

const behaviourOf = (save: Pick<Save, 'unit' | 'type'>): Behaviour | undefined => save.unit.store.behaviours.get(save.type.name)

/** The hooks of one side that run for this save: those for all creations or changes, then the transition's own. */
function hooks(save: Save, side: 'before' | 'after') {
  const own = behaviourOf(save)?.[side]
  if (!own) return []
  const named = save.transition === undefined ? undefined : own.transitions?.[save.transition as never]
  return [save.was ? own.change : own.create, named].filter(hook => hook !== undefined) as NonNullable<typeof own.create>[]
}

/** Whether anything runs beside the write itself, so that all of it must be one transaction. */
export const hasHooks = (save: Save): boolean => hooks(save, 'before').length + hooks(save, 'after').length + observersOf(save).length > 0

export const observersOf = ({ unit, type }: Pick<Save, 'unit' | 'type'>): readonly Observer[] => unit.store.observers.filter(o => o.watches(type))

/** A record that is ready to be written, and what engines say of values that they have set. */
export interface Prepared {
  readonly row: Row
  readonly reasons: readonly string[]
}

/** Lets the practice fill in or refuse, then works out the computed fields and looks for what is still empty. */
export async function prepare(save: Save, draft: Row, faults: readonly Fault[]): Promise<Prepared> {
  if (faults.length > 0) throw invalidAll([...faults, ...emptyFaults(save.actor, save.type, draft).filter(f => !faults.some(x => x.field === f.field))])
  const context = contextOf(save)
  let row = draft
  for (const hook of hooks(save, 'before')) {
    const more = await (hook as (b: Before<unknown>, c: Context) => Promise<object | undefined> | object | undefined)(
      { row: row as never, was: save.was as never, input: save.input as never, comment: save.comment },
      context,
    )
    if (more) row = { ...row, ...more }
  }
  const reasons: string[] = []
  for (const observer of observersOf(save)) {
    const settled = await observer.before?.({ type: save.type, row, was: save.was, input: save.input, transition: save.transition }, context)
    if (!settled) continue
    row = { ...row, ...settled.values }
    reasons.push(settled.reason)
  }
  const empty = emptyFaults(save.actor, save.type, row)
  if (empty.length > 0) throw invalidAll(empty)
  return { row: await computed(save, row, context), reasons }
}

async function computed(save: Save, row: Row, context: Context): Promise<Row> {
  const compute = (behaviourOf(save)?.compute ?? {}) as Record<string, (row: Row, context: Context) => unknown>
  const result: Record<string, unknown> = { ...row }
  for (const [name, work] of Object.entries(compute)) result[name] = (await work(result as Row, context)) ?? null
  return result as Row
}

/** Why, as the history keeps it: the caller's words, then those of what acted by itself. */
export const reasonOf = (given: string | undefined, reasons: readonly string[]): string | undefined =>
  [given, ...reasons].filter(text => text !== undefined).join(' ') || undefined

/** Tells the practice, then the engines, that it is written. */
export async function afterwards(save: Save, row: Row, seq: number): Promise<void> {
  const context = contextOf(save)
  for (const hook of hooks(save, 'after')) {
    await (hook as (a: After<unknown>, c: Context) => Promise<void>)({ row: row as never, was: save.was as never, comment: save.comment }, context)
  }
  const act = save.was === undefined ? 'create' : save.transition === undefined ? 'change' : 'transition'
  const observed = { type: save.type, act, transition: save.transition, row, was: save.was, seq, comment: undefined, fact: undefined } as const
  for (const observer of observersOf(save)) await observer.after?.(observed, context)
}

export const contextOf = ({ unit, actor, at }: Pick<Save, 'unit' | 'actor' | 'at'>): ObserverContext => ({
  db: unit.db,
  actor,
  now: at,
  records: unit.store.within(unit),
  by: name => machine(actor.tenant, name, 'automation'),
  later: (job, payload, options) => travelling(unit, queueJob(unit.db, actor.tenant, job, payload, options?.at ?? at, options?.key, options?.lane)),
  send: statement => travelling(unit, unit.db.query(statement)),
  model: unit.store.model,
  record: name => unit.store.model.type(name).definition,
  table: record => smallTable(unit, actor.tenant, record),
})

/**
 * What is written in a transaction and asked for nothing need not be waited for: it travels with the commit. Where it cannot be written
 * the transaction is spoilt, and its commit tells why.
 */
async function travelling(unit: Unit, written: Promise<unknown>): Promise<void> {
  if (!unit.inTransaction) return void (await written)
  written.catch(() => {})
}

/** What differs, field by field: what the history will tell and the database must change. */
export function differences(type: RecordType, was: Readonly<Record<string, unknown>>, row: Readonly<Record<string, unknown>>): Changes {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const name of Object.keys(type.fields)) {
    const before = was[name] ?? null
    const after = row[name] ?? null
    if (!(isEmpty(before) && isEmpty(after)) && !same(before, after)) changes[name] = [before, after]
  }
  return changes
}

/** The database gives the members of an object in an order of its own. */
export const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null && canonicalJson(a) === canonicalJson(b))
