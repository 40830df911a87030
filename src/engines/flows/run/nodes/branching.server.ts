import { fieldType } from '../../../../kernel/fields/index.ts'
import { followPath } from '../../../../kernel/define/index.ts'
import { parseRule } from '../../../../kernel/rules/index.ts'
import type { NodeOf } from '../../graph/graph.ts'
import { filled, words } from '../../words.ts'
import type { Journey } from '../journey.server.ts'
import { endOthers, fork } from '../moves.server.ts'
import type { Token } from '../tables.server.ts'
import type { Outcome, Performer } from './performer.ts'
import { holdsAt } from './waiting.server.ts'

export const parallel: Performer<'parallel'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    const wanted: { readonly node: string; readonly place: number; readonly name: string }[] = []
    for (const [place, { name, to, when }] of node.branches.entries())
      if (!when || (await holdsAt(journey, token, parseRule(when)))) wanted.push({ node: to, place, name })
    if (wanted.length === 0) return { go: 'next', say: words.noBranch }
    journey.tell(token, 'did', filled(words.branches, { count: wanted.length, names: wanted.map(w => w.name).join(', ') }))
    fork(
      journey,
      token,
      wanted.map(({ node: to, place }) => ({ node: to, place })),
      null,
    )
    return { seenTo: true }
  },
}

/** A token comes here only when its branches have met. */
export const join: Performer<'join'> = { begin: () => ({ go: 'next', say: words.joined }) }

/** What is gone through by a flow is what somebody ordered, not a table. */
const mostRows = 200

export const loop: Performer<'loop'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    const rows = await rowsOf(journey, token, node)
    if (rows.length > mostRows) return { fail: filled(words.tooManyRows, { count: rows.length, most: mostRows }), final: true }
    if (rows.length === 0) return { go: 'next', say: filled(words.rowsDone, { count: 0 }) }
    journey.tell(token, 'did', filled(words.rows, { count: rows.length }))
    const first = node.together ? rows : rows.slice(0, 1)
    fork(
      journey,
      token,
      first.map((row, place) => ({ node: node.each, place, row })),
      { rows, next: first.length },
    )
    return { seenTo: true }
  },
  look: (journey, token, node): Outcome => {
    const rows = Array.isArray(token.kept?.rows) ? (token.kept.rows as Record<string, unknown>[]) : []
    const next = Number(token.kept?.next ?? rows.length)
    const row = rows[next]
    if (!row) return { go: 'next', say: filled(words.rowsDone, { count: rows.length }) }
    journey.tell(token, 'did', filled(words.row, { n: next + 1, count: rows.length }))
    fork(journey, token, [{ node: node.each, place: next, row }], { rows, next: next + 1 })
    return { seenTo: true }
  },
}

async function rowsOf(journey: Journey, token: Token, { over }: NodeOf<'loop'>): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const source = journey.source(token, token.node)
  const field = followPath(source.model, source.type, over)?.field
  const list = (await source.values([over]))[over]
  if (!field || !Array.isArray(list)) return []
  return fieldType(field.kind).many ? list.map((value: unknown) => ({ value })) : (list as Record<string, unknown>[])
}

/** Takes back what was done, the last first; what it stood in (branches, loops) is over. */
export const undo: Performer<'undo'> = {
  begin: async (journey, token) => {
    await endOthers(journey, token)
    return undoNext(journey, { ...token, parent: null, place: null, row: null })
  },
  look: undoNext,
}

function undoNext(journey: Journey, token: Token): Outcome {
  const { done } = journey.progress
  const last = done.at(-1)
  if (!last) {
    journey.keep(token)
    return { go: 'next', say: words.undone }
  }
  journey.progress = { ...journey.progress, done: done.slice(0, -1) }
  journey.tell(token, 'undone', filled(words.undoes, { name: journey.version.node(last.node)?.name ?? last.node }))
  fork(journey, token, [{ node: last.undo, row: last.row }], null)
  return { seenTo: true }
}
