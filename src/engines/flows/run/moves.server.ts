import type { Text } from '../../../kernel/define/index.ts'
import { secondsOf } from '../../../kernel/fields/index.ts'
import { flowRun } from '../definitions/run.ts'
import { type Node, undoOf, waysOf } from '../graph/graph.ts'
import { filled, words } from '../words.ts'
import type { Hand, Journey } from './journey.server.ts'
import { surface } from './surface.server.ts'
import { newToken, type Token, tokensOf } from './tables.server.ts'
import { withdraw } from './withdraw.server.ts'

/** What is cleared when a token comes to another node. */
export const fresh = {
  state: 'ready',
  way: null,
  waitsFor: null,
  record: null,
  wakeAt: null,
  stuckAt: null,
  attempt: 0,
  effect: null,
  kept: null,
  error: null,
} as const satisfies Partial<Token>

/** Leaves a node along one of its ways, after it was done or has failed. */
export async function leave(journey: Journey, token: Token, node: Node, way: string, by?: Hand): Promise<void> {
  const to = destination(node, way)
  if (to === undefined) return fail(journey, token, node, filled(words.noNode, { node: way }), { final: true })
  const undo = undoOf(node)
  if (undo !== undefined && way === 'next' && !by) remember(journey, { node: node.key, undo, row: token.row })
  await recovered(journey, token)
  await arrive(journey, token, to)
}

/** A way that is not there leads onward: nobody has to say where to go when it is late. */
function destination(node: Node, way: string): string | undefined {
  const ways = waysOf(node)
  const named = ways.find(w => w.name === way) ?? (way === 'late' || way === 'next' ? ways.find(w => w.name === 'next' || w.name === 'otherwise') : undefined)
  return named?.to ?? (node.kind === 'parallel' && way === 'next' ? node.join : undefined)
}

const remember = (journey: Journey, done: Journey['progress']['done'][number]): void => {
  journey.progress = { ...journey.progress, done: [...journey.progress.done, done] }
}

/** Comes to a node: to be done there, or at the end of its branch. */
export async function arrive(journey: Journey, token: Token, to: string): Promise<void> {
  const parent = token.parent === null ? undefined : (await tokensOf(journey.unit.db, journey.progress.run)).find(t => t.id === token.parent)
  const around = parent && journey.version.node(parent.node)
  if (parent && around && isBack(around, to)) return childDone(journey, token, parent, around)
  const node = journey.version.node(to)
  const moved = journey.keep({ ...token, ...fresh, node: to, since: journey.now, kept: hops(token) })
  journey.tell(moved, 'entered', node ? filled(words.leads, { name: node.name }) : filled(words.noNode, { node: to }))
}

/** Steps since it last waited for anything. */
const hops = ({ kept }: Token): { readonly hops: number } => ({ hops: Number(kept?.hops ?? 0) + 1 })
export const mostHops = 100

/** Whether a branch, row or undoing that began at `around` has come to its end. */
const isBack = (around: Node, to: string): boolean =>
  (around.kind === 'parallel' && around.join === to) || (around.kind === 'loop' && around.key === to) || (around.kind === 'undo' && to === '')

async function childDone(journey: Journey, child: Token, parent: Token, around: Node): Promise<void> {
  journey.tell(child, 'left', words.branchIn)
  journey.remove([child.id])
  const others = (await tokensOf(journey.unit.db, journey.progress.run)).filter(t => t.parent === parent.id && t.id !== child.id)
  if (around.kind === 'parallel') return meet(journey, parent, around, others)
  // A loop and an undo look at what is left themselves.
  if (others.length === 0) journey.keep({ ...parent, state: 'ready', waitsFor: null, way: 'look' })
}

async function meet(journey: Journey, parent: Token, around: Extract<Node, { kind: 'parallel' }>, others: readonly Token[]): Promise<void> {
  const join = journey.version.node(around.join)
  const isFirst = join?.kind === 'join' && join.need === 'first'
  if (others.length > 0 && !isFirst) return
  if (others.length > 0) await end(journey, await withDescendants(journey, others))
  const met = { ...parent, ...fresh, node: around.join, since: journey.now, way: 'next' }
  journey.tell(met, 'entered', isFirst && others.length > 0 ? words.joinedFirst : words.joined)
  journey.keep(met)
}

