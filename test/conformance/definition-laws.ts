import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Field, fieldsOf, languages, type Model, type RecordType, type State, type Text, type Transition } from '../../src/kernel/define/index.ts'
import { fieldType } from '../../src/kernel/fields/index.ts'
import { checkRule, parseRule, rulesOf } from '../../src/kernel/rules/index.ts'

type Verbs = Readonly<Record<string, Transition<Record<string, never>, string>>>

/** What holds for the definition alone. */
export function definitionLaws(type: RecordType, model: Model): void {
  const d = type.definition
  const verbs = Object.entries((d.transitions ?? {}) as Verbs)
  const states = Object.keys(d.states ?? {})

  test('everything people read is there in every language', () => {
    for (const [where, text] of textsOf(type)) for (const language of languages) assert.match(text?.[language] ?? '', /\S/, `${where} (${language})`)
  })

  test('every rule can be asked', () => {
    for (const { where, rule } of rulesOf(type)) assert.deepEqual(checkRule(model, type, rule), [], where)
    for (const [name, { options }] of fieldsOf(type)) {
      if (options.only !== undefined) assert.deepEqual(checkRule(model, model.type(options.to ?? ''), parseRule(options.only)), [], `${name}.only`)
    }
  })

  test('what stands in a field from the start is a value of it', () => {
    for (const [name, field] of fieldsOf(type)) {
      if (field.default !== undefined) assert.deepEqual(fieldType(field.kind).parse(field.default, field), { value: field.default }, name)
    }
  })

  test('screens and indexes name fields that exist, and each field only once in a list', () => {
    const { list, create, sections, board, title, sort } = d.views
    const lists = {
      list,
      create,
      sections: sections.flatMap(s => s.fields),
      sort: (sort ?? '').split(',').filter(Boolean),
      board: board === undefined ? [] : [board],
      title: [title],
    }
    for (const [where, names] of [...Object.entries(lists), ...((d.indexes ?? []) as string[][]).map(i => ['indexes', i] as const)]) {
      const bare = (names as readonly string[]).map(name => name.replace(/^-/, ''))
      for (const name of bare) assert.ok(type.fields[name], `${where}: ${name}`)
      assert.equal(new Set(bare).size, bare.length, `${where}: ${bare.join()}`)
    }
  })

  if (states.length > 0) {
    test('every state can be reached from the first', () => {
      const reached = new Set([String(d.begins)])
      for (let before = 0; before !== reached.size; ) {
        before = reached.size
        for (const [, { from, to }] of verbs) if (to !== undefined && from.some(state => reached.has(state))) reached.add(to)
      }
      assert.deepEqual([...reached].sort(), [...states].sort())
    })

    test('from every state that is not done a transition leads on', () => {
      for (const state of states.filter(s => (d.states as Record<string, State>)[s]?.category !== 'done')) {
        assert.ok(
          verbs.some(([, { from, to }]) => from.includes(state) && to !== undefined && to !== state),
          state,
        )
      }
    })

    test('transitions lead from and to states that exist', () => {
      for (const [name, { from, to }] of verbs) {
        assert.ok(from.length > 0, name)
        for (const state of [...from, ...(to === undefined ? [] : [to])]) assert.ok(states.includes(state), `${name}: ${state}`)
      }
    })
  }
}

/** Every text of a definition, with where it stands. */
function textsOf({ definition: d, fields }: RecordType): [string, Text | undefined][] {
  const texts: [string, Text | undefined][] = [
    ['label.one', d.label.one],
    ['label.many', d.label.many],
    ['help', d.help],
  ]
  for (const [name, field] of Object.entries(fields)) texts.push(...fieldTexts(name, field))
  for (const [name, state] of Object.entries((d.states ?? {}) as Record<string, Text>)) texts.push([`states.${name}`, state])
  for (const [name, verb] of Object.entries((d.transitions ?? {}) as Verbs)) {
    texts.push([`transitions.${name}`, verb.label], ...(verb.guards ?? []).map((g, i): [string, Text] => [`transitions.${name}.guards[${i}]`, g.otherwise]))
  }
  for (const [i, section] of d.views.sections.entries()) texts.push([`sections[${i}]`, section.label])
  for (const [name, list] of Object.entries((d.views.lists ?? {}) as Record<string, { label: Text }>)) texts.push([`lists.${name}`, list.label])
  for (const [i, related] of (d.views.related ?? []).entries()) texts.push([`related[${i}]`, related.label])
  return texts
}

const fieldTexts = (name: string, field: Field): [string, Text | undefined][] => [
  [`${name}.label`, field.label],
  ...(field.help === undefined ? [] : [[`${name}.help`, field.help] as [string, Text]]),
  ...Object.entries(field.options.words ?? {}).map(([word, text]): [string, Text] => [`${name}.${word}`, text]),
]
