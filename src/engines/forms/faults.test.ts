import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOfForm, type Publishing } from './faults.ts'
import type { Form } from './form.ts'
import { form, hint, model, question, section, text, words } from './test/forms.ts'

const faults = (of: Form, readable?: Publishing['readable']) =>
  faultsOfForm(of, { model, ...(readable ? { readable } : {}) }).map(({ key, message }) => `${key}: ${message.en}`)
const one = (...given: Parameters<typeof question>) => faults(form(question(...given)))

test('a form that can be answered has no faults', () => {
  const sound = form(
    question('model', 'choice', { options: words('small', 'large'), require: true }),
    question('count', 'number', { options: { whole: true, min: 1, most: 20 }, limits: [{ rule: 'count > 1 && count < 3', otherwise: text('Two.') }] }),
    section('where', [question('site', 'reference', { options: { to: 'location' }, prefill: [{ from: 'requester.location' }] })], "model == 'large'"),
    question('phone', 'text', { prefill: [{ from: 'requester.phone' }], show: 'site.name != null' }),
    question('list', 'rows', { options: { columns: { what: { kind: 'text', label: text('What'), required: true } } }, show: 'list2 == null' }),
    question('list2', 'tags'),
    hint('note', 'count > 3'),
  )
  assert.deepEqual(faults(sound), [])
})

test('what is required but never shown is refused', () => {
  const never = form(
    question('model', 'choice', { options: words('small', 'large') }),
    section('s', [question('why', 'text', { require: true, show: "model == 'large'" })], "model == 'small'"),
  )
  assert.deepEqual(faults(never), ['why: This is required, but no answers ever bring it up: the form could not be answered.'])
})

test('what hangs on something that never shows is never shown either', () => {
  const chain = form(
    question('n', 'number', { options: { min: 1, most: 5 } }),
    question('a', 'boolean', { show: 'n > 5' }),
    question('b', 'boolean', { show: 'a == true' }),
    question('c', 'boolean', { show: 'a == null' }),
  )
  assert.deepEqual(
    faults(chain).map(f => f.split(':')[0]),
    ['a', 'b'],
  )
})

test('what depends on what nobody knows beforehand is taken as possible', () => {
  const open = form(
    question('when', 'date', { require: true, show: "requester.phone == 'x' && 'agent' in me.roles" }),
    question('name', 'text', { show: "when > '2026-01-01' && when < now()" }),
    question('both', 'text', { show: "name.startsWith('a') && name.endsWith('b')" }),
    question('same', 'text', { show: 'name == both' }),
  )
  assert.deepEqual(faults(open), [])
})

test('a circle is told once, with all that are in it', () => {
  const circle = form(
    question('a', 'boolean', { show: 'c == true' }),
    question('b', 'text', { prefill: [{ when: 'a == true', value: 'x' }] }),
    question('c', 'boolean', { show: 'b != null' }),
    question('own', 'boolean', { show: 'own == true' }),
  )
  assert.deepEqual(faults(circle), ['a: These depend on one another in a circle: a → c → b → a.', 'own: These depend on one another in a circle: own → own.'])
})

test('a section that hangs on a question in it is a circle', () => {
  assert.match(faults(form(section('s', [question('a', 'boolean')], 'a == true'))).join(), /a circle: a → a/)
})

test('unknown names are told with what was probably meant', () => {
  assert.deepEqual(faults(form(question('model', 'text'), hint('h', "modell == 'x'"))), [
    "h: Shown if: There is no field 'modell' in answers. Did you mean 'model'?",
  ])
  assert.match(one('a', 'text', { require: 'requester.departmnt != null' }).join(), /Did you mean 'requester.department'/)
  assert.match(one('a', 'text', { show: 'b = 1' }).join(), /To compare, write ==/)
})

test('keys must be names that rules can speak of, each once', () => {
  assert.match(one('Model', 'text').join(), /cannot be a key/)
  assert.match(one('__proto__', 'text').join(), /cannot be a key/)
  for (const key of ['requester', 'orderer', 'me', 'in', 'constructor', 'toString', 'for', 'prototype', 'id', 'now'])
    assert.match(one(key, 'text').join(), /means something else/, key)
  assert.match(faults(form(question('a', 'text'), section('s', [question('a', 'text')]))).join(), /several parts with the key 'a'/)
})

