import type { RowOf } from '../../kernel/define/index.ts'
import type { calendar } from '../../people/index.ts'
import type { CalendarDefinition } from './calendar.ts'

type Kept = Pick<RowOf<typeof calendar>, 'timeZone' | 'week' | 'country' | 'region' | 'exceptions'>

/** A calendar as it is kept, as what is reckoned with. */
export function definitionOf({ timeZone, week, country, region, exceptions }: Kept): CalendarDefinition {
  return {
    zone: timeZone,
    week: (week ?? []).map(({ day, from, to }) => ({ day, from: from ?? '', to: to ?? '' })),
    holidays: country ? { country: country.toUpperCase(), region: region?.toUpperCase() || undefined } : undefined,
    exceptions: (exceptions ?? []).map(({ date, name, kind, from, to }) =>
      kind === 'open' ? { date, name, kind, from: from ?? '', to: to ?? '' } : { date, name, kind: 'closed', ...(from && to ? { from, to } : {}) },
    ),
  }
}
