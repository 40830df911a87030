import { machine } from '../../kernel/actor.ts'
import { Failure } from '../../kernel/errors.ts'
import { queueJob } from '../../kernel/jobs/index.server.ts'
import type { Log } from '../../kernel/log.ts'
import { atomically, plainUnit, type Unit } from '../../kernel/records/internal.server.ts'
import { automation } from './definition.ts'
import { actorOf, type Engine, runOf, type Turn } from './run.server.ts'
import { countFailure, keepRun } from './trace.server.ts'
import { filled, words } from './words.ts'

/** So many failures in a row, on whichever records, and it is parked. */
const mostFailures = 3
/** Seconds until the next try; with three failures it is parked half a minute after the first at the latest. */
const waits = [5, 15]

/** Whether it is nobody's fault: then the job is tried again as any job, and it does not count. */
export const isPassing = (error: unknown): boolean => error instanceof Failure && error.kind === 'unavailable'

/** What became of a run that was rolled back: it is tried again, or the automation is parked. Others go on. */
export async function failed(engine: Engine, turn: Turn, error: unknown, log: Log): Promise<void> {
  const { tenant } = turn
  const told = (error instanceof Error ? error.message : String(error)).slice(0, 2000)
  await atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
    const now = unit.store.now()
    await keepRun(unit.db, tenant, { ...runOf(turn), at: now, outcome: 'failed', because: words.empty, did: [], error: told })
    const failures = await countFailure(unit.db, tenant, turn.automation.id)
    if (failures >= mostFailures) await park(unit, turn, failures, told)
    else await queueTurn(unit, turn, new Date(Date.parse(now) + (waits[failures - 1] ?? 60) * 1000).toISOString())
    log.warn({ automation: turn.automation.name, id: turn.automation.id, record: turn.record, failures, err: error }, 'an automation failed')
  })
}

/** Queues one turn by itself. */
export const queueTurn = (unit: Unit, { tenant, automation: { id }, type, record, occasion, chain }: Turn, at: string): Promise<void> =>
  queueJob(unit.db, tenant, 'automations.turn', { automation: id, type: type.name, record, occasion, chain }, at, `${id} ${record} ${occasion}`)

async function park(unit: Unit, turn: Turn, count: number, error: string): Promise<void> {
  const { tenant, type, record } = turn
  const { id, name } = turn.automation
  const records = unit.store.within(unit)
  const keeper = machine(tenant, 'automations', 'automation')
  const { state } = await records.get(keeper, automation, id)
  if (state !== 'active') return
  const say = filled(words.parked, { name, count, error })
  await records.transition(keeper, automation, id, 'park', {}, { given: { parkedBecause: say[turn.automation.language].slice(0, 4000) } })
  await records.fact(actorOf(turn), type.definition, record, { kind: 'automation.parked', say, about: { automation: id } })
}
