import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Form, partsOf } from './form.ts'
import { keyFor } from './keys.ts'
import { form, hint, question, section } from './test/forms.ts'
import { duplicated, inserted, moved, removed, replaced, spotOf, stepped } from './tree.ts'

const some = form(hint('a'), section('s', [hint('b'), section('t', [hint('c')])]), hint('d'))
/** `a s(b t(c)) d` */
const drawn = (of: Form): string => {
  const walk = (parts: Form['parts']): string => parts.map(p => (p.part === 'section' ? `${p.key}(${walk(p.parts)})` : p.key)).join(' ')
  return walk(of.parts)
}

test('parts are put in, taken out and replaced wherever they stand', () => {
  assert.equal(drawn(some), 'a s(b t(c)) d')
  assert.equal(drawn(inserted(some, hint('n'), { within: 't', at: 1 })), 'a s(b t(c n)) d')
  assert.equal(drawn(removed(some, 't')), 'a s(b) d')
  assert.equal(drawn(replaced(some, 'c', hint('x'))), 'a s(b t(x)) d')
})

test('a part is dropped before or behind another one, in whatever section', () => {
  assert.equal(drawn(moved(some, 'a', { within: undefined, at: 3 })), 's(b t(c)) d a')
  assert.equal(drawn(moved(some, 'd', { within: undefined, at: 0 })), 'd a s(b t(c))')
  assert.equal(drawn(moved(some, 'd', { within: 't', at: 0 })), 'a s(b t(d c))')
  assert.equal(drawn(moved(some, 'a', { within: undefined, at: 1 })), drawn(some), 'behind itself is where it is')
})

test('nothing goes into itself', () => {
  assert.equal(drawn(moved(some, 's', { within: 't', at: 0 })), drawn(some))
  assert.equal(drawn(moved(some, 's', { within: 's', at: 0 })), drawn(some))
})

test('by the keyboard: up, down, into the section before it, and out', () => {
  assert.equal(drawn(stepped(some, 'd', 'up')), 'a d s(b t(c))')
  assert.equal(drawn(stepped(some, 'd', 'in')), 'a s(b t(c) d)')
  assert.equal(drawn(stepped(some, 'c', 'out')), 'a s(b t() c) d')
  assert.equal(drawn(stepped(some, 'b', 'down')), 'a s(t(c) b) d')
  for (const [key, way] of [
    ['a', 'up'],
    ['d', 'down'],
    ['a', 'in'],
    ['a', 'out'],
  ] as const)
    assert.equal(drawn(stepped(some, key, way)), drawn(some))
})

test('no move loses a part or makes a second one of it', () => {
  const keys = partsOf(some).map(({ part }) => part.key)
  const spots = fc.record({ within: fc.constantFrom(undefined, 's', 't'), at: fc.nat({ max: 3 }) })
  const way = fc.constantFrom('up' as const, 'down' as const, 'in' as const, 'out' as const)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.oneof(spots, way)), { maxLength: 12 }), acts => {
      let now = some
      for (const [key, to] of acts) now = typeof to === 'string' ? stepped(now, key, to) : moved(now, key, to)
      assert.deepEqual(
        partsOf(now)
          .map(({ part }) => part.key)
          .sort(),
        [...keys].sort(),
      )
    }),
  )
})

test('a copy stands behind what it was made from, with keys of its own', () => {
  const { form: twice, key } = duplicated(some, 's')
  assert.equal(key, 's2')
  assert.equal(drawn(twice), 'a s(b t(c)) s2(b2 t2(c2)) d')
  assert.deepEqual(spotOf(twice, 'c2'), { within: 't2', at: 0 })
})

test('a key follows the words, in letters that rules know', () => {
  assert.equal(keyFor('Cost centre', []), 'costCentre')
  assert.equal(keyFor('Größe (cm)', []), 'grosseCm')
  assert.equal(keyFor('Cost centre', ['costCentre', 'costCentre2']), 'costCentre3')
  assert.equal(keyFor('名前', []), 'question')
  assert.equal(keyFor('For', ['question']), 'question2', 'a word of the rule language is none')
  assert.equal(keyFor(question('model', 'text').key, ['model']), 'model2')
})
