import type { Actor } from '../../../kernel/actor.ts'
import { missing } from '../../../kernel/errors.ts'
import type { Records, Row } from '../../../kernel/records/index.server.ts'
import { decided, loadRow, plainUnit } from '../../../kernel/records/internal.server.ts'
import { titleOf } from '../../texts/index.server.ts'
import { flowRun } from '../definitions/run.ts'
import { type Node, waysOf } from '../graph/graph.ts'
import type { FlowEngine } from './engine.ts'
import { flowsMachine } from './machine.server.ts'
import { readProgress, stepsOf, tokensOf } from './tables.server.ts'
import { versionOf } from './version.server.ts'

const mostSteps = 500

/** Where a run is, why, since when and what it waits for: for those who may read the run, or the record that it is about. */
export async function pictureOf({ store }: FlowEngine, records: Records, actor: Actor, id: string) {
  const run = await records.get(flowsMachine(actor.tenant), flowRun, id)
  const isRead = await mayRead(records, actor, id)
  if (!isRead && !(await mayReadSubject(records, store.model.find(run.subjectType)?.definition, actor, run.subject))) throw missing()
  const { db } = plainUnit(store, actor.tenant)
  const [version, progress] = [await versionOf(records, flowsMachine(actor.tenant), store.model, run.flowVersion), await readProgress(db, run.id)]
  const [tokens, steps] = [await tokensOf(db, run.id), await stepsOf(db, run.id, mostSteps)]
  const isOperator = decided(actor, flowRun.may.note ?? { any: [] }) !== false && isRead
  return {
    run: {
      id: run.id,
      number: run.number,
      state: run.state,
      outcome: run.outcome,
      flow: version.flow.name,
      because: isOperator ? run.because : null,
      stuckSince: run.stuckSince,
    },
    nodes: version.graph.nodes.map(drawn),
    held: progress?.held ?? null,
    tokens: tokens.map(({ id: token, node, state, since, waitsFor, wakeAt, attempt, parent, error, kept }) => ({
      id: token,
      node,
      state,
      since,
      waitsFor,
      wakeAt,
      attempt,
      parent,
      error: isOperator ? error : null,
      waits: isOperator && typeof kept?.type === 'string' && typeof kept.id === 'string' ? { type: kept.type, id: kept.id } : null,
    })),
    // Values stand in what was done: those who see the record alone see where it is.
    steps: isOperator
      ? steps
      : steps
          .filter(s => s.act === 'entered' || s.act === 'ended')
          .map(s => ({ ...s, actor: null, actorName: null, reason: null, aboutType: null, about: null })),
    operable: actor.roles.has('administrator') && isRead,
  }
}

/** A node as it is drawn: what it does in detail is for those who draw flows. */
const drawn = (node: Node) => ({
  key: node.key,
  kind: node.kind,
  name: node.name,
  ways: waysOf(node),
  ...('undo' in node && node.undo !== undefined ? { undo: node.undo } : {}),
  ...(node.kind === 'parallel' ? { join: node.join } : {}),
})

async function mayRead(records: Records, actor: Actor, id: string): Promise<boolean> {
  return records.get(actor, flowRun, id).then(
    () => true,
    () => false,
  )
}

async function mayReadSubject(records: Records, record: Parameters<Records['get']>[1] | undefined, actor: Actor, id: string): Promise<boolean> {
  if (!record) return false
  return records.get(actor, record, id).then(
    () => true,
    () => false,
  )
}

/** Runs about a record, for those who may read it, the latest first. */
export async function runsAbout({ store }: FlowEngine, records: Records, actor: Actor, typeName: string, id: string) {
  const type = store.model.find(typeName)
  if (!type) throw missing()
  const row: Row = await loadRow(plainUnit(store, actor.tenant), actor, type, id)
  const filter = { field: 'subject', is: '==', value: row.id } as const
  const { items } = await records.find(flowsMachine(actor.tenant), flowRun, { filter, sort: ['-createdAt'], limit: 20 })
  return items
    .filter(r => r.subjectType === typeName)
    .map(({ id: run, number, state, createdAt, stuckSince }) => ({ id: run, number, state, createdAt, stuckSince, about: titleOf(type, row) }))
}
