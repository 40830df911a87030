import fc from 'fast-check'
import type { Field } from '../../define/index.ts'
import type { Kind } from '../index.ts'
import { fieldOf } from './laws.ts'

export interface Sample {
  readonly field: Field
  /** What a caller might give; some of it is refused. */
  readonly inputs: fc.Arbitrary<unknown>
}

const moments = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }).map(d => d.toISOString())
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('null', 'NULL', '{}', '"', '\\', "'", ',', 'a\tb', '😀', '\uffff'),
)
const words = { new: { en: 'New', de: 'Neu' }, Old: { en: 'Old', de: 'Alt' }, ärger: { en: 'Trouble', de: 'Ärger' } }
const rowField = fieldOf('rows', {
  columns: {
    day: { ...fieldOf('choice', { words }), required: true },
    from: fieldOf('time'),
    note: fieldOf('text'),
    length: fieldOf('number', { whole: true }),
    by: fieldOf('reference', { to: 'person' }),
    marks: fieldOf('tags'),
    worth: fieldOf('money'),
  },
})
const literal = fc.oneof(
  fc.integer().map(String),
  fc.boolean().map(String),
  fc.string({ maxLength: 5 }).map(s => `'${s.replace(/[\\'\p{Cc}]/gu, '')}'`),
)
const condition = fc.tuple(fc.constantFrom('state', 'name', 'a.b'), fc.constantFrom('==', '!=', '<'), literal).map(parts => parts.join(' '))
const rule = fc
  .array(condition, { minLength: 1, maxLength: 4 })
  .chain(all => fc.constantFrom(' && ', ' || ').map(sign => all.map(one => `(${one})`).join(sign)))
const text = fc.constantFrom('me != null', "'agent' in me.roles", 'false', 'nonsense(')
const sampled = (field: Field, inputs: fc.Arbitrary<unknown>): Sample => ({ field, inputs })

/** Fields of every kind and what may be given to them. */
export const samples: Readonly<Record<Kind, readonly Sample[]>> = {
  text: [sampled(fieldOf('text'), anyText)],
  longText: [
    sampled(
      fieldOf('longText'),
      fc.array(anyText, { maxLength: 5 }).map(lines => lines.join('\r\n')),
    ),
  ],
  number: [
    sampled(fieldOf('number'), fc.double({ noNaN: true, noDefaultInfinity: true })),
    sampled(fieldOf('number', { whole: true }), fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -3, max: 3 }))),
  ],
  money: [
    sampled(
      fieldOf('money'),
      fc.record({
        amount: fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.nat({ max: 9999 })).map(([w, f]) => `${w}.${String(f).padStart(4, '0')}`),
        currency: fc.constantFrom('EUR', 'USD', 'JPY'),
      }),
    ),
  ],
  boolean: [sampled(fieldOf('boolean'), fc.boolean())],
  choice: [sampled(fieldOf('choice', { words }), fc.constantFrom(...Object.keys(words)))],
  date: [
    sampled(
      fieldOf('date'),
      moments.map(m => m.slice(0, 10)),
    ),
  ],
  dateTime: [sampled(fieldOf('dateTime'), moments)],
  time: [
    sampled(
      fieldOf('time'),
      moments.map(m => m.slice(11, 19)),
    ),
  ],
  duration: [
    sampled(
      fieldOf('duration'),
      fc.oneof(fc.nat({ max: 200_000 }), fc.nat({ max: 3_155_760_000 })).map(s => `PT${s}S`),
    ),
  ],
  reference: [sampled(fieldOf('reference', { to: 'person' }), fc.uuid())],
  references: [sampled(fieldOf('references', { to: 'person' }), fc.array(fc.uuid(), { maxLength: 5 }))],
  attachment: [sampled(fieldOf('attachment'), fc.array(fc.uuid(), { maxLength: 5 }))],
  email: [sampled(fieldOf('email'), fc.emailAddress())],
  url: [sampled(fieldOf('url'), fc.webUrl({ withQueryParameters: true }))],
  rows: [
    sampled(
      rowField,
      fc.array(
        fc.record(
          { day: fc.constantFrom(...Object.keys(words)), from: fc.constantFrom('08:00', '9:00', null), note: anyText, by: fc.uuid() },
          { requiredKeys: ['day'] },
        ),
        { maxLength: 4 },
      ),
    ),
  ],
  rule: [sampled(fieldOf('rule', { of: 'person' }), fc.oneof(rule, text))],
  document: [sampled(fieldOf('document'), fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.jsonValue(), { minKeys: 1, maxKeys: 3 }))],
  secret: [sampled(fieldOf('secret', { max: 40 }), fc.string({ unit: 'binary', maxLength: 12 }))],
  tags: [sampled(fieldOf('tags'), fc.array(anyText, { maxLength: 4 }))],
}
