import assert from 'node:assert/strict'
import { test } from 'node:test'
import { most, type Part } from './form.ts'
import { readForm, readSet } from './read-form.ts'
import { form, hint, question, section, text, words } from './test/forms.ts'

const faults = (value: unknown) => {
  const read = readForm(value)
  return 'faults' in read ? read.faults.map(f => f.en) : []
}

test('a form is read back as it was written', () => {
  const whole = form(
    question('a', 'choice', { options: words('x', '1'), require: "b == 'x'", limits: [{ rule: 'a != null', otherwise: text('No.') }] }),
    question('n', 'number', {
      prices: [
        { each: true, once: { amount: '1.00', currency: 'EUR' } },
        { answer: 3, recurring: { amount: '1.00', currency: 'EUR', every: 'year' } },
      ],
    }),
    question('r', 'rows', { options: { columns: { what: { kind: 'choice', label: text('W'), required: true, options: words('y') } } } }),
    question('p', 'reference', { options: { to: 'person', only: 'active == true' }, prefill: [{ from: 'requester' }, { when: 'a == null', value: null }] }),
    section('s', [hint('h'), { part: 'heading', key: 'k', label: text('K') }, { part: 'questionSet', key: 'q', set: 'id' }], 'a != null'),
  )
  assert.deepEqual(readForm(JSON.parse(JSON.stringify(whole))), { form: whole })
})

test('what a form does not know is refused, wherever it stands', () => {
  const withMore = (more: object) => ({ parts: [{ ...question('a', 'text'), ...more }] })
  assert.deepEqual(faults(withMore({ admin: true })), ['parts[0].admin: there is no such property.'])
  assert.deepEqual(faults(withMore({ options: { to: 'person', offers: 'x' } })), ['parts[0].options.offers: there is no such property.'])
  assert.deepEqual(faults(JSON.parse('{ "parts": [], "__proto__": { "x": 1 } }')), ['__proto__: there is no such property.'])
  assert.deepEqual(faults(withMore({ kind: 'secret' })).length, 1)
  assert.deepEqual(faults(withMore({ kind: 'rule' })).length, 1)
  assert.match(faults(withMore({ options: { columns: { f: { kind: 'attachment', label: text('F') } } } })).join(), /columns.f.kind: use one of/)
  assert.deepEqual(faults({ parts: [{ part: 'script', key: 'x' }] }), ['parts[0].part: use one of question, section, heading, hint, questionSet.'])
  for (const wrong of [null, undefined, 7, 'x', [], { parts: {} }, { parts: [null] }, { parts: [[]] }])
    assert.ok(faults(wrong).length > 0, JSON.stringify(wrong))
})

test('names that mean something to JavaScript are no choices', () => {
  const words = JSON.parse('{ "__proto__": { "en": "x", "de": "x" } }')
  assert.equal(faults({ parts: [{ ...question('a', 'choice'), options: { words } }] }).length, 1)
})

test('a form is not larger than people can answer (A39)', () => {
  const nested = (levels: number): Part => (levels === 0 ? hint('h') : section(`s${levels}`, [nested(levels - 1)]))
  assert.deepEqual(faults(form(nested(most.depth))), [])
  assert.match(faults(form(nested(most.depth + 1))).join(), /sections into one another/)
  assert.match(faults(form(nested(3000))).join(), /sections into one another/)
  const many = (count: number) => Array.from({ length: count }, (_, i) => hint(`h${i}`))
  assert.deepEqual(faults(form(...many(most.parts))), [])
  assert.match(faults(form(...many(most.parts + 1))).join(), /at most 200 parts/)
  assert.match(faults(form(section('a', many(150)), section('b', many(150)))).join(), /at most 200 parts/)
  assert.match(faults(form({ part: 'hint', key: 'h', text: text('x'.repeat(most.form)) })).join(), /too much for one form/)
  assert.match(faults(form(question('a', 'text', { label: text('x'.repeat(201)) }))).join(), /at most 200 characters/)
  assert.match(faults(form(question('a', 'text', { show: 'x'.repeat(4001) }))).join(), /at most 4000 characters/)
})

test('a set of questions has a heading and parts', () => {
  assert.deepEqual(readSet({ label: text('Delivery'), parts: [question('street', 'text')] }), [])
  assert.equal(readSet({ parts: [] }).length, 1)
})
