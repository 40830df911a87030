import type { Job, JobContext } from '../../../kernel/jobs/index.server.ts'
import { atomically, plainUnit } from '../../../kernel/records/internal.server.ts'
import { filled, words } from '../words.ts'
import { callOut } from './call.server.ts'
import type { FlowEngine } from './engine.ts'
import { cancelled } from './cancelled.server.ts'
import { fallen } from './hold.server.ts'
import { queueRuns } from './journey.server.ts'
import { open, takeStep } from './step.server.ts'
import { surface } from './surface.server.ts'
import { forgotten, holdToken, tooLong, wokenByTime } from './tables.server.ts'

/** What takes runs further in the background. */
export const jobsOf = (engine: FlowEngine): readonly Job[] => [
  { name: 'flows.run', run: (payload, context) => goOnWith(engine, payload.runs, context) },
  { name: 'flows.call', run: (payload, context) => callOut(engine, payload, context) },
  { name: 'flows.cancelled', run: (payload, { actor }) => cancelled(engine, actor.tenant, payload) },
  { name: 'flows.fallen', run: (payload, { actor }) => fallen(engine, actor.tenant, payload) },
  { name: 'flows.tick', every: 'PT5S', run: (_, context) => tick(engine, context) },
]

/** Steps of one run before others have their turn. */
const mostSteps = 200

async function goOnWith(engine: FlowEngine, runs: unknown, { actor, now, signal }: JobContext): Promise<void> {
  const left = Array.isArray(runs) ? runs.map(String) : []
  for (const run of left) {
    for (let steps = 0; await takeStep(engine, actor.tenant, run); steps++) {
      if (signal.aborted) throw new Error('The worker stops; the rest is for another.')
      if (steps < mostSteps) continue
      await queueRuns(plainUnit(engine.store, actor.tenant), actor.tenant, [run], now)
      break
    }
  }
}

/** Tokens that are woken in one transaction. */
const atOnce = 2000

/** Wakes what is due, tells of what has waited too long, and takes up what somebody left behind. */
async function tick(engine: FlowEngine, { actor: { tenant }, now, signal }: JobContext): Promise<void> {
  for (let woken = atOnce; woken === atOnce && !signal.aborted; ) woken = await wake(engine, tenant, now)
  await tellOfLate(engine, tenant, now)
  const { db } = plainUnit(engine.store, tenant)
  const left = await forgotten(db, new Date(Date.parse(now) - 600_000).toISOString(), 500)
  if (left.length > 0)
    await queueRuns(
      { db },
      tenant,
      left.map(l => l.run),
      now,
    )
}

const wake = (engine: FlowEngine, tenant: string, now: string): Promise<number> =>
  atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
    const woken = await wokenByTime(unit.db, now, atOnce)
    await queueRuns(unit, tenant, [...new Set(woken.map(w => w.run))], now)
    return woken.length
  })

/** Each by itself, and once: what was told is not told again until it has moved. */
async function tellOfLate(engine: FlowEngine, tenant: string, now: string): Promise<void> {
  for (const { id, run } of await tooLong(plainUnit(engine.store, tenant).db, now, 200)) {
    await atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
      const journey = await open(unit, engine, tenant, run)
      const token = await holdToken(unit.db, id)
      if (!journey || !token || token.stuckAt === null || token.stuckAt > now) return
      const say = filled(words.tooLong, { name: journey.version.node(token.node)?.name ?? token.node, since: token.since })
      journey.keep({ ...token, stuckAt: null, kept: { ...token.kept, told: true } })
      journey.tell(token, 'stuck', say)
      await surface(journey, token, say, 'late')
      journey.write()
    })
  }
}
