import { machine } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.server.ts'
import type { RecordType, Text } from '../../kernel/define/index.ts'
import { readEntries } from '../../kernel/history/timeline.server.ts'
import { queueJob } from '../../kernel/jobs/index.server.ts'
import { atomically, loadRow, plainUnit, type Row, type Store, type Unit } from '../../kernel/records/internal.server.ts'
import { holds, parseRule, pathsOf } from '../../kernel/rules/index.ts'
import { lookWith, withPaths } from '../rules/index.server.ts'
import type { Acts } from './act.ts'
import type { Automation } from './automation.ts'
import { type Chain, longestChain, within } from './chain.server.ts'
import { perform } from './perform.server.ts'
import { because, type Speaker } from '../texts/index.server.ts'
import { stepsOf } from './step.ts'
import { type Effect, forgetFailures, isOver, keepRun } from './trace.server.ts'
import { filled, words } from './words.ts'

export interface Engine {
  readonly store: Store
  readonly acts: Acts
}

/** One record on which an automation may run, once for each occasion. */
export interface Turn {
  readonly tenant: string
  readonly automation: Automation
  readonly type: RecordType
  readonly record: string
  readonly occasion: string
  /** Automations whose effect this is, by id. */
  readonly chain: Chain
}

export interface Outcome {
  readonly outcome: 'done' | 'stopped'
  readonly because: Text
  readonly did: readonly Effect[]
}

/** Runs it on the record as it is now, in a transaction of its own; undefined if its condition does not hold or it has run already. */
export function run(engine: Engine, turn: Turn): Promise<Outcome | undefined> {
  const { tenant, automation, chain } = turn
  return within([...chain, automation.id], () => atomically(plainUnit(engine.store, tenant), { tenant }, unit => runIn(unit, engine, turn)))
}

/** The same within a transaction that somebody else ends. */
export async function runIn(unit: Unit, engine: Engine, turn: Turn): Promise<Outcome | undefined> {
  const { tenant, automation, type, record, occasion, chain } = turn
  const actor = actorOf(turn)
  const row = await loadRow(unit, actor, type, record, true)
  if (await isOver(unit.db, automation.id, record, occasion)) return undefined
  const speaker = speakerIn(unit, turn)
  const why = await reasonToRun(speaker, turn, row, unit.store.now())
  if (!why) return undefined
  const isTooLong = chain.length >= longestChain
  const did = isTooLong ? [] : await performAll(unit, engine, turn, speaker, why)
  if (isTooLong) await tellStopped(unit, turn)
  const outcome = { outcome: isTooLong ? 'stopped' : 'done', because: why, did } as const
  await keepRun(unit.db, tenant, { ...runOf(turn), at: unit.store.now(), error: null, ...outcome })
  if (!isTooLong) await forgetFailures(unit.db, automation.id)
  return outcome
}

export const actorOf = ({ tenant, automation }: Pick<Turn, 'tenant' | 'automation'>) => ({
  ...machine(tenant, `Automation: ${automation.name}`, 'automation'),
  language: automation.language,
})

export const runOf = ({ automation, type, record, occasion, chain }: Turn) => ({
  automation: automation.id,
  version: automation.version,
  recordType: type.name,
  record,
  occasion,
  chain,
})

export const speakerIn = (unit: Unit, turn: Pick<Turn, 'tenant' | 'automation'>): Speaker => ({
  model: unit.store.model,
  look: lookWith(unit.store.within(unit), actorOf(turn)),
})

const nobody = { person: null, groups: [], roles: new Set<string>() }

type About = Pick<Turn, 'automation' | 'type'>

/** Whether its condition holds for the record. */
export async function conditionHolds(speaker: Speaker, { automation, type }: About, row: Row, now: string): Promise<boolean> {
  if (!automation.when) return true
  const rule = parseRule(automation.when)
  const whole = await withPaths(speaker.model, type, row, pathsOf(rule), speaker.look)
  return holds(rule, { model: speaker.model, type, row: whole, asker: nobody, now })
}

/** Why its condition holds, with the values that it saw; undefined if it does not. */
export async function reasonToRun(speaker: Speaker, about: About, row: Row, now: string): Promise<Text | undefined> {
  if (!(await conditionHolds(speaker, about, row, now))) return undefined
  const { automation, type } = about
  if (!automation.when) return words.always
  const rule = parseRule(automation.when)
  return because(speaker, type, rule, await withPaths(speaker.model, type, row, pathsOf(rule), speaker.look))
}

async function performAll(unit: Unit, { acts }: Engine, turn: Turn, speaker: Speaker, why: Text): Promise<Effect[]> {
  const { automation, type, record, tenant, occasion } = turn
  const actor = actorOf(turn)
  const reason = automation.when ? filled(words.because, { why })[automation.language] : automation.name
  const did: Effect[] = []
  for (const [i, step] of stepsOf(automation.does ?? []).entries()) {
    const row = await loadRow(unit, actor, type, record)
    const before = await lastEntry(unit.db, record)
    const { say, made } = await perform(step, {
      actor,
      records: unit.store.within(unit),
      automation,
      type,
      row,
      speaker,
      acts,
      reason,
      key: `${automation.id} ${record} ${occasion} ${i}`,
      later: (job, payload, key) => queueJob(unit.db, tenant, job, payload, unit.store.now(), key),
    })
    const seqs = await entriesSince(unit.db, record, before)
    // What only made another record is told of that one.
    if (!made || seqs.length > 0) did.push({ say, type: type.name, id: record, seqs })
    if (made) did.push({ say, ...made, seqs: await entriesSince(unit.db, made.id, 0) })
  }
  return did
}

async function lastEntry(db: Queryable, record: string): Promise<number> {
  const [last] = await readEntries(db, record, { limit: 1, after: undefined, newestFirst: true, withInternal: true })
  return last?.seq ?? 0
}

const entriesSince = async (db: Queryable, record: string, seq: number): Promise<number[]> =>
  (await readEntries(db, record, { limit: 50, after: seq, newestFirst: false, withInternal: true })).map(entry => entry.seq)

/** So that whoever wonders why nothing more happened reads it where they look. */
async function tellStopped(unit: Unit, turn: Turn): Promise<void> {
  const { automation, type, record, chain } = turn
  const say = filled(words.stopped, { name: automation.name, count: chain.length, chain: chain.join(' → ') })
  await unit.store.within(unit).fact(actorOf(turn), type.definition, record, { kind: 'automation.stopped', say, about: { automation: automation.id } })
}
