import { type Actor, machine } from '../../kernel/actor.ts'
import type { AnyDefinition, RowOf } from '../../kernel/define/index.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { calendar } from '../../people/index.ts'
import type { CompiledCalendar } from '../calendars/index.ts'
import { calendarAsOf, compiledOf } from './calendars.server.ts'
import { serviceLevel } from './level.definition.ts'
import { type KeptLevel, levelOf, type LevelRow } from './levels.server.ts'

/** All service levels and calendars as they are now, for work that goes over many clocks. */
export interface Tables {
  readonly rows: readonly LevelRow[]
  readonly levels: ReadonlyMap<string, KeptLevel>
  /** A calendar as of a moment; without an id, around the clock. */
  readonly calendarAt: (id: string | null, at: string | null) => Promise<CompiledCalendar>
}

export async function readTables(records: Records, tenant: string): Promise<Tables> {
  const actor = machine(tenant, 'clocks', 'automation')
  const rows = await all(records, actor, serviceLevel)
  const calendars = new Map((await all(records, actor, calendar)).map(row => [row.id, row]))
  const earlier = new Map<string, Promise<CompiledCalendar>>()
  return {
    rows,
    levels: new Map(rows.filter(row => row.activeFrom !== null).map(row => [row.id, levelOf(row)])),
    calendarAt: async (id, at) => {
      const now = id === null ? undefined : calendars.get(id)
      // What has not been changed since is what it was.
      if (id === null || at === null || (now && now.updatedAt <= at)) return compiledOf(now)
      const key = `${id} ${at}`
      const known = earlier.get(key) ?? calendarAsOf(records, tenant, id, at)
      earlier.set(key, known)
      return known
    },
  }
}

async function all<D extends AnyDefinition>(records: Records, actor: Actor, record: D): Promise<readonly RowOf<D>[]> {
  const rows: RowOf<D>[] = []
  let cursor: string | undefined
  do {
    const page = await records.find(actor, record, { limit: 500, sort: ['createdAt'], ...(cursor === undefined ? {} : { cursor }) })
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}
