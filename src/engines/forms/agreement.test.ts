import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { samples } from '../../kernel/fields/test/samples.ts'
import { compileForm } from './compile.ts'
import { type AnswerKind, answerKinds, type Answers, type Form, type Part } from './form.ts'
import { readForm } from './read-form.ts'
import { sliceOf, typesOf } from './slice.ts'
import { isBlank, type Standing, standingOf, toSend } from './standing.ts'
import { facts, me, model, other, question, section, text, words } from './test/forms.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const asked: readonly (readonly [AnswerKind, object, readonly string[]])[] = [
  ['boolean', {}, ['== true', '!= true', '== null']],
  ['choice', words('x', 'y', 'z'), ["== 'x'", "!= 'y'", "in ['x', 'z']", '!= null']],
  ['number', { whole: true, min: 0, most: 9 }, ['> 3', '<= 5', '== 0', '!= null']],
  ['text', {}, [".contains('o')", "== 'no'", '== null']],
  ['date', {}, ["> '2026-01-01'", '<= now()', '!= null']],
  ['reference', { to: 'person' }, ['== me', '== requester', '.name != null', ".manager.name == 'Ada'"]],
  ['tags', {}, [".contains('vpn')", '== null']],
]
const about = ["requester.department.name == 'IT'", 'requester == orderer', "'agent' in me.roles", 'requester.vip == true']

/** Forms whose questions ask about one another, in whatever direction and also in circles. */
const forms: fc.Arbitrary<Form> = fc
  .array(fc.tuple(fc.nat({ max: asked.length - 1 }), fc.nat({ max: 99 }), fc.nat({ max: 5 }), fc.nat({ max: 99 }), fc.nat({ max: 7 })), {
    minLength: 2,
    maxLength: 6,
  })
  .map(drawn => {
    const kinds = drawn.map(([kind]) => asked[kind] ?? asked[0])
    const rule = (pick: number, to: number) => {
      const at = to % drawn.length
      const conditions = kinds[at]?.[2] ?? []
      const condition = conditions[pick % conditions.length] ?? '!= null'
      return pick % 7 === 0 ? (about[pick % about.length] ?? '') : `${names[at]}${condition.startsWith('.') ? '' : ' '}${condition}`
    }
    const parts = drawn.map(([, pick, to, second, how], i): Part => {
      const [kind, options] = kinds[i] ?? ['boolean', {}]
      return question(names[i] ?? 'z', kind, {
        options,
        ...(how % 4 === 0 ? {} : { show: rule(pick, to) }),
        ...(how % 3 === 0 ? { require: rule(second, to + 1) } : how % 3 === 1 ? { require: true as const } : {}),
        ...(how > 4 ? { limits: [{ rule: rule(second, i), otherwise: text('No.') }] } : {}),
        ...(how % 2 ? { prefill: [{ when: rule(second, to + 2), value: valueFor(kind) }] } : {}),
      })
    })
    return { parts: [...parts.slice(0, 2), section('s', parts.slice(2), rule(drawn[0]?.[1] ?? 0, 1))] }
  })

const valueFor = (kind: AnswerKind): unknown =>
  ({ boolean: true, choice: 'x', number: 4, text: 'no', date: '2026-02-03', reference: other, tags: ['vpn'] })[kind as string]

const value = fc.constantFrom<unknown>(true, false, 'x', 'y', 3, 4, 12, 'no', '2026-02-03', me, other, ['vpn'], null, '', [], undefined, { x: 1 }, 'nonsense')
const answers: fc.Arbitrary<Answers> = fc.dictionary(fc.constantFrom(...names), value)
const known = fc.record({
  requester: fc.constantFrom(me, other),
  roles: fc.constantFrom(['requester'], ['requester', 'agent']),
  behind: fc.record({
    'requester.department.name': fc.constantFrom('IT', null),
    'requester.vip': fc.constantFrom(true, null),
    'a.name': fc.constantFrom('Ada', null),
    'b.manager.name': fc.constantFrom('Ada', null),
  }),
})

const plain = ({ shown, questions, answers: counted, price, faults }: Standing) => ({
  shown: [...shown],
  questions: [...questions],
  answers: counted,
  price,
  faults: [...faults],
})

test('the browser, which knows no record types, comes to the same as the server', () => {
  fc.assert(
    fc.property(forms, answers, known, (form, given, more) => {
      const onServer = compileForm(form, model)
      const sent = JSON.parse(JSON.stringify({ form: onServer.form, types: sliceOf(onServer) }))
      const read = readForm(sent.form)
      assert.ok('form' in read)
      const inBrowser = compileForm(read.form, typesOf(sent.types))
      assert.deepEqual(plain(standingOf(inBrowser, given, facts(more))), plain(standingOf(onServer, given, facts(more))))
    }),
    { numRuns: 400 },
  )
})

test('what the browser sends, the server takes as it showed it: the same questions, answers and faults', () => {
  fc.assert(
    fc.property(forms, answers, known, (form, given, more) => {
      const compiled = compileForm(form, model)
      const shown = standingOf(compiled, given, facts(more))
      const received = standingOf(compiled, JSON.parse(JSON.stringify(toSend(shown, given))), facts(more))
      assert.deepEqual([...received.shown], [...shown.shown])
      assert.deepEqual(received.answers, shown.answers)
      const seen = [...shown.faults].filter(([key]) => shown.questions.get(key)?.shown)
      assert.deepEqual([...received.faults], seen)
    }),
    { numRuns: 400 },
  )
})

test('the answer to a hidden question is always refused, and never counts', () => {
  fc.assert(
    fc.property(forms, answers, known, (form, given, more) => {
      const { questions, answers: counted, faults } = standingOf(compileForm(form, model), given, facts(more))
      for (const [key, { shown, value: own }] of questions) {
        if (shown) continue
        assert.equal(own, null)
        assert.equal(Object.hasOwn(counted, key), false)
        assert.equal(faults.has(key), !isBlank(Object.hasOwn(given, key) ? given[key] : undefined), key)
      }
    }),
    { numRuns: 400 },
  )
})

test('to answer with what counts gives the same again', () => {
  fc.assert(
    fc.property(forms, answers, known, (form, given, more) => {
      const compiled = compileForm(form, model)
      const first = standingOf(compiled, given, facts(more))
      if (first.faults.size > 0) return
      // What was emptied on purpose must stay so: left out, it would be prefilled anew.
      const emptied = Object.fromEntries([...first.questions].filter(([, q]) => q.shown && isBlank(q.value)).map(([key]) => [key, null]))
      const again = standingOf(compiled, { ...emptied, ...first.answers }, facts(more))
      assert.deepEqual(again.answers, first.answers)
      assert.equal(again.faults.size, 0)
    }),
    { numRuns: 400 },
  )
})

test('every kind of field can be asked: what its field takes, the form takes, and says what it refuses', () => {
  for (const kind of answerKinds) {
    for (const { field, inputs } of samples[kind]) {
      const compiled = compileForm({ parts: [question('a', kind, { options: field.options as object, require: true })] }, model)
      fc.assert(
        fc.property(inputs, given => {
          const { faults, answers: counted, questions } = standingOf(compiled, { a: given }, facts())
          assert.equal(faults.has('a'), !Object.hasOwn(counted, 'a'), 'either it counts or it is told why not')
          if (!Object.hasOwn(counted, 'a')) return
          const again = standingOf(compiled, JSON.parse(JSON.stringify(counted)), facts())
          assert.deepEqual(again.answers, counted, 'what counts survives JSON')
          assert.equal(questions.get('a')?.fault, undefined)
        }),
        { numRuns: 50 },
      )
    }
  }
})
