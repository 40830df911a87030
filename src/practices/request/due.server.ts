import type { RowOf } from '../../kernel/define/index.ts'
import type { Context } from '../../kernel/records/index.server.ts'
import { addWorkingDays, type CompiledCalendar, definitionOf } from '../../engines/calendars/index.ts'
import { compiledCalendar } from '../../engines/calendars/index.server.ts'
import { calendar, group } from '../../people/index.ts'
import type { requestItem } from './item.definition.ts'
import { offerOf } from './offers.server.ts'

type Item = Pick<RowOf<typeof requestItem>, 'itemVersion' | 'group'>
type Dating = Pick<Context, 'records' | 'model' | 'actor' | 'by' | 'table' | 'now'>

/** When it was promised, counted from now in working days of the group that fulfils it; null where the catalogue promises nothing. */
export async function dueOf(item: Item, context: Dating): Promise<string | null> {
  const offered = await offerOf({ records: context.records, model: context.model, tenant: context.actor.tenant }, item.itemVersion)
  const days = offered?.offer.deliveryDays
  if (days === undefined) return null
  const compiled = await calendarFor(item, context)
  const from = Date.parse(context.now)
  const due = compiled ? addWorkingDays(compiled, from, days) : from + days * dayMs
  return due === undefined ? null : new Date(due).toISOString()
}

const dayMs = 86_400_000
const compiled = new WeakMap<RowOf<typeof calendar>, CompiledCalendar>()

/** The group's own, or the first that there is. */
async function calendarFor({ group: id }: Item, { records, by, table }: Dating): Promise<CompiledCalendar | undefined> {
  const all = await table(calendar)
  const own = id === null ? null : (await records.get(by('delivery'), group, id)).calendar
  const row = all.find(one => one.id === own) ?? all[0]
  if (!row) return undefined
  const known = compiled.get(row) ?? compiledCalendar(definitionOf(row))
  compiled.set(row, known)
  return known
}
