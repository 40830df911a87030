import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { test } from 'node:test'
import { accepted, fieldOf, keepsTheLaws, refusal } from '../test/laws.ts'
import { samples } from '../test/samples.ts'
import { sealedIn, secret } from './secret.ts'

const field = fieldOf('secret', { max: 20 })
const parse = (value: unknown) => secret.parse(value, field)
const beside = { model: { types: [], type: assert.fail, find: () => undefined, byPath: () => undefined }, fields: {}, values: {}, ruleFaults: () => [] }

for (const sample of samples.secret) keepsTheLaws(secret, sample.field, sample.inputs)

test('what goes around as its value never holds the text', () => {
  const value = accepted(parse('hunter2'))
  const shown = [JSON.stringify(value), inspect(value, { showHidden: true, depth: 9 }), secret.say(value, field, 'en'), secret.toText(value, field)]
  for (const text of shown) assert.doesNotMatch(text, /hunter2/)
  assert.deepEqual(Object.keys(value), ['set', 'mark'])
})

test('it is sealed where it is written, and cannot be written without', () => {
  const value = accepted(parse('hunter2'))
  assert.equal(
    secret.write(value, (text, mark) => `${text.length}${mark}`),
    `v1.${value.mark}.7${value.mark}`,
  )
  assert.throws(() => secret.write(value), /nothing to seal it with/)
  assert.throws(() => secret.write('hunter2' as never), /giving it to create or change/)
})

test('the same text twice is another secret, so that history tells of the change', () => {
  assert.notEqual(accepted(parse('hunter2')).mark, accepted(parse('hunter2')).mark)
})

test('it is taken to the letter, blanks and accents and all', () => {
  const text = ' Mu\u0308ller '
  const kept: string[] = []
  secret.write(accepted(parse(text)), given => (kept.push(given), ''))
  assert.deepEqual(kept, [text])
})

test('one that was read may come back, but is not taken for a new one', () => {
  const read = { set: true as const, mark: 'AAAAAAAAAAAAAAAA' }
  assert.deepEqual(accepted(parse(read)), read)
  assert.match(secret.check?.(accepted(parse(read)), field, beside)?.en ?? '', /as text/)
  assert.equal(secret.check?.(accepted(parse('hunter2')), field, beside), undefined)
})

test('what is no secret is refused', () => {
  for (const wrong of [
    '',
    '  ',
    7,
    { set: true },
    { set: true, mark: 'x' },
    { set: false, mark: 'AAAAAAAAAAAAAAAA' },
    { set: true, mark: 'AAAAAAAAAAAAAAAA', text: 'x' },
  ]) {
    refusal(parse(wrong))
  }
  assert.match(refusal(parse('x'.repeat(21))), /at most 20/)
})

test('of an imported one, only that there was one is known', () => {
  assert.equal(sealedIn(secret.write({ set: true, mark: 'AAAAAAAAAAAAAAAA' }) as string), undefined)
  assert.deepEqual(sealedIn('v1.AAAAAAAAAAAAAAAA.xyz'), { mark: 'AAAAAAAAAAAAAAAA', sealed: 'xyz' })
})
