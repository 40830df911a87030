import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileForm } from './compile.ts'
import type { Answers, Form } from './form.ts'
import { type Facts, standingOf, toSend } from './standing.ts'
import { facts, form, hint, me, model, other, question, section, text, words } from './test/forms.ts'

const laptop = form(
  question('model', 'choice', { options: words('small', 'large', 'own'), require: true }),
  question('reason', 'longText', { show: "model == 'large'", require: "model == 'large'" }),
  question('count', 'number', {
    options: { whole: true, min: 1, most: 20 },
    prefill: [{ value: 1 }],
    limits: [{ rule: "count <= 5 || model == 'small'", otherwise: text('At most five large ones.') }],
  }),
  section('delivery', [question('street', 'text', { prefill: [{ from: 'requester.phone' }] }), hint('late', 'count > 10')], "model != 'own'"),
)

const stand = (of: Form, given: Answers, more: Partial<Facts> = {}) => standingOf(compileForm(of, model), given, facts(more))
const said = (of: Form, given: Answers, more: Partial<Facts> = {}) =>
  Object.fromEntries([...stand(of, given, more).faults].map(([key, fault]) => [key, fault.en]))

test('a question is shown, required and prefilled by rules about other answers', () => {
  const large = stand(laptop, { model: 'large' })
  assert.equal(large.questions.get('reason')?.shown, true)
  assert.equal(large.questions.get('reason')?.required, true)
  assert.deepEqual(large.answers, { model: 'large', count: 1 })
  assert.equal(large.questions.get('count')?.prefilled, true)
  assert.equal(stand(laptop, { model: 'small' }).questions.get('reason')?.shown, false)
})

test('what must be answered and is not, is told', () => {
  assert.deepEqual(said(laptop, {}), { model: 'Answer this: model' })
  assert.deepEqual(said(laptop, { model: 'large' }), { reason: 'Answer this: reason' })
})

test('a limit that is not kept says what its author wrote, and may speak of other answers', () => {
  assert.deepEqual(said(laptop, { model: 'large', reason: 'CAD', count: 6 }), { count: 'At most five large ones.' })
  assert.deepEqual(said(laptop, { model: 'small', count: 6 }), {})
})

test('the answer to a question that is not shown is refused, and counts for nothing', () => {
  const standing = stand(laptop, { model: 'small', reason: 'CAD' })
  assert.match(standing.faults.get('reason')?.en ?? '', /is not asked with these answers/)
  assert.equal(Object.hasOwn(standing.answers, 'reason'), false)
  assert.deepEqual(said(laptop, { model: 'small', reason: null }), {}, 'to say that it is empty is no answer')
})

test('what a section hides is hidden with it, parts that are only read among it', () => {
  const own = stand(laptop, { model: 'own', count: 11 })
  assert.equal(own.shown.has('street'), false)
  assert.equal(own.shown.has('late'), false)
  assert.equal(stand(laptop, { model: 'small', count: 11 }).shown.has('late'), true)
})

test('an answer of the wrong kind is refused and counts as empty for the rules of others', () => {
  assert.match(said(laptop, { model: 'huge' }).model ?? '', /small/)
  assert.deepEqual(said(laptop, { model: 'small', count: '3' }), { count: 'Use a number like 4 (not in quotes).' })
  assert.equal(stand(laptop, { model: 7 }).questions.get('reason')?.shown, false)
})

test('a name that is no question is refused, whatever it is', () => {
  const given = JSON.parse('{ "model": "small", "counts": 1, "__proto__": { "admin": true }, "constructor": 1, "requester": "x" }')
  assert.deepEqual(Object.keys(said(laptop, given)).sort(), ['__proto__', 'constructor', 'counts', 'requester'])
  assert.match(said(laptop, given).counts ?? '', /Did you mean 'count'/)
  assert.equal(({} as Record<string, unknown>).admin, undefined)
})

