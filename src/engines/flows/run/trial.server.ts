import sql from 'sql-template-tag'
import { type Actor, machine } from '../../../kernel/actor.ts'
import type { Document } from '../../../kernel/define/index.ts'
import { Failure, invalid } from '../../../kernel/errors.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import { atomically, loadRow, plainUnit, type Unit } from '../../../kernel/records/internal.server.ts'
import { flowRun } from '../definitions/run.ts'
import { flowVersion } from '../definitions/version.ts'
import type { Node } from '../graph/graph.ts'
import { fieldOf } from '../graph/scope.ts'
import type { FlowEngine } from './engine.ts'
import type { Journey } from './journey.server.ts'
import { leave } from './moves.server.ts'
import { startFlow } from './start-flow.server.ts'
import { open, stepOf } from './step.server.ts'
import { holdToken, type Step, type Token, tokensOf, stepsOf } from './tables.server.ts'

/** What is taken to happen where the flow would wait for somebody or something else. */
export interface Sample {
  /** The record to try it on, by id or number; one that the caller may read. */
  readonly record: string
  readonly answers: Document
  /** By node: the way that it takes; onward unless told. */
  readonly ways: Readonly<Record<string, string>>
  /** By node of kind `http`: what would be kept of its answer. */
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface Tried {
  readonly state: string
  readonly outcome: string | null
  /** Why it would stop. */
  readonly error: string | null
  readonly steps: readonly Pick<Step, 'node' | 'act' | 'say'>[]
}

const mostSteps = 300

class Undone extends Error {
  readonly result: Tried
  constructor(result: Tried) {
    super('A trial is always undone.')
    this.result = result
  }
}

interface Tryable {
  readonly id: string
  readonly of: string
  readonly draft: Document | null
}

/** What the flow, as it is drawn now, would do: it does it, with samples in the place of what others do, and all of it is rolled back. Nothing leaves. */
export async function tryFlow(engine: FlowEngine, actor: Actor, { id, of, draft }: Tryable, sample: Sample): Promise<Tried> {
  const { tenant } = actor
  const unit = plainUnit(engine.store, tenant)
  const subject = await loadRow(unit, actor, engine.store.model.type(of), sample.record)
  try {
    return await atomically(unit, { tenant }, async within => {
      // Its happenings are told to nobody, since nothing happened.
      const inner: Unit = { ...within, happened: () => {} }
      const records = engine.store.within(inner)
      const by = (name: string) => machine(tenant, name, 'automation')
      const version = await records.create(by('flows'), flowVersion, { flow: id, versionNumber: 2_000_000_000, graph: draft ?? {} })
      const start = { version: version.id, subject: { type: of, id: subject.id }, variables: sample.answers }
      const run = await startFlow({ records, by, model: engine.store.model }, start)
      throw new Undone(await walk(inner, engine, tenant, run, sample))
    })
  } catch (undone) {
    if (undone instanceof Undone) return undone.result
    throw undone
  }
}

async function walk(unit: Unit, engine: FlowEngine, tenant: string, run: string, sample: Sample): Promise<Tried> {
  let error: string | null = null
  for (let taken = 0; taken < mostSteps; taken++) {
    const journey = await open(unit, engine, tenant, run, { keep: false })
    const token = journey && (await nextOf(unit, run))
    if (!journey || !token) break
    // What the database refuses would spoil the transaction for all that comes after.
    await unit.db.query(sql`savepoint trial`)
    try {
      await advance(journey, token, sample)
    } catch (failure) {
      await unit.db.query(sql`rollback to savepoint trial`)
      error = failure instanceof Failure ? failure.told(journey.version.flow.language).detail : String(failure)
      journey.tell(token, 'failed', { en: error, de: error })
      journey.write()
      break
    }
    journey.write()
  }
  const steps = (await stepsOf(unit.db, run, 1000)).map(({ node, act, say }) => ({ node, act, say }))
  const row = await engine.store.within(unit).get(machine(tenant, 'flows', 'automation'), flowRun, run)
  return { state: error === null ? row.state : 'failed', outcome: row.outcome, error: error ?? row.because, steps }
}

/** What can go on, and then what waits for others, whose part the sample plays. */
async function nextOf(unit: Unit, run: string): Promise<Token | undefined> {
  const tokens = await tokensOf(unit.db, run)
  return tokens.find(t => t.state === 'ready') ?? tokens.find(t => (t.state === 'waiting' && t.waitsFor !== 'children') || t.state === 'calling')
}

async function advance(journey: Journey, token: Token, { ways, values }: Sample): Promise<void> {
  if (token.state === 'ready') return stepOf(journey, token)
  const node = journey.version.node(token.node)
  const held = await holdToken(journey.unit.db, token.id)
  if (!node || !held) return
  if (node.kind === 'http') journey.setVariables(sampled(journey, node, values[node.key] ?? {}))
  const way = Object.hasOwn(ways, node.key) ? (ways[node.key] ?? 'next') : 'next'
  const settled = { ...held, state: 'ready', way: null, waitsFor: null, record: null, wakeAt: null } as const
  journey.tell(settled, 'did', { en: `For this trial: ${way}.`, de: `Für diesen Versuch: ${way}.` })
  await leave(journey, settled, node, way)
}

function sampled(journey: Journey, node: Extract<Node, { kind: 'http' }>, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const { variable } of node.answers ?? []) {
    const known = (journey.version.graph.variables ?? []).find(v => v.from === 'flow' && v.key === variable)
    const value = given[variable]
    if (!known || value === undefined || value === null) continue
    const parsed = fieldType(known.kind).fromText(typeof value === 'string' ? value : JSON.stringify(value), fieldOf(known))
    if ('fault' in parsed) throw invalid(`values.${node.key}.${variable}`, parsed.fault)
    kept[variable] = parsed.value
  }
  return kept
}