test('a rule may not ask what the orderer may not read, nor fill it in', () => {
  const readable = (_: unknown, field: string) => field !== 'vip' && field !== 'phone'
  const asks = form(
    question('a', 'text', {
      show: 'requester.vip == true',
      prefill: [{ from: 'requester.phone' }],
      limits: [{ rule: 'requester.manager.vip == true', otherwise: text('x') }],
    }),
  )
  assert.deepEqual(
    faults(asks, readable),
    [
      "a: Prefilled 1: Whoever orders may not read 'requester.phone', so the form cannot ask for it.",
      "a: Shown if: Whoever orders may not read 'requester.vip', so the form cannot ask for it.",
      "a: Limit 1: Whoever orders may not read 'requester.manager.vip', so the form cannot ask for it.",
    ].toSorted((x, y) => faults(asks, readable).indexOf(x) - faults(asks, readable).indexOf(y)),
  )
  const chosen = form(question('who', 'reference', { options: { to: 'person', only: 'vip == true' } }))
  assert.match(faults(chosen, readable).join(), /What may be chosen: There is no field 'vip'/)
  const hidden = (type: { name: string }) => type.name !== 'problem'
  assert.match(faults(form(question('p', 'reference', { options: { to: 'problem' } })), hidden).join(), /may not see any problems/)
})

test('a prefill must be able to stand there', () => {
  assert.match(one('n', 'number', { prefill: [{ value: 'three' }] }).join(), /Prefilled 1: Use a number/)
  assert.match(one('n', 'number', { options: { most: 5 }, prefill: [{ value: 6 }] }).join(), /at most 5/)
  assert.match(one('c', 'choice', { options: words('a'), prefill: [{ value: 'b' }] }).join(), /Prefilled 1/)
  assert.match(one('n', 'number', { prefill: [{ from: 'requester.phone' }] }).join(), /another kind of value/)
  assert.match(one('p', 'reference', { options: { to: 'person' }, prefill: [{ from: 'requester.location' }] }).join(), /another kind of value/)
  assert.match(one('n', 'text', { prefill: [{ from: 'requester.fon' }] }).join(), /no 'requester.fon'/)
  assert.match(one('n', 'text', { prefill: [{}] }).join(), /either a value or where/)
  assert.match(one('f', 'attachment', { prefill: [{ value: [] }] }).join(), /Files cannot be there beforehand/)
  assert.match(one('n', 'text', { prefill: [{ value: 'a', when: 'requester == null && false' }] }).join(), /Prefilled 1/)
  assert.deepEqual(one('n', 'text', { prefill: [{ from: 'requester.email' }] }), [], 'an address is a line of text')
})

test('a limit that no answer keeps is refused, alone or with the others', () => {
  const limit = (rule: string) => ({ rule, otherwise: text('No.') })
  assert.match(one('n', 'number', { options: { most: 5 }, limits: [limit('n > 5')] }).join(), /Limit 1: no answer can keep it/)
  assert.match(one('n', 'number', { options: { whole: true }, limits: [limit('n > 1 && n < 2')] }).join(), /Limit 1: no answer/)
  assert.deepEqual(one('n', 'number', { limits: [limit('n > 1 && n < 2')] }), [])
  assert.match(one('n', 'number', { limits: [limit('n > 3'), limit('n < 2')] }).join(), /all of these limits together/)
  assert.match(one('n', 'text', { limits: [limit('n == null')] }).join(), /Limit 1: no answer can keep it/, 'it is asked of what is answered')
  assert.match(one('c', 'choice', { options: words('a', 'b'), limits: [limit("c != 'a' && !(c in ['b'])")] }).join(), /Limit 1/)
  assert.match(one('n', 'number', { limits: [{ rule: 'n > 1', otherwise: text('').de === '' ? text('') : { en: ' ', de: '' } }] }).join(), /say what is told/)
})