test('what was emptied stays empty; what was never touched is prefilled', () => {
  assert.equal(stand(laptop, { model: 'small', count: null }).questions.get('count')?.value, null)
  assert.equal(stand(laptop, { model: 'small' }, { behind: { 'requester.phone': '+49 30 1' } }).answers.street, '+49 30 1')
  assert.equal(stand(laptop, { model: 'small', street: '' }, { behind: { 'requester.phone': '+49 30 1' } }).answers.street, undefined)
})

test('rules know who orders, who it is for, and what lies behind them', () => {
  const asks = form(
    question('why', 'text', { show: 'requester != orderer' }),
    question('leader', 'text', { show: 'requester.manager == me' }),
    question('team', 'text', { show: "'agent' in me.roles" }),
  )
  const shown = (more: Partial<Facts>) => [...stand(asks, {}, more).shown]
  assert.deepEqual(shown({}), [])
  assert.deepEqual(shown({ requester: other, behind: { 'requester.manager': me } }), ['why', 'leader'])
  assert.deepEqual(shown({ roles: ['requester', 'agent'] }), ['team'])
})

test('a hidden answer is empty for all that hang on it, along a chain in whatever order it stands', () => {
  const chain = form(question('c', 'text', { show: 'b == true' }), question('b', 'boolean', { show: 'a == true' }), question('a', 'boolean'))
  assert.deepEqual([...stand(chain, { a: true, b: true, c: 'x' }).shown], ['c', 'b', 'a'])
  assert.deepEqual([...stand(chain, { a: false, b: true, c: 'x' }).shown], ['a'])
  assert.deepEqual([...stand(chain, { a: false, b: true, c: 'x' }).faults.keys()], ['c', 'b'])
})

test('a circle, which cannot be published, stops nobody who still builds it', () => {
  const circle = form(question('a', 'boolean', { show: 'b == true' }), question('b', 'boolean', { show: 'a == true' }))
  assert.deepEqual([...stand(circle, { a: true, b: true }).shown], [])
})

test('prefilling takes the first whose rule holds, and what is no answer is left out', () => {
  const filled = form(
    question('kind', 'choice', { options: words('a', 'b') }),
    question('size', 'number', { options: { most: 5 }, prefill: [{ when: "kind == 'a'", value: 9 }, { when: "kind == 'b'", value: 3 }, { value: 1 }] }),
  )
  const size = (kind?: string) => stand(filled, kind === undefined ? {} : { kind }).answers.size
  assert.deepEqual([size(), size('b'), size('a')], [1, 3, undefined])
})

test('what goes to the server is what was answered and is still asked, and what was filled in, as it was seen', () => {
  const given = { model: 'small', reason: 'was large once', count: null, street: undefined }
  assert.deepEqual(toSend(stand(laptop, given), given), { model: 'small', count: null })
  assert.deepEqual(toSend(stand(laptop, { model: 'small' }), { model: 'small' }), { model: 'small', count: 1 })
})

test('a price follows the answers that count', () => {
  const priced = form(
    question('model', 'choice', {
      options: words('small', 'large'),
      prices: [
        { answer: 'small', once: { amount: '900.00', currency: 'EUR' } },
        { answer: 'large', once: { amount: '1900.00', currency: 'EUR' }, recurring: { amount: '12.50', currency: 'EUR', every: 'month' } },
      ],
    }),
    question('bags', 'number', {
      show: "model == 'large'",
      options: { whole: true, min: 0 },
      prices: [{ each: true, once: { amount: '39.90', currency: 'EUR' } }],
    }),
  )
  assert.deepEqual(stand(priced, { model: 'large', bags: 3 }).price, {
    once: [{ amount: '2019.70', currency: 'EUR' }],
    recurring: [{ amount: '12.50', currency: 'EUR', every: 'month' }],
  })
  assert.deepEqual(stand(priced, { model: 'small', bags: 3 }).price.once, [{ amount: '900.00', currency: 'EUR' }], 'what is hidden costs nothing')
})
