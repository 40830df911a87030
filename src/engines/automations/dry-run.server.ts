import type { Actor } from '../../kernel/actor.ts'
import type { Text } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { atomically, loadRow, plainUnit, type Row } from '../../kernel/records/internal.server.ts'
import type { Automation } from './automation.ts'
import { within } from './chain.server.ts'
import { actorOf, type Engine, reasonToRun, runIn, speakerIn, type Turn } from './run.server.ts'
import { titleOf } from '../texts/index.server.ts'

export interface DryRun {
  /** Whether its condition holds. */
  readonly would: boolean
  readonly record: { readonly id: string; readonly title: string }
  readonly because: Text | null
  readonly did: readonly Text[]
  /** Why it would fail. */
  readonly error: string | null
}

/** Undoes everything on its way out. */
class Undone extends Error {
  readonly result: DryRun
  constructor(result: DryRun) {
    super('A dry run is always undone.')
    this.result = result
  }
}

/** What the automation would do to this record now: it does it, and rolls all of it back. The record must be one that the caller may read. */
export async function dryRun(engine: Engine, actor: Actor, automation: Automation, record: string): Promise<DryRun> {
  const { store } = engine
  const type = store.model.type(automation.recordType)
  const row: Row = await store.within(plainUnit(store, actor.tenant)).get(actor, type.definition, record)
  const turn: Turn = { tenant: actor.tenant, automation, type, record: row.id, occasion: 'dry', chain: [] }
  const about = { id: row.id, title: titleOf(type, row) }
  try {
    return await within([automation.id], () =>
      atomically(plainUnit(store, actor.tenant), actor, async unit => {
        const why = await reasonToRun(speakerIn(unit, turn), turn, await loadRow(unit, actorOf(turn), type, row.id), store.now())
        const outcome = await runIn(unit, engine, turn).catch((error: unknown) => {
          throw error instanceof Failure && error.kind !== 'unavailable' ? new Undone(failure(about, why ?? null, error)) : error
        })
        const did = (outcome?.did ?? []).map(effect => effect.say)
        throw new Undone({ would: outcome !== undefined, record: about, because: outcome?.because ?? null, did: said(did), error: null })
      }),
    )
  } catch (undone) {
    if (undone instanceof Undone) return undone.result
    throw undone
  }
}

const failure = (record: DryRun['record'], because: Text | null, error: Failure): DryRun => ({ would: true, record, because, did: [], error: error.message })

/** What made a record is told on both, and here once. */
const said = (texts: readonly Text[]): Text[] => texts.filter((text, i) => i === 0 || texts[i - 1]?.en !== text.en)
