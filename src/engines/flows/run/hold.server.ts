import { atomically, plainUnit, type Row } from '../../../kernel/records/internal.server.ts'
import sql from 'sql-template-tag'
import type { ObserverContext } from '../../../kernel/records/index.server.ts'
import { flowRun } from '../definitions/run.ts'
import { filled, words } from '../words.ts'
import type { FlowEngine } from './engine.ts'
import { queueRuns } from './journey.server.ts'
import { arrive, endOthers, fail, recovered } from './moves.server.ts'
import { readOrigin } from './origin.server.ts'
import { open } from './step.server.ts'
import { withdraw } from './withdraw.server.ts'
import { newToken, readProgress, readToken, tokensOf, woken } from './tables.server.ts'

const outcomes: Readonly<Record<string, string>> = { approved: 'next', rejected: 'rejected', expired: 'expired', cancelled: 'cancelled' }

/** What has become of an approval that a flow asked for. */
export async function heardApproval(row: Row, was: Row | undefined, context: ObserverContext): Promise<void> {
  const origin = readOrigin(row.origin)
  if (!origin) return
  const isSuperseded = row.state === 'superseded' && was?.state !== 'superseded'
  const way = typeof row.outcome === 'string' && was?.outcome !== row.outcome ? outcomes[row.outcome] : undefined
  if (!isSuperseded && way === undefined) return
  const token = await readToken(context.db, origin.token)
  const stillAsks = token?.waitsFor === 'approval' && token.kept?.round === row.round
  if (stillAsks && way !== undefined) return wakeAlong(context, origin, way)
  if (stillAsks) return
  const progress = await readProgress(context.db, origin.run)
  if (!progress || progress.over) return
  if (isSuperseded) return hold(context, origin, row)
  if (progress.held?.round !== row.round) return
  if (way === 'next') return release(context, origin.run)
  await context.later('flows.fallen', { ...origin, way: way ?? 'rejected' })
}

type Origin = NonNullable<ReturnType<typeof readOrigin>>

async function wakeAlong(context: ObserverContext, { run, token }: Origin, way: string): Promise<void> {
  await woken(context.db, [token], way)
  await queueRuns({ db: context.db }, context.actor.tenant, [run], context.now)
}

/** Nothing is done in a run that stood on it until it is decided anew. */
async function hold({ db, records, by }: ObserverContext, { run, node }: Origin, row: Row): Promise<void> {
  const because = filled(words.held, { number: String(row.number) })
  const held = JSON.stringify({ round: row.round, node, because })
  const now = await db.query(sql`update flow_progress set held = ${held}::jsonb where run_id = ${run}::uuid and held is null and not over returning 1`)
  if (now.length > 0) await records.transition(by('flows'), flowRun, run, 'hold', {}, { given: { because: because.en }, reason: because.en })
}

async function release({ db, records, by, actor, now }: ObserverContext, run: string): Promise<void> {
  await db.query(sql`update flow_progress set held = null where run_id = ${run}::uuid`)
  await records.transition(by('flows'), flowRun, run, 'release', {}, { reason: words.released.en })
  await queueRuns({ db }, actor.tenant, [run], now)
}

/** The approval that a run stood on is not given again: it goes the way for that, from where it was asked. */
export async function fallen(engine: FlowEngine, tenant: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
    const journey = await open(unit, engine, tenant, String(payload.run))
    const asked = journey?.version.node(String(payload.node))
    if (!journey?.progress.held || asked?.kind !== 'approval') return
    journey.progress = { ...journey.progress, held: null }
    await journey.records.transition(journey.actor, flowRun, journey.progress.run, 'release', {}, { reason: words.fallen.en })
    const tokens = await tokensOf(unit.db, journey.progress.run)
    const [first] = tokens.filter(t => t.parent === null)
    const token = first ?? newToken(journey.progress.run, asked.key, journey.now)
    journey.tell({ ...token, node: asked.key }, 'released', words.fallen)
    // Within a branch, nobody can say what of the others still counts.
    if (journey.version.regionOf(asked.key)?.in !== 'flow' || asked.rejected === undefined) {
      await recovered(journey, token)
      await fail(journey, { ...token, node: token.node }, undefined, words.fallen, { final: true })
    } else {
      await endOthers(journey, token)
      await withdraw(journey, token, words.fallen)
      await arrive(journey, { ...token, kept: null }, asked.rejected)
    }
    await journey.goOn()
    journey.write()
  })
}
