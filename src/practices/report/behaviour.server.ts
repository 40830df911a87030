import type { AnyDefinition, InputOf, RowOf } from '../../kernel/define/index.ts'
import { followPath, type Model, readAmount, readGrouping, readMeasure, type RecordType } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { Failure, invalid, invalidAll, type Wrong } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave, type Context } from '../../kernel/records/index.server.ts'
import { askedBy } from './asked.ts'
import { report } from './definition.ts'
import { nextMail, periodOf, zoneIn } from './periods.server.ts'

type Report = RowOf<typeof report>

/** A report that cannot be reckoned is refused where it is saved, with what its author may read. */
async function check({ row, was }: { readonly row: Report; readonly was: Report | undefined }, context: Context): Promise<InputOf<typeof report>> {
  const { actor, now, model } = context
  const owner = row.owner ?? actor.person
  // What must be there and is not is told with all that is missing.
  if (isLeftOut(row.of) || isLeftOut(row.measure)) return { owner }
  const faults = unreadable(row)
  if (faults.length > 0) throw invalidAll(faults)
  const type = model.find(row.of)
  if (!type) throw invalid('of', { en: 'There is no such type of record.', de: 'Eine solche Art von Datensätzen gibt es nicht.' })
  if (was === undefined || asksAnew(row, was)) await tryIt(row, type.definition, context)
  if (row.at !== null && !isDate(model, type, row.at)) throw invalid('at', noDate)
  const zone = await zoneOf(context, owner)
  const same = was !== undefined && was.schedule === row.schedule && was.owner === owner
  const nextAt = row.schedule === null ? null : same ? row.nextAt : nextMail(row.schedule, now, zone)
  return { owner, nextAt, ...(same ? {} : { trouble: null }) }
}

const isLeftOut = (value: string | null): boolean => value === null

function unreadable({ by, thenBy, measure, at, period }: Report): Wrong[] {
  const groupings = Object.entries({ by, thenBy }).flatMap(([field, text]) => (text !== null && !readGrouping(text) ? [{ field, message: noGrouping }] : []))
  return [
    ...groupings,
    ...(by === null && thenBy !== null ? [{ field: 'by', message: { en: 'Group by this first.', de: 'Zuerst hiernach gruppieren.' } }] : []),
    ...(readMeasure(measure) ? [] : [{ field: 'measure', message: noMeasure }]),
    ...((at === null) === (period === null) ? [] : [{ field: at === null ? 'period' : 'at', message: both }]),
    ...(at === null || isField(at) ? [] : [{ field: 'at', message: noDate }]),
  ]
}

const noGrouping = {
  en: 'Give a field, a date with its unit (openedAt:month), or an amount with edges (openedAt..resolvedAt:PT1H|PT4H).',
  de: 'Geben Sie ein Feld, ein Datum mit Einheit (openedAt:month) oder eine Menge mit Grenzen (openedAt..resolvedAt:PT1H|PT4H) an.',
}
const noDate = { en: 'Give the name of a date, such as openedAt.', de: 'Geben Sie den Namen eines Datums an, etwa openedAt.' }
const noMeasure = {
  en: 'Give count, or sum:, average:, median:, least:, most:, p90: with an amount, or share: with a rule.',
  de: 'Geben Sie count an, oder sum:, average:, median:, least:, most:, p90: mit einer Menge, oder share: mit einer Bedingung.',
}
const both = { en: 'A period needs both: the date, and from when to when.', de: 'Ein Zeitraum braucht beides: das Datum, und von wann bis wann.' }

function isDate(model: Model, type: RecordType, path: string): boolean {
  const field = followPath(model, type, path)?.field
  return field !== undefined && fieldType(field.kind).gathers === 'time'
}

const isField = (text: string): boolean => 'field' in (readAmount(text) ?? {})

const asksAnew = (row: Report, was: Report): boolean => (['of', 'rule', 'by', 'thenBy', 'measure', 'at'] as const).some(name => row[name] !== was[name])

async function tryIt(row: Report, record: AnyDefinition, { actor, now, records }: Context): Promise<void> {
  try {
    const period = row.period === null ? undefined : periodOf(row.period, now, 'UTC')
    await records.summarise(actor, record, { ...askedBy(row, period, 'UTC'), limit: 1, total: false, names: false })
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.kind !== 'malformed') throw failure
    throw invalid(faultyField(row, failure), failure.told(actor.language).detail)
  }
}

/** Which field the refusal is about: that which names what it speaks of. */
function faultyField(row: Report, { code, message }: Failure): string {
  if (code === 'bad_measure') return 'measure'
  if (code === 'bad_grouping') return 'by'
  const named = /'([\w.]+)'/.exec(message)?.[1]
  const fields = (['at', 'by', 'thenBy', 'measure', 'rule'] as const).filter(name => named !== undefined && row[name]?.includes(named))
  return fields[0] ?? 'rule'
}

async function zoneOf({ record, records, table, by }: Context, owner: string | null): Promise<string> {
  const [settings] = await table(record('notificationSettings'))
  const row = owner === null ? undefined : await records.get(by('reports'), record('person'), owner)
  return zoneIn(row) ?? zoneIn(settings) ?? 'UTC'
}

const behaviour: PracticeBehaviour = { behaviours: [behave(report, { before: { create: check, change: check } })] }

export default behaviour