async function withDescendants(journey: Journey, tokens: readonly Token[]): Promise<Token[]> {
  const all = await tokensOf(journey.unit.db, journey.progress.run)
  const found = new Map(tokens.map(t => [t.id, t]))
  for (let grew = true; grew; ) {
    const more = all.filter(t => t.parent !== null && found.has(t.parent) && !found.has(t.id))
    for (const t of more) found.set(t.id, t)
    grew = more.length > 0
  }
  return [...found.values()]
}

/** Ends tokens, with what they wait for. */
export async function end(journey: Journey, tokens: readonly Token[], say: Text = words.withdrawn): Promise<void> {
  for (const token of tokens) {
    await withdraw(journey, token, say)
    journey.tell(token, 'cancelled', say)
  }
  journey.remove(tokens.map(t => t.id))
}

export const endOthers = async (journey: Journey, but: Token): Promise<void> =>
  end(
    journey,
    (await tokensOf(journey.unit.db, journey.progress.run)).filter(t => t.id !== but.id),
  )

/** One token for each branch or row; the one they come from waits for them. */
export function fork(journey: Journey, token: Token, children: readonly Partial<Token>[], kept: Token['kept'] = token.kept): void {
  journey.keep({ ...token, state: 'waiting', waitsFor: 'children', way: null, kept })
  for (const child of children) {
    const made = newToken(token.run, child.node ?? '', journey.now, { parent: token.id, row: token.row, ...child })
    const node = journey.version.node(made.node)
    journey.tell(journey.keep(made), 'entered', node ? filled(words.leads, { name: node.name }) : filled(words.noNode, { node: made.node }))
  }
}

interface Failing {
  /** It is not tried again, whatever the node says. */
  readonly final?: boolean
}

/** Tries again later, goes the way for failures, or stops there and says so. */
export async function fail(journey: Journey, token: Token, node: Node | undefined, error: Text, { final = false }: Failing = {}): Promise<void> {
  const retry = node && 'retry' in node ? node.retry : undefined
  const short = { en: error.en.slice(0, 1000), de: error.de.slice(0, 1000) }
  if (!final && retry && token.attempt < retry.count) {
    const wakeAt = later(journey.now, secondsOf(retry.wait) * (retry.factor ?? 1) ** token.attempt)
    journey.tell(token, 'failed', filled(words.failedAgain, { at: wakeAt, error: short }))
    journey.keep({ ...token, state: 'waiting', way: null, waitsFor: 'retry', record: null, wakeAt, stuckAt: null, attempt: token.attempt + 1, error: short.en })
    return
  }
  if (node && waysOf(node).some(w => w.name === 'failed')) {
    journey.tell(token, 'failed', filled(words.failedOn, { error: short }))
    return leave(journey, token, node, 'failed')
  }
  journey.tell(token, 'failed', filled(words.failed, { error: short }))
  journey.keep({
    ...token,
    state: 'failed',
    way: null,
    waitsFor: null,
    record: null,
    wakeAt: null,
    stuckAt: null,
    error: short.en,
    kept: { ...token.kept, told: true },
  })
  await surface(journey, token, short, 'failed')
}

export const later = (now: string, seconds: number): string => new Date(Date.parse(now) + Math.min(seconds, 3_153_600_000) * 1000).toISOString()

/** What was told as stuck has moved on; the run is no longer, unless something else of it is. */
export async function recovered(journey: Journey, token: Token): Promise<void> {
  if (!token.kept?.told) return
  const others = (await tokensOf(journey.unit.db, journey.progress.run)).filter(t => t.id !== token.id && t.kept?.told)
  if (others.length > 0) return
  const run = await journey.records.get(journey.actor, flowRun, journey.progress.run)
  if (run.state === 'failed') await journey.records.transition(journey.actor, flowRun, run.id, 'release')
  else if (run.stuckSince !== null) await journey.records.change(journey.actor, flowRun, run.id, {}, { given: { stuckSince: null, because: null } })
}
