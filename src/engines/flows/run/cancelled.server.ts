import { atomically, plainUnit } from '../../../kernel/records/internal.server.ts'
import { words } from '../words.ts'
import type { FlowEngine } from './engine.ts'
import { end } from './moves.server.ts'
import { open } from './step.server.ts'
import { tokensOf } from './tables.server.ts'

/** Withdraws what a cancelled run waited for. What it did stays done. */
export async function cancelled(engine: FlowEngine, tenant: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await atomically(plainUnit(engine.store, tenant), { tenant }, async unit => {
    const journey = await open(unit, engine, tenant, String(payload.run), { over: true })
    if (!journey) return
    await end(journey, await tokensOf(unit.db, journey.progress.run), words.cancelled)
    journey.write()
  })
}
