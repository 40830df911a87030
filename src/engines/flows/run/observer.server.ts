import sql from 'sql-template-tag'
import type { Observed, Observer, ObserverContext, Row } from '../../../kernel/records/index.server.ts'
import { parseRule } from '../../../kernel/rules/index.ts'
import { flow } from '../definitions/flow.ts'
import { flowRun } from '../definitions/run.ts'
import type { FlowEngine } from './engine.ts'
import { heardApproval } from './hold.server.ts'
import { Journey, queueRuns } from './journey.server.ts'
import { holdsAt } from './nodes/waiting.server.ts'
import { newToken, progressInserted, readProgress, type Token, tokenWritten, waitingFor, woken } from './tables.server.ts'
import { flowsMachine } from './machine.server.ts'
import { versionOf } from './version.server.ts'

/** Begins and ends runs with their records, and wakes what waits for a record, in the transaction of the act that it waits for. */
export const observerOf = (engine: FlowEngine): Observer => ({
  watches: () => true,
  after: async (act, context) => {
    if (act.act === 'create') return act.type.name === flowRun.name ? begin(act, context) : undefined
    if (act.act !== 'change' && act.act !== 'transition') return
    if (act.type.name === flowRun.name && act.transition === 'cancel') await cancel(act.row.id, context)
    if (act.type.name === 'approval') return heardApproval(act.row, act.was, context)
    if (await concerns(act, context)) await wake(engine, act, context)
  },
})

/** A run begins where its flow starts; the step itself is taken after the commit. */
async function begin({ row }: Observed, context: ObserverContext): Promise<void> {
  const { tenant } = context.actor
  const run = row as unknown as { id: string; flowVersion: string; subjectType: string; subject: string; variables: Record<string, unknown> | null }
  // What is imported has run where it came from.
  if (context.actor.channel === 'import' || row.category === 'done' || !isUuid(run.subject) || !context.model.find(run.subjectType)) return
  const { start } = await versionOf(context.records, flowsMachine(tenant), context.model, run.flowVersion)
  const token = newToken(run.id, start, context.now)
  const variables = { answers: run.variables ?? {}, flow: {} }
  void context.send(progressInserted(tenant, { run: run.id, version: run.flowVersion, subjectType: run.subjectType, subject: run.subject, variables }))
  void context.send(tokenWritten(tenant, token))
  await queueRuns({ db: context.db }, tenant, [run.id], context.now)
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Nothing more is done from now on; what it waits for is withdrawn right after the commit. */
async function cancel(run: string, { db, later }: ObserverContext): Promise<void> {
  await db.query(sql`update flow_progress set over = true where run_id = ${run}::uuid`)
  await later('flows.cancelled', { run })
}

/** Most acts concern no run: nothing is asked for them. */
async function concerns({ type, row, was }: Observed, context: ObserverContext): Promise<boolean> {
  if (type.name === 'webhookDelivery') return true
  const flows = await context.table(flow)
  if (!flows.some(f => f.published !== null)) return false
  const isDone = row.category === 'done' && was?.category !== 'done'
  return isDone || flows.some(f => f.of === type.name)
}

async function wake(engine: FlowEngine, { row }: Observed, context: ObserverContext): Promise<void> {
  const waiting = await waitingFor(context.db, row.id)
  if (waiting.length === 0) return
  const { tenant } = context.actor
  const looking = waiting.filter(t => t.waitsFor === 'record').map(t => t.id)
  const holding: string[] = []
  for (const token of waiting) if (token.waitsFor === 'rule' && (await hasCome(engine, token, row, context))) holding.push(token.id)
  if (looking.length + holding.length === 0) return
  const now = await woken(context.db, [...looking, ...holding], 'look')
  await queueRuns({ db: context.db }, tenant, [...new Set(now.map(w => w.run))], context.now)
}

/** Whether the condition holds for the record as it has just become. */
async function hasCome(engine: FlowEngine, token: Token, row: Row, context: ObserverContext): Promise<boolean> {
  const progress = await readProgress(context.db, token.run)
  if (!progress || progress.over) return false
  const version = await versionOf(context.records, flowsMachine(context.actor.tenant), context.model, progress.version)
  const node = version.node(token.node)
  if (node?.kind !== 'wait' || !node.rule) return false
  const unit = { store: engine.store, db: context.db, inTransaction: true, happened: engine.store.published }
  const journey = new Journey(unit, engine, context.actor.tenant, version, progress)
  journey.subjectIs(row)
  return holdsAt(journey, token, parseRule(node.rule))
}
