import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Answers,
  type CompiledForm,
  compileForm,
  type Facts,
  faultsOfForm,
  type Form,
  type Question,
  questionsOf,
  readForm,
  standingOf,
  toSend,
} from '../../../engines/forms/index.ts'
import { allPractices } from '../../installation.server.ts'
import { makeModel } from '../../../kernel/define/index.ts'
import { fieldReadable } from '../../../kernel/records/internal.server.ts'
import { flows } from '../flows/index.ts'
import { catalogue } from './index.ts'
import type { CatalogueFacts } from './item.ts'

const model = makeModel(allPractices)
const items: readonly (readonly [string, CatalogueFacts])[] = Object.entries(catalogue)
const told = (say: (item: CatalogueFacts, key: string) => readonly string[]) => items.flatMap(([key, item]) => say(item, key).map(fault => `${key}: ${fault}`))
const anybody = { tenant: '', person: '', name: 'x', roles: new Set(['requester']), groups: [], channel: 'web', language: 'en', unbound: false } as const

test('there are 25 items, each with 3 to 8 questions at first and at most a dozen', () => {
  assert.equal(items.length, 25)
  const counts = told(({ form }, key) => {
    const all = questionsOf(form)
    const bundle = key === 'newEmployee'
    const always = form.parts.filter(part => part.part === 'question' && part.show === undefined).length
    return always > 8 && !bundle ? [`${always} at once`] : all.length < 3 ? [`only ${all.length}`] : all.length > 12 && !bundle ? [`${all.length} in all`] : []
  })
  assert.deepEqual(counts, [])
})

test('every form can be published: whoever orders may read what it asks', () => {
  const faults = told(({ form }) => {
    const read = readForm(JSON.parse(JSON.stringify(form)))
    if ('faults' in read) return [JSON.stringify(read.faults)]
    const readable = (type: Parameters<typeof fieldReadable>[1], field: string) => fieldReadable(anybody, type, field) !== false
    return faultsOfForm(form, { model, readable }).map(({ key, message }) => `${key}: ${message.en}`)
  })
  assert.deepEqual(faults, [])
})

test('somebody does it: a flow and a group, or a record that is made instead', () => {
  const faults = told(({ flow, task, creates }) =>
    creates ? (flow || task ? ['makes a record, and has a flow'] : []) : flow && task && flow in flows ? [] : ['nobody does it'],
  )
  assert.deepEqual(faults, [])
})

test('a flow that looks at answers is used where these are asked', () => {
  const ids = { group: (key: string) => key, person: (key: string) => key }
  const faults = told(({ flow, form }) => {
    const asked = new Set(questionsOf(form).map(({ key }) => key))
    const looks = flow ? (flows[flow].graph(ids).variables ?? []).filter(({ from }) => from === 'answers') : []
    return looks.filter(({ key }) => !asked.has(key)).map(({ key }) => `flow ${flow} looks at ${key}`)
  })
  assert.deepEqual(faults, [])
})

test('a bundle includes what there is, and shares questions that both have, of the same kind and with the same words', () => {
  const faults = told(({ includes = [], form }) =>
    includes.flatMap(({ item, shares = {} }) => {
      const other = catalogue[item]
      if (!other) return [`includes ${item}`]
      const kindOf = (of: CatalogueFacts['form'], key: string) => {
        const found = questionsOf(of).find(one => one.key === key)
        return found && `${found.kind} ${found.options?.to ?? ''} ${Object.keys(found.options?.words ?? {}).join(' ')}`
      }
      const differ = Object.entries(shares).filter(([their, my]) => kindOf(other.form, their) === undefined || kindOf(other.form, their) !== kindOf(form, my))
      return differ.map(([their, my]) => `${item} shares ${their} with ${my}`)
    }),
  )
  assert.deepEqual(faults, [])
})

