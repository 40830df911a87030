import { machine } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.server.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import type { Observed, Observer, ObserverContext } from '../../kernel/records/index.server.ts'
import { calendar } from '../../people/index.ts'
import { lookWith, withPaths } from '../rules/index.server.ts'
import { calendarAsOf, compiledOf } from './calendars.server.ts'
import { holdClocks, type KeptClock, clocksWritten, type Written } from './clock-table.server.ts'
import { factOf } from './facts.server.ts'
import { calendarIdOf, candidatesOf, fieldsLookedAt, judgeOf, type KeptCandidate, pathsOfLevels } from './judge.server.ts'
import { serviceLevel } from './level.definition.ts'
import { hasClocks, type KeptLevel } from './levels.server.ts'
import { type Current, isActive, type Moment, nextDeadline, type Step, stepRecord } from './reckoning/index.ts'
import { momentsOf, Past } from './related.server.ts'

/**
 * Moves the clocks of a record in the transaction of each of its changes. Beside the change itself that costs no round trip of its own: the
 * clocks are asked for before the record is written, and travel with it; what they have become travels with the commit.
 */
export const clockObserver = ({ store }: Ground): Observer => {
  const asked = new WeakMap<Queryable, Map<string, Promise<ReadonlyMap<string, KeptClock>>>>()
  const ask = (db: Queryable, id: string): void => {
    const all = asked.get(db) ?? new Map<string, Promise<ReadonlyMap<string, KeptClock>>>()
    const clocks = holdClocks(db, id)
    // What went wrong is told when they are looked at, or by the commit.
    clocks.catch(() => {})
    asked.set(db, all.set(id, clocks))
  }
  const answered = (db: Queryable, id: string) => {
    const clocks = asked.get(db)?.get(id) ?? holdClocks(db, id)
    asked.get(db)?.delete(id)
    return clocks
  }
  return {
    watches: hasClocks,
    before: async ({ type, row, was }, context) => {
      if (!was) return undefined
      const candidates = candidatesOf(await context.table(serviceLevel), type.name)
      if (changedOf(candidates, row, was).size > 0) ask(context.db, row.id)
      return undefined
    },
    after: async (act, context) => {
      if (act.act !== 'create' && act.act !== 'change' && act.act !== 'transition') return
      const candidates = candidatesOf(await context.table(serviceLevel), act.type.name)
      if (candidates.length === 0) return
      const { row, was } = act
      const changed = was === undefined ? 'all' : changedOf(candidates, row, was)
      if (changed !== 'all' && changed.size === 0) return
      const kept = was === undefined ? new Map<string, KeptClock>() : await answered(context.db, row.id)
      await move(store.model, act, context, { candidates, changed, kept })
    },
  }
}

/** Which of the fields that the levels look at have changed. */
function changedOf(candidates: readonly KeptCandidate[], row: Moment['row'], was: Moment['row']): ReadonlySet<string> {
  const fields = new Set(candidates.flatMap(c => [...fieldsLookedAt(c.level)]))
  return new Set([...fields].filter(name => row[name] !== was[name] && JSON.stringify(row[name] ?? null) !== JSON.stringify(was[name] ?? null)))
}

interface Known {
  readonly candidates: readonly KeptCandidate[]
  readonly changed: Moment['changed']
  readonly kept: ReadonlyMap<string, KeptClock>
}

async function move(model: Ground['store']['model'], act: Observed, context: ObserverContext, { candidates, changed, kept }: Known): Promise<void> {
  const { type, was, seq } = act
  const calendars = new Map((await context.table(calendar)).map(row => [row.id, row]))
  const judge = judgeOf(model, type, id => compiledOf(id === null ? undefined : calendars.get(id)))
  const { tenant } = context.actor
  const levels = candidates.map(c => c.level)
  const row = await withPaths(model, type, act.row, pathsOfLevels(levels), lookWith(context.records, machine(tenant, 'clocks', 'automation')))
  const moment: Moment = { seq, at: Date.parse(context.now), row, changed }
  const current = new Map<string, Current>()
  for (const [id, { clock, calendarId, calendarAt }] of kept) {
    // Only a clock that runs needs the calendar it began with; the next cycle takes the one of then.
    current.set(id, { clock, calendar: isActive(clock) ? await calendarOf(context, calendars, tenant, calendarId, calendarAt) : compiledOf(undefined) })
  }
  const past =
    was !== undefined && levels.some(l => l.countsPausesBefore && l.countsFrom !== null) ? await pastOf(context, model, type, act.row.id, levels) : []
  const steps = stepRecord(candidates, current, moment, judge, [...past.filter(m => m.seq < seq), moment])
  await write(steps, { act, context, kept, row })
}

/** A calendar that has not been changed since is the one that it was. */
async function calendarOf(
  context: ObserverContext,
  calendars: ReadonlyMap<string, Parameters<typeof compiledOf>[0]>,
  tenant: string,
  id: string | null,
  at: string | null,
) {
  const now = id === null ? undefined : calendars.get(id)
  if (id === null || at === null || (now && 'updatedAt' in now && String(now.updatedAt) <= at)) return compiledOf(now)
  return calendarAsOf(context.records, tenant, id, at)
}

async function pastOf(
  { db }: ObserverContext,
  model: Ground['store']['model'],
  type: RecordType,
  id: string,
  levels: readonly KeptLevel[],
): Promise<readonly Moment[]> {
  return (await new Past(db).withRelated(model, type, await momentsOf(db, [id]), pathsOfLevels(levels))).get(id) ?? []
}

interface Surroundings {
  readonly act: Observed
  readonly context: ObserverContext
  readonly kept: ReadonlyMap<string, KeptClock>
  readonly row: Moment['row']
}

async function write(steps: readonly Step[], { act, context, kept, row }: Surroundings): Promise<void> {
  const changed = steps.filter(step => step.clock !== kept.get(step.level.id)?.clock || step.deadlines.length > 0)
  const written = changed.flatMap(step => writtenOf(step, act, context, kept.get(step.level.id), row))
  const statement = clocksWritten(context.actor.tenant, written)
  if (statement) await context.send(statement)
  const actor = machine(context.actor.tenant, 'clocks', 'automation')
  for (const { level, deadlines } of changed)
    for (const deadline of deadlines) await context.records.fact(actor, act.type.definition, act.row.id, factOf(level, deadline), context.now)
}

function writtenOf(
  { level, clock, ended, calendar: compiled }: Step,
  act: Observed,
  context: ObserverContext,
  before: KeptClock | undefined,
  row: Moment['row'],
): Written[] {
  const about = { recordId: act.row.id, recordType: act.type.name, levelId: level.id }
  const last = ended && before ? [{ ...before, clock: ended, nextAt: null }] : []
  if (!clock) return last
  const same = before && before.clock.cycle === clock.cycle
  const calendarId = same ? before.calendarId : calendarIdOf(level as KeptLevel, row)
  const calendarAt = same ? before.calendarAt : context.now
  return [...last, { ...about, clock, calendarId, calendarAt, nextAt: nextDeadline(clock, level, compiled)?.at ?? null }]
}
