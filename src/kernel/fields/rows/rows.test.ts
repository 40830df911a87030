import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '../../define/index.ts'
import { fieldType } from '../index.ts'
import { accepted, fieldOf, keepsTheLaws, refusal } from '../test/laws.ts'
import { samples } from '../test/samples.ts'

const rows = fieldType('rows')
const named = (field: Field, en: string, de: string, required = false): Field => ({ ...field, label: { en, de }, required })
const field = fieldOf('rows', {
  max: 5,
  columns: {
    day: named(fieldOf('choice', { words: { monday: { en: 'Monday', de: 'Montag' }, friday: { en: 'Friday', de: 'Freitag' } } }), 'Day', 'Tag', true),
    from: named(fieldOf('time'), 'From', 'Von'),
    to: named(fieldOf('time'), 'To', 'Bis'),
    free: { ...fieldOf('boolean'), default: false },
  },
})
const parse = (value: unknown) => rows.parse(value, field)
const german = (value: unknown) => {
  const parsed = parse(value)
  return 'fault' in parsed ? parsed.fault.de : ''
}

for (const sample of samples.rows) keepsTheLaws(rows, sample.field, sample.inputs)

test('each cell is tidied by its own kind, and what is left out is empty or its default', () => {
  assert.deepEqual(
    accepted(
      parse([
        { day: 'monday', from: '08:00:00', free: true },
        { day: 'friday', to: null },
      ]),
    ),
    [
      { day: 'monday', from: '08:00', to: null, free: true },
      { day: 'friday', from: null, to: null, free: false },
    ],
  )
})

test('all that is wrong is told at once, each with its row and column', () => {
  const wrong = [{ day: 'monday', from: '8 am' }, { day: 'sunday' }, { from: '08:00' }, { day: 'friday', form: '08:00' }]
  const said = refusal(parse(wrong))
  assert.match(said, /Row 1, From: Use a time like 16:00/)
  assert.match(said, /Row 2, Day: Choose one of: monday, friday\./)
  assert.match(said, /Row 3, Day: Fill this in\./)
  assert.match(said, /Row 4: There is no column 'form'. Did you mean 'from'\?/)
  assert.match(
    german(wrong),
    /Zeile 1, Von: Geben Sie eine Uhrzeit .* Zeile 3, Tag: Bitte ausfüllen\. Zeile 4: Eine Spalte „form“ gibt es nicht\. Meinten Sie „from“\?/,
  )
})

test('what is no row is refused, and so is one with nothing in it', () => {
  for (const wrong of [[null], [[]], ['x'], [1]]) assert.match(refusal(parse(wrong)), /^Row 1: Give an object with day, from, to, free\./)
  const bare = fieldOf('rows', { columns: { note: fieldOf('text') } })
  assert.match(refusal(rows.parse([{ note: 'a' }, { note: '' }], bare)), /^Row 2: Nothing stands in it/)
})

test('there may be as many rows as the field says, and no more', () => {
  assert.equal((accepted(parse(Array.from({ length: 5 }, () => ({ day: 'monday' })))) as unknown[]).length, 5)
  assert.equal(refusal(parse(Array.from({ length: 6 }, () => ({ day: 'monday' })))), 'Use at most 5 rows; these are 6.')
})

test('a great many faults are told in part, and found in no time', () => {
  const started = performance.now()
  const names = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`unknown${i}`, 1]))
  const said = refusal(parse([names, names]))
  assert.ok(said.length < 4000)
  assert.match(said, /There is more that is wrong\.$/)
  assert.ok(performance.now() - started < 500)
})

test('names that objects have by themselves are no columns', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    assert.match(refusal(parse(JSON.parse(`[{"day":"monday","${name}":{"x":1}}]`))), /There is no column/)
  }
})

test('rows are said in the words of their columns', () => {
  const value = accepted(parse([{ day: 'monday', from: '08:00', to: '16:00' }, { day: 'friday' }]))
  assert.equal(rows.say(value, field, 'en'), 'Monday, 08:00, 16:00, No; Friday, No')
  assert.equal(rows.say(value, field, 'de'), 'Montag, 08:00, 16:00, Nein; Freitag, Nein')
})

test('in a file they stand as JSON', () => {
  assert.equal(rows.toText(accepted(parse([{ day: 'monday' }])), field), '[{"day":"monday","free":false}]')
  assert.match(refusal(rows.fromText('monday 8 to 4', field)), /Give the rows as JSON, like \[\{"day": \.\.\.\}\]\./)
})

test('rows within rows, secrets and files cannot be columns, and a definition hears of it', () => {
  for (const kind of ['rows', 'secret', 'attachment']) {
    assert.match(
      rows.flaw?.(fieldOf('rows', { columns: { wrong: fieldOf(kind) } })) ?? '',
      new RegExp(`'wrong' is of the kind ${kind}, which cannot be a column`),
    )
  }
  assert.match(rows.flaw?.(fieldOf('rows')) ?? '', /no columns/)
  assert.equal(rows.flaw?.(field), undefined)
})
