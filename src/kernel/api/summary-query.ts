import { readGrouping, readMeasure } from '../define/index.ts'
import { malformed } from '../errors.ts'
import type { SummaryQuery } from '../records/index.server.ts'
import { flag, knownOnly, oneOf, type Parameters, rule, several, wholeNumber, within } from './query.ts'

/** What the address of a summary asks for: `?by=group&by=openedAt:month&measure=count&measure=median:openedAt..resolvedAt`. @throws malformed */
export function summaryAsked(query: Parameters): { readonly asked: SummaryQuery; readonly format: 'json' | 'csv' } {
  knownOnly(query, ['filter', 'within', 'by', 'measure', 'zone', 'limit', 'total', 'names', 'format'])
  const format = oneOf(query, 'format') ?? 'json'
  if (format !== 'csv' && format !== 'json') throw malformed("'format' is csv or json.", 'bad_parameter')
  const filter = rule(query, 'filter')
  const inside = within(query)
  const zone = oneOf(query, 'zone')
  const limit = wholeNumber(query, 'limit')
  const measures = several(query, 'measure').map(measureOf)
  const asked: SummaryQuery = {
    by: several(query, 'by').map(groupingOf),
    measures: measures.length === 0 ? [{ is: 'count' }] : measures,
    ...(filter === undefined ? {} : { filter }),
    ...(inside === undefined ? {} : { within: inside }),
    ...(zone === undefined ? {} : { zone }),
    ...(limit === undefined ? {} : { limit }),
    total: flag(query, 'total'),
    names: flag(query, 'names'),
  }
  return { asked, format }
}

function groupingOf(text: string) {
  const found = readGrouping(text)
  if (found) return found
  throw malformed("'by' is a field, a date with its unit (openedAt:month), or an amount with edges (openedAt..resolvedAt:PT1H|PT4H).", 'bad_grouping')
}

function measureOf(text: string) {
  const found = readMeasure(text)
  if (found) return found
  throw malformed(
    "'measure' is count, sum:, average:, median:, least:, most: or p90: with a number, a duration or openedAt..resolvedAt behind it, or share: with a rule.",
    'bad_measure',
  )
}