test('a question must say what it is and what may be answered', () => {
  assert.match(one('c', 'choice').join(), /nothing to choose from/)
  assert.match(one('c', 'choice', { options: { words: { a: { en: '', de: ' ' } } } }).join(), /choice 'a' has no words/)
  assert.match(one('n', 'number', { options: { min: 3, most: 1 } }).join(), /smallest number is larger/)
  assert.match(one('t', 'text', { options: { max: 0 } }).join(), /whole number of at least 1/)
  assert.match(one('r', 'rows').join(), /no columns/)
  assert.match(one('r', 'rows', { options: { columns: { f: { kind: 'attachment' as 'text', label: text('F') } } } }).join(), /cannot be a column/)
  assert.match(one('r', 'rows', { options: { columns: { c: { kind: 'choice', label: text('C') } } } }).join(), /C: There is nothing to choose from/)
  assert.match(one('p', 'reference').join(), /what kind of record/)
  assert.match(one('p', 'references', { options: { to: 'persn' } }).join(), /Did you mean 'person'/)
  assert.match(one('l', 'text', { label: { en: ' ', de: '' } }).join(), /Say what it is called/)
  assert.deepEqual(one('l', 'text', { label: { en: '', de: 'Nur deutsch' } }), [])
})

test('sections hold something, hints say something, and sets of questions are there', () => {
  assert.match(faults(form(section('s', []))).join(), /nothing in this section/)
  assert.match(faults(form({ part: 'hint', key: 'h', text: { en: '', de: '' } })).join(), /what is to be read/)
  assert.match(faults(form({ part: 'questionSet', key: 'q', set: 'x' })).join(), /does not exist/)
})

test('prices fit their answers, and nobody can be paid for ordering less than nothing', () => {
  const once = { amount: '10.00', currency: 'EUR' }
  assert.match(one('n', 'number', { prices: [{ each: true, once }] }).join(), /smallest number must be 0 or more/)
  assert.deepEqual(one('n', 'number', { options: { min: 0 }, prices: [{ each: true, once }] }), [])
  assert.match(one('t', 'text', { prices: [{ each: true, once }] }).join(), /cannot be counted/)
  assert.match(one('c', 'choice', { options: words('a'), prices: [{ answer: 'b', once }] }).join(), /Price 1/)
  assert.match(one('c', 'boolean', { prices: [{ answer: true }] }).join(), /Say how much/)
  assert.match(one('c', 'boolean', { prices: [{ once: { amount: '1,5', currency: 'EUR' } }] }).join(), /Use an amount like/)
  assert.match(one('c', 'boolean', { prices: [{ once: { amount: '1.50', currency: 'EURO' } }] }).join(), /ISO 4217/)
  assert.match(one('c', 'boolean', { prices: [{ once: { amount: '1.5', currency: 'EUR' } }] }).join(), /Write it as 1.50 EUR/)
})

test('every fault is told in German too', () => {
  const many = form(
    question('Bad Key', 'choice'),
    question('a', 'number', { options: { min: 3, most: 1 }, prefill: [{ value: 'x' }], prices: [{}] }),
    question('p', 'reference', { options: { to: 'nothing' } }),
    section('s', []),
  )
  for (const { message } of faultsOfForm(many, { model })) assert.notEqual(message.de, message.en)
})

test('nobody can keep the server busy with a form (A39)', () => {
  const names = Array.from({ length: 199 }, (_, i) => `q${i}`)
  const about = (i: number, step: number) => Array.from({ length: 8 }, (_, k) => `q${(i + k * step) % 100} == 'c'`).join(' && ')
  const busy = form(
    ...names.map((name, i) =>
      question(name, 'choice', {
        options: words('a', 'b', 'c'),
        ...(i > 100 ? { show: about(i, 7) } : {}),
        limits: [3, 5, 11].map(step => ({ rule: `${name} != 'a' || (${about(i, step)})`, otherwise: text('No.') })),
      }),
    ),
  )
  const start = performance.now()
  assert.deepEqual(faults(busy), [])
  assert.ok(performance.now() - start < 10_000)
})
