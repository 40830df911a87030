import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeModel } from '../../../kernel/define/index.ts'
import { checkRule, holds, parseRule } from '../../../kernel/rules/index.ts'
import { people as peopleOf } from '../../../people/index.ts'
import { audiences, type AudienceKey } from './audiences.ts'
import { type PersonKey, people } from './people.ts'
import { departments, locations } from './places.ts'

const model = makeModel([peopleOf])
const type = model.type('person')

const membersOf = (key: AudienceKey): readonly PersonKey[] => (Object.keys(people) as PersonKey[]).filter(person => isIn(key, person))

function isIn(key: AudienceKey, name: PersonKey): boolean {
  const { title, department, location } = people[name]
  const { parent } = locations[location]
  const row = { title, 'department.name': departments[department].name, 'location.parent.name': parent && locations[parent].name }
  return holds(parseRule(audiences[key].who), { model, type, row, asker: { person: null, groups: [], roles: new Set() }, now: '2026-01-01T00:00:00.000Z' })
}

test('every audience is described by what people have', () => {
  for (const { who } of Object.values(audiences)) assert.deepEqual(checkRule(model, type, parseRule(who)), [])
})

test('no audience is empty, and none is everybody', () => {
  for (const key of Object.keys(audiences) as AudienceKey[]) {
    const count = membersOf(key).length
    assert.ok(count >= 3 && count < Object.keys(people).length / 1.5, `${key}: ${count}`)
  }
})

test('whoever people report to is a manager', () => {
  const managing = new Set(Object.values(people).flatMap(({ manager }) => manager ?? []))
  const missing = [...managing].filter(name => !membersOf('managers').includes(name as PersonKey))
  // Ana and Sander show others their work; they order nothing for them.
  assert.deepEqual(missing.toSorted(), ['ana', 'sander'])
})
