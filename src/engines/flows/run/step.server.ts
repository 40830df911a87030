import type { Text } from '../../../kernel/define/index.ts'
import { Failure } from '../../../kernel/errors.ts'
import { secondsOf } from '../../../kernel/fields/index.ts'
import { atomically, plainUnit, type Unit } from '../../../kernel/records/internal.server.ts'
import type { Node, NodeKind } from '../graph/graph.ts'
import { filled, words } from '../words.ts'
import type { FlowEngine } from './engine.ts'
import { Journey } from './journey.server.ts'
import { fail, later, leave, mostHops } from './moves.server.ts'
import { performers } from './nodes/index.server.ts'
import type { Outcome, Performer, Wait } from './nodes/performer.ts'
import { flowsMachine } from './machine.server.ts'
import { holdProgress, nextReady, readToken, type Token } from './tables.server.ts'
import { versionOf } from './version.server.ts'

/** Opens a run for one step: nobody else takes one of it until the transaction ends. Undefined where there is nothing to do. */
export async function open(unit: Unit, engine: FlowEngine, tenant: string, run: string, also: Also = {}): Promise<Journey | undefined> {
  const { keep = true, over = false } = also
  const progress = await holdProgress(unit.db, run)
  if (!progress || (progress.over && !over)) return undefined
  const version = await versionOf(unit.store.within(unit), flowsMachine(tenant), unit.store.model, progress.version, keep)
  return new Journey(unit, engine, tenant, version, progress)
}

interface Also {
  /** Whether the version is kept in memory; not where it is tried and undone. */
  readonly keep?: boolean
  /** Also where the run is over. */
  readonly over?: boolean
}

/** Takes the next step of a run in a transaction of its own. False where none is left to take now. */
export async function takeStep(engine: FlowEngine, tenant: string, run: string): Promise<boolean> {
  let taken: Token | undefined
  try {
    return await atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
      const journey = await open(unit, engine, tenant, run)
      if (!journey || journey.progress.held) return false
      const [first, second] = await nextReady(unit.db, run)
      if (!first) return false
      taken = first
      await stepOf(journey, first)
      journey.write()
      // Whatever else becomes ready is woken by a job of its own: to look once more would cost as much as a step.
      return journey.hasReady || second !== undefined
    })
  } catch (error) {
    if (!taken || isPassing(error)) throw error
    engine.log.warn({ run, node: taken.node, err: error }, 'a step of a flow failed')
    await failed(engine, tenant, taken, inWords(error))
    return true
  }
}

/** Nobody's fault: the database is away, or two came into each other's way. The job is tried again. */
const isPassing = (error: unknown): boolean =>
  (error instanceof Failure && (error.kind === 'unavailable' || error.kind === 'stale')) ||
  (error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001'))

/** What was begun has been undone; that it failed is written down by itself. */
async function failed(engine: FlowEngine, tenant: string, { id, run, node }: Token, error: Text): Promise<void> {
  await atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
    const journey = await open(unit, engine, tenant, run)
    const token = await readToken(unit.db, id)
    if (!journey || token?.state !== 'ready' || token.node !== node) return
    await fail(journey, token, journey.version.node(node), error)
    journey.write()
  })
}

function inWords(error: unknown): Text {
  if (!(error instanceof Failure)) return plain(error instanceof Error ? error.message : String(error))
  if (error.kind === 'missing' && error.message.startsWith('It does not exist')) return words.gone
  return { en: error.told('en').detail, de: error.told('de').detail }
}

const plain = (text: string): Text => ({ en: text, de: text })

/** One step of one token: does what its node is for, or goes on from there. */
export async function stepOf(journey: Journey, token: Token): Promise<void> {
  const node = journey.version.node(token.node)
  if (!node) return fail(journey, token, undefined, filled(words.noNode, { node: token.node }))
  if (token.way !== null && token.way !== 'look') return goOn(journey, { ...token, way: null }, node, token.way)
  if (Number(token.kept?.hops ?? 0) > mostHops) return fail(journey, token, node, filled(words.circles, { count: mostHops }), { final: true })
  const performer = performers[node.kind] as Performer<NodeKind>
  const looks = token.way === 'look' && performer.look
  const outcome = await (looks || performer.begin)(journey, { ...token, way: null }, node)
  await settle(journey, { ...token, way: null }, node, outcome)
}

async function settle(journey: Journey, token: Token, node: Node, outcome: Outcome): Promise<void> {
  if ('seenTo' in outcome) return
  if ('fail' in outcome) return fail(journey, token, node, outcome.fail, { final: outcome.final ?? false })
  const about = outcome.about ? { about: outcome.about } : {}
  if ('wait' in outcome) {
    journey.tell(token, 'waits', outcome.say, about)
    journey.keep(waiting(journey, token, node, outcome.wait))
    return
  }
  journey.tell(token, 'did', outcome.say, about)
  // What undoing has freed of its branch goes on freed.
  const free = node.kind === 'undo' ? { ...token, parent: null, place: null, row: null } : token
  await leave(journey, free, node, outcome.go)
}

function waiting(journey: Journey, token: Token, node: Node, { for: waitsFor, record, at, kept, stuck }: Wait): Token {
  const expected = ('expected' in node ? node.expected : undefined) ?? journey.version.flow.stuckAfter
  const stuckAt = stuck ? later(journey.now, secondsOf(expected)) : null
  return { ...token, state: 'waiting', way: null, waitsFor, record: record ?? null, wakeAt: at ?? null, stuckAt, kept: kept ?? null, error: null }
}

const arrivals: Readonly<Record<string, Text>> = {
  'wait next': words.dateCame,
  'wait late': words.tooLate,
  'approval next': words.approved,
  'approval rejected': words.rejected,
  'approval expired': words.approvalExpired,
  'approval cancelled': words.approvalCancelled,
}

/** What it waited for has come, and says where to go. */
async function goOn(journey: Journey, token: Token, node: Node, way: string): Promise<void> {
  const say = arrivals[`${node.kind} ${way}`]
  const isBad = node.kind === 'approval' && (way === 'expired' || way === 'cancelled' || (way === 'rejected' && node.rejected === undefined))
  if (isBad) return fail(journey, token, node, say ?? words.rejected, { final: true })
  if (say && !(node.kind === 'wait' && node.rule && way === 'next')) journey.tell(token, 'did', say)
  await leave(journey, token, node, way)
}
