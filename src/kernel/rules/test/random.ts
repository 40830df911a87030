import fc, { type Arbitrary } from 'fast-check'
import type { Comparison, Field, Literal, Operand, RecordType, Rule } from '../../define/index.ts'
import { type Place, placeOf, pointsAt, valueType } from '../place.ts'
import { model, thingType } from './things.ts'

export const now = '2026-03-29T01:00:00.000Z'
export const ids = Array.from({ length: 40 }, (_, n) => `00000000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`)
/** Those that references name. */
const few = ids.slice(0, 10)
export const roles = ['agent', 'lead']

/** Few values of each kind, so that they meet, and among them those that have been trouble elsewhere. */
const texts = [
  'a',
  'A',
  'ab',
  'Äb',
  'ä',
  'ß',
  'ẞ',
  'Σ',
  'ΑΣ',
  'σ',
  'İ',
  'i',
  'ǅ',
  '%',
  '_',
  '\\',
  'a%b',
  "o'b",
  '😀',
  'Ａ',
  '\ue000',
  '100%',
  'null',
  'ab a',
  '" or 1=1 --',
]
const moments = [
  now,
  '2026-03-28T21:00:00.000Z',
  '2026-03-29T01:00:00.001Z',
  '1969-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2026-03-30T00:59:59.000Z',
]
const days = ['2026-03-29', '2026-03-28', '2026-03-30', '0001-01-01', '9999-12-31', '2024-02-29']
const amounts = ['0', '0.0001', '12.5', '12.50', '-12.5', '99999999999.9999', '999999999999999']
const pools: Readonly<Record<string, readonly unknown[]>> = {
  text: texts,
  longText: [...texts, 'one\ntwo'],
  number: [0, 1, 2, 3, -1, 2.5, 0.1, 1e-9, 123456789, Number.MAX_SAFE_INTEGER, -1e300],
  money: amounts.flatMap(amount => ['EUR', 'JPY'].map(currency => ({ amount, currency }))),
  boolean: [true, false],
  choice: ['low', 'high', 'asked'],
  date: days,
  dateTime: moments,
  time: ['00:00', '16:00', '16:00:30', '23:59:59', '09:30'],
  duration: ['PT0S', 'PT4H', 'P2D', 'P2DT30M', 'P36525D', 'PT1S'],
  email: ['anna@example.com', 'Anna@example.com', "o'b_%@example.org"],
  url: ['https://example.com/a', 'https://example.com/A_%25', 'mailto:a@example.com'],
  tags: ['vpn', 'ab', 'ä', "o'b", '%', '"', '{}', 'null', 'a\\b'],
  reference: few,
}

const poolOf = (field: Field): readonly unknown[] => pools[field.kind === 'references' || field.kind === 'attachment' ? 'reference' : field.kind] ?? []
const fitting = (field: Field) => poolOf(field).filter(value => !field.options.whole || Number.isSafeInteger(value))
const isMany = (field: Field) => ['references', 'attachment', 'tags'].includes(field.kind)

/** A value as a record holds it; often nothing. */
const value = (field: Field): Arbitrary<unknown> => {
  const one = fc.constantFrom(...fitting(field))
  return fc.option(isMany(field) ? fc.uniqueArray(one, { maxLength: 3 }) : one, { freq: 3 })
}

export type Row = Readonly<Record<string, unknown>>
export const record = (type: RecordType): Arbitrary<Row> =>
  fc.record(
    Object.fromEntries(
      Object.entries(type.fields)
        .filter(([, f]) => !f.required)
        .map(([name, f]) => [name, value(f)]),
    ),
  )

export const asker = fc.record({
  person: fc.option(fc.constantFrom(...few)),
  groups: fc.uniqueArray(fc.constantFrom(...few), { maxLength: 3 }),
  roles: fc.subarray(roles).map(names => new Set(names)),
})

const own = Object.keys(thingType.fields).filter(name => !thingType.fields[name]?.required)
const paths = [
  'id',
  ...own,
  ...own.map(f => `parent.${f}`),
  ...own.map(f => `parent.parent.${f}`),
  'parent.id',
  'owner.manager.name',
  'owner.name',
  'owner.manager',
  'team.lead',
  'team.lead.manager',
  'createdBy.manager',
  'parent.owner.name',
]
const places = paths.map(path => placeOf(model, thingType, path)).filter(place => place !== undefined)

const distance = fc.constantFrom('', '-PT4H', 'PT4H', '-P1D', 'P1D', 'PT1S', '-P36525D')
const literal = ({ field }: Place, is: Comparison): Arbitrary<Literal> => {
  if (is === 'contains' || is === 'startsWith' || is === 'endsWith')
    return isMany(field) ? fc.constantFrom(...(poolOf(field) as Literal[])) : fc.constantFrom(...texts, 'exa', 'EXAMPLE')
  const pool = fitting(field).map(v => (typeof v === 'object' && v !== null && 'amount' in v ? v.amount : v))
  return fc.constantFrom(...(pool as Literal[]))
}

function operand(place: Place, is: Comparison): Arbitrary<Operand> {
  if (is === 'in') return fc.array(literal(place, is), { maxLength: 4 })
  const others = places.filter(other => !other.kind.many && valueType(other) === valueType(place)).map(other => ({ field: other.path }))
  return fc.oneof(
    { weight: 4, arbitrary: literal(place, is) },
    ...(others.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom<Operand>(...others) }] : []),
    ...(pointsAt(place, 'person') ? [{ weight: 2, arbitrary: fc.constant<Operand>({ me: true }) }] : []),
    ...(['date', 'timestamptz'].includes(valueType(place)) ? [{ weight: 3, arbitrary: distance.map((by): Operand => ({ now: by })) }] : []),
  )
}

const place = fc.constantFrom(...places)
const groupPlaces = fc.constantFrom(...places.filter(p => pointsAt(p, 'group')))

export const comparison: Arbitrary<Rule> = place.chain(at =>
  fc.constantFrom(...at.kind.comparisons).chain(is => operand(at, is).map((other): Rule => ({ field: at.path, is, value: other }))),
)

const atom: Arbitrary<Rule> = fc.oneof(
  { weight: 12, arbitrary: comparison },
  { weight: 2, arbitrary: place.chain(at => fc.boolean().map((empty): Rule => ({ field: at.path, empty }))) },
  { weight: 1, arbitrary: groupPlaces.map((at): Rule => ({ memberOf: at.path })) },
  { weight: 1, arbitrary: fc.constantFrom(...roles).map((role): Rule => ({ role })) },
  { weight: 1, arbitrary: fc.constant<Rule>({ signedIn: true }) },
)

/** Rules of up to three levels; some groups in them are empty. */
export const rule: Arbitrary<Rule> = fc.letrec<{ rule: Rule }>(tie => ({
  rule: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: atom },
    { weight: 2, arbitrary: fc.array(tie('rule'), { maxLength: 3 }).map((all): Rule => ({ all })) },
    { weight: 2, arbitrary: fc.array(tie('rule'), { maxLength: 3 }).map((any): Rule => ({ any })) },
    { weight: 2, arbitrary: tie('rule').map((not): Rule => ({ not })) },
  ),
})).rule