test('what a part of a bundle must know is shared with it or filled in', () => {
  const faults = told(({ includes = [], form }) =>
    includes.flatMap(({ item, shares = {} }) => {
      const part = catalogue[item]
      if (!part) return []
      const given = Object.fromEntries(Object.entries(shares).map(([their, my]) => [their, candidates(questionNamed(form, my))[0]]))
      const compiled = compileForm(part.form, model)
      const { faults } = standing(compiled, given)
      return [...faults].map(([key, { en }]) => `${item}.${key}: ${en}`)
    }),
  )
  assert.deepEqual(faults, [])
})

test('every form can be answered, whichever choice somebody makes', () => {
  const stuck = told(({ form }) => {
    const compiled = compileForm(form, model)
    return firstAnswers(form).flatMap(first => {
      const { faults } = answered(compiled, first)
      return [...faults].map(([key, { en }]) => `${JSON.stringify(first)} ${key}: ${en}`)
    })
  })
  assert.deepEqual(stuck, [])
})

test('all is said in both languages', () => {
  const faults = told(item =>
    textsIn(item)
      .filter(({ en, de }) => en.trim() === '' || de.trim() === '')
      .map(({ en, de }) => `${en}|${de}`),
  )
  assert.deepEqual(faults, [])
})

function textsIn(value: unknown): { readonly en: string; readonly de: string }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'de' in value && typeof value.en === 'string' && typeof value.de === 'string') return [{ en: value.en, de: value.de }]
  return Object.values(value).flatMap(textsIn)
}

const now = new Date().toISOString()
const inDays = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString()
const somebody = '0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e01'
const another = '0198c1f0-6d2a-7b3c-8e4f-5a6b7c8d9e02'
const facts: Facts = { requester: another, orderer: another, groups: [], roles: ['requester'], now, behind: {} }

const questionNamed = (form: Form, name: string) => questionsOf(form).find(({ key }) => key === name)

/** Answers that somebody may try, the likely one first. */
function candidates(question: Pick<Question, 'kind' | 'options'> | undefined): readonly unknown[] {
  switch (question?.kind) {
    case 'choice':
      return Object.keys(question.options?.words ?? {})
    case 'number':
      return [1, 12, 40]
    case 'boolean':
      return [true]
    case 'date':
      return [inDays(20).slice(0, 10), inDays(60).slice(0, 10), inDays(2).slice(0, 10)]
    case 'dateTime':
      return [inDays(-1), inDays(5)]
    case 'duration':
      return ['PT2H']
    case 'money':
      return [{ amount: '100.00', currency: 'EUR' }]
    case 'email':
      return ['somebody@ahrenvelt.example']
    case 'url':
      return ['https://shop.ahrenvelt.example/']
    case 'reference':
      return [somebody, another]
    case 'references':
    case 'attachment':
      return [[somebody]]
    case 'tags':
      return [['one']]
    case 'rows':
      return [[Object.fromEntries(Object.entries(question.options?.columns ?? {}).map(([name, column]) => [name, candidates(column)[0]]))]]
    default:
      return ['LT-20418', '+49 341 5550']
  }
}

/** Each choice and each yes, made before anything else. */
const firstAnswers = (form: Form): readonly Answers[] => [
  {},
  ...questionsOf(form)
    .filter(({ kind }) => kind === 'choice' || kind === 'boolean')
    .flatMap(question => candidates(question).map(value => ({ [question.key]: value }))),
]

/** Goes on answering what is at fault until nothing is, or nothing helps. */
function answered(compiled: CompiledForm, first: Answers) {
  let given = first
  for (const _ of compiled.questions) {
    const { faults } = standing(compiled, given)
    const [key] = [...faults.keys()]
    if (key === undefined) break
    const better = candidates(questionNamed(compiled.form, key)).find(value => !standing(compiled, { ...given, [key]: value }).faults.has(key))
    if (better === undefined) break
    given = { ...given, [key]: better }
  }
  return standing(compiled, given)
}

const standing = (compiled: CompiledForm, given: Answers) => standingOf(compiled, toSend(standingOf(compiled, given, facts), given), facts)
