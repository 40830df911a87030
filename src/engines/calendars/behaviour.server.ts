import type { RowOf } from '../../kernel/define/index.ts'
import { invalidAll } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { calendar } from '../../people/index.ts'
import { checkCalendar } from './index.server.ts'
import { definitionOf } from './record.ts'

/** Where the reckoning says what is wrong, and the field of the record that it stands in. */
const fieldOf = (place: string): string =>
  place.startsWith('zone')
    ? 'timeZone'
    : place.startsWith('holidays.region')
      ? 'region'
      : place.startsWith('holidays')
        ? 'country'
        : (place.split(/[[.]/)[0] ?? place)

function check({ row }: { readonly row: RowOf<typeof calendar> }, { actor }: Context): undefined {
  // An emptied required field is refused a step later.
  if (!row.timeZone) return undefined
  const faults = checkCalendar(definitionOf(row))
  if (faults.length > 0) throw invalidAll(faults.map(({ field, message }) => ({ field: fieldOf(field), message: message[actor.language] })))
  return undefined
}

const behaviour: PracticeBehaviour = {
  behaviours: [behave(calendar, { before: { create: check, change: check } })],
  seed: async (records, actor) => {
    if ((await records.count(actor, calendar, undefined, 1)) > 0) return
    await records.create(actor, calendar, { name: 'Office hours' })
  },
}

export default behaviour
