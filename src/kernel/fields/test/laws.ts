import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { type Field, type FieldOptions, languages } from '../../define/index.ts'
import { compare } from '../compare.ts'
import { fieldType } from '../index.ts'
import type { Comparable, FieldType, Parsed } from '../type.ts'

/** A field of that kind. */
export const fieldOf = (kind: string, options: FieldOptions = {}): Field => ({
  kind,
  label: { en: 'Field', de: 'Feld' },
  required: false,
  computed: false,
  unique: false,
  options,
})

export function accepted<V>(parsed: Parsed<V>): V {
  assert.ok('value' in parsed, `refused: ${'fault' in parsed ? parsed.fault.en : ''}`)
  return parsed.value
}

/** The English fault; both languages must say something, and not the same. */
export function refusal(parsed: Parsed<unknown>): string {
  assert.ok('fault' in parsed, `accepted: ${'value' in parsed ? JSON.stringify(parsed.value) : ''}`)
  assert.match(parsed.fault.en, /^[A-Z].*[.?)]$/s)
  assert.match(parsed.fault.de, /^[A-ZÄÖÜ].*[.?)]$/s)
  assert.notEqual(parsed.fault.en, parsed.fault.de)
  return parsed.fault.en
}

const ajv = new Ajv2020({ strict: true })
addFormats.default(ajv)

/** What holds for every kind of field, tried on what callers might give. Inputs that are refused are passed over. */
export function keepsTheLaws<V>(type: FieldType<V>, field: Field, inputs: fc.Arbitrary<unknown>): void {
  const values = (holds: (value: V) => void) => () =>
    fc.assert(
      fc.property(inputs, input => {
        const parsed = type.parse(input, field)
        fc.pre('value' in parsed)
        if ('value' in parsed) holds(parsed.value)
      }),
    )
  const named = (law: string) => `${type.kind} ${JSON.stringify(field.options)}: ${law}`

  test(named('is known under its kind'), () => assert.equal(fieldType(type.kind), type))
  test(
    named('a value that was accepted is accepted again as it is'),
    values(value => assert.deepEqual(accepted(type.parse(value, field)), value)),
  )
  test(
    named('a value survives JSON'),
    values(value => assert.deepEqual(JSON.parse(JSON.stringify(value)), value)),
  )
  test(
    named('a value survives being written into a file and read back'),
    values(value => assert.deepEqual(accepted(type.fromText(type.toText(value, field), field)), value)),
  )
  test(named('a value is valid by its own schema'), () => {
    const valid = ajv.compile(type.schema(field))
    values(value => assert.ok(valid(value), `${JSON.stringify(value)}: ${ajv.errorsText(valid.errors)}`))()
  })
  test(
    named('a value can be said in every language'),
    values(value => {
      for (const language of languages) assert.equal(typeof type.say(value, field, language), 'string')
    }),
  )
  test(
    named('a value can be compared exactly where the column holds one that has an order'),
    values(value => assert.equal(type.comparable(value) === undefined, type.many || type.comparisons.length === 0)),
  )
  test(named('nothing but a value is accepted'), () => {
    for (const wrong of [null, undefined, {}, [null], [[]], Symbol('x'), () => 1, Number.NaN, 1n]) refusal(type.parse(wrong, field))
  })
}

/** Values in the order of some other reckoning come out in the same order, and equal ones equal. */
export function keepsOrder<V>(type: FieldType<V>, inputs: fc.Arbitrary<V>, oracle: (a: V, b: V) => number, field: Field = fieldOf(type.kind)): void {
  const sizeOf = (input: V): Comparable => {
    const size = type.comparable(accepted(type.parse(input, field)))
    assert.ok(size !== undefined)
    return size
  }
  test(`${type.kind}: values compare as they should`, () =>
    fc.assert(fc.property(inputs, inputs, (a, b) => assert.equal(Math.sign(compare(sizeOf(a), sizeOf(b))), Math.sign(oracle(a, b)) + 0))))
}

/** A rule that names a value of the field in full compares with that value. */
export function operandIsValue<V>(type: FieldType<V>, inputs: fc.Arbitrary<V>, field: Field = fieldOf(type.kind)): void {
  test(`${type.kind}: a rule's literal means the value it names`, () =>
    fc.assert(fc.property(inputs, input => assert.equal(accepted(type.parseOperand(input, field)), type.comparable(accepted(type.parse(input, field)))))))
}
