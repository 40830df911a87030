import assert from 'node:assert/strict'
import { test } from 'node:test'
import { form, hint, question, section, text } from './test/forms.ts'
import { renamed, settled, settledForm } from './rename.ts'

const written = (key: string) =>
  form(
    question(key, 'reference', { options: { to: 'person' } }),
    section(
      's',
      [
        question('b', 'text', {
          show: `${key}.name == 'x'`,
          require: `${key} != null && !(${key} == requester)`,
          limits: [{ rule: `b != null && (me == ${key})`, otherwise: text('No.') }],
          prefill: [{ when: `${key}.department in me.groups`, from: `${key}.name` }],
        }),
        hint('h', `${key}x == null`),
      ],
      `requester == ${key}`,
    ),
  )

test('another key is taken over by all that speaks of it, and by nothing else', () => {
  const after = JSON.stringify(renamed(written('who'), 'who', 'chosen'))
  assert.equal(after.includes('who.'), false)
  assert.equal(after.includes("chosen.name == 'x'"), true)
  assert.equal(after.includes('requester == chosen'), true)
  assert.equal(after.includes('whox == null'), true, 'a longer name is another one')
  assert.deepEqual(renamed(renamed(written('who'), 'who', 'chosen'), 'chosen', 'who').parts[0], written('who').parts[0])
})

test('a rule that is not finished yet stays as it is written', () => {
  assert.deepEqual(renamed(form(hint('h', 'a == ')), 'a', 'b'), form(hint('h', 'a == ')))
})

test('a part that nobody gave a key has one after its words, once it has words', () => {
  const named = { ...question('question2', 'text'), label: { en: 'Cost centre', de: '' } }
  assert.deepEqual(
    settled(form(named, hint('h', 'question2 != null')), 'question2').parts.map(p => [p.key, p.show]),
    [
      ['costCentre', undefined],
      ['h', 'costCentre != null'],
    ],
  )
  const chosen = form({ ...named, key: 'cc' })
  assert.deepEqual(settled(chosen, 'cc'), chosen)
  const blank = form({ ...named, label: { en: '', de: '' } })
  assert.deepEqual(settled(blank, 'question2'), blank)
})

test('choices have names after their words, but for those that something speaks of already', () => {
  const choices = { option1: { en: 'Small one', de: '' }, option2: { en: 'Large', de: '' }, option3: { en: '', de: '' }, own: { en: 'Own', de: '' } }
  const asked = form({ ...question('model', 'choice'), options: { words: choices } }, hint('h', "model == 'option2'"))
  const [first] = settled(asked, 'model').parts
  assert.deepEqual(first?.part === 'question' && Object.keys(first.options?.words ?? {}), ['smallOne', 'option2', 'option3', 'own'])
})

test('before it is saved, every part has its key', () => {
  const label = (en: string) => ({ en, de: '' })
  const fresh = form(
    { ...question('question', 'text'), label: label('Street') },
    { ...section('section', [{ ...question('question2', 'text', { show: 'question != null' }), label: label('Town') }]), label: label('Address') },
  )
  const [street, address] = settledForm(fresh).parts
  assert.deepEqual([street?.key, address?.key], ['street', 'address'])
  assert.deepEqual(address?.part === 'section' && address.parts.map(p => [p.key, p.show]), [['town', 'street != null']])
})
