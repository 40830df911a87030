import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureOf } from '../../../test/harness/loans.ts'
import { group } from '../../people/index.ts'
import { incident } from '../../practices/incident/index.ts'
import { automation } from './index.ts'
import { automationDesk, written, type Written } from './test/desk.ts'

const desk = await automationDesk()
const { records, system, admin, automate, report, work } = desk
const team = await records.create(system, group, { name: 'Team' })

/** What is said when somebody tries to activate it; nothing if it becomes active. */
async function told(input: Written): Promise<string> {
  const made = await records.create(admin, automation, {
    name: 'Tried',
    recordType: 'incident',
    on: 'created',
    ...written({ does: [{ act: 'comment', text: 'x' }], ...input }),
  })
  return records.transition(admin, automation, made.id, 'activate').then(
    () => '',
    (failure: Error) => failure.message,
  )
}

const refused: readonly (readonly [Written, RegExp])[] = [
  [{ recordType: 'incidnet' }, /no record type 'incidnet'. Did you mean 'incident'/],
  [{ recordType: 'automation' }, /no record type 'automation'/],
  [{ does: [] }, /Say what is to be done/],
  [{ on: 'changed', changes: [{ field: 'prioritty' }] }, /no field 'prioritty'. Did you mean 'priority'/],
  [{ on: 'changed', changes: [{ field: 'urgency', to: 'huge' }] }, /Urgency: Choose one of/],
  [{ on: 'transition', transition: 'resolv' }, /no transition 'resolv'. Did you mean 'resolve'/],
  [{ on: 'fact' }, /which kind of fact/],
  [{ on: 'schedule', when: "state == 'new'" }, /how often, or at what time/],
  [{ on: 'schedule', every: 'PT1M', when: "state == 'new'" }, /five minutes/],
  [{ on: 'schedule', every: 'PT1H' }, /needs a condition/],
  [{ when: 'requester == me' }, /nobody asks/],
  [{ does: [{ act: 'setField', field: 'title', value: '' }] }, /Act 1: Title cannot be emptied/],
  [{ does: [{ act: 'setField', field: 'urgncy', value: 'high' }] }, /no field 'urgncy'. Did you mean 'urgency'/],
  [{ does: [{ act: 'setField', field: 'urgency', value: 'huge' }] }, /Urgency: Choose one of/],
  [{ does: [{ act: 'setField', field: 'priority', value: '1' }] }, /Priority cannot be set/],
  [{ does: [{ act: 'setField', field: 'assignee', value: '01a22187-1b24-79cd-b3e8-8b1e3704f0cb' }] }, /Assignee: there is no such record/],
  [{ does: [{ act: 'transition', transition: 'explode' }] }, /no transition 'explode'/],
  [{ does: [{ act: 'assign' }] }, /Name a group or a person/],
  [{ does: [{ act: 'with', field: 'title', value: 'x' }] }, /only with a transition or with a new record/],
  [{ does: [{ act: 'createRecord', recordType: 'incidentTsak' }] }, /Did you mean 'incidentTask'/],
  [{ does: [{ act: 'createRecord', recordType: 'problem', field: 'title' }] }, /does not relate/],
  [{ does: [{ act: 'comment' }] }, /Give it a text/],
  [{ does: [{ act: 'comment', text: 'Dear {{requster.name}}' }] }, /{{requster.name}} names no field/],
  [{ does: [{ act: 'notify', field: 'requester', text: 'x' }] }, /'notify' is not available/],
  [{ does: [{ act: 'callWebhook', webhook: 'x' }] }, /'callWebhook' is not available/],
]

for (const [input, why] of refused) {
  test(`it is not activated: ${why.source}`, async () => assert.match(await told(input), why))
}

test('a condition that cannot be is refused as soon as it is written', async () => {
  assert.match((await failureOf(records.create(admin, automation, { name: 'x', recordType: 'incident', when: 'nonsense == 1' }))).message, /nonsense/)
})

test('an active one cannot be changed into what could not run, and the change of one is a new version', async () => {
  const made = await automate({ does: [{ act: 'assign', group: team.id }] })
  const wrong = await failureOf(records.change(admin, automation, made.id, written({ does: [{ act: 'setField', field: 'nothing', value: 'x' }] })))
  assert.deepEqual(wrong.fields, ['does'])
  const changed = await records.change(admin, automation, made.id, { when: 'priority == 1' })
  assert.equal(changed.version, made.version + 1)
})

test('faults are told in the language of whoever tries, all at once', async () => {
  const made = await records.create(admin, automation, { name: 'x', recordType: 'incident', on: 'fact', when: 'requester == me' })
  const failure = await failureOf(records.transition({ ...admin, language: 'de' }, automation, made.id, 'activate'))
  assert.deepEqual(failure.fields, ['does', 'factKind', 'when'])
  assert.match(failure.message, /Bitte sagen, was getan werden soll/)
})

test('what requesters may not read does not get into a public text', async () => {
  for (const path of ['businessImpact', 'problem', 'assignee.email', 'group.description', 'requester.manager.name']) {
    const public_ = await told({ does: [{ act: 'comment', visibility: 'public', text: `See {{${path}}}` }] })
    assert.match(public_, /Requesters may not read/, path)
    assert.equal(await told({ does: [{ act: 'comment', visibility: 'internal', text: `See {{${path}}}` }] }), '', path)
  }
  assert.equal(await told({ does: [{ act: 'comment', visibility: 'public', text: '{{number}} {{requester.name}} {{service}}' }] }), '')
})

for (const code of ['constructor.constructor', "''.constructor('x')", '__proto__', 'title.length', '7*7', 'process.env', '#if title', 'title|upper']) {
  test(`a text holds fields and no code: ${code}`, async () => {
    assert.match(await told({ does: [{ act: 'comment', text: `Sum {{${code}}}` }] }), /names no field/)
  })
}

test('what a record holds is never taken for an expression', async () => {
  await automate({ name: 'Echo', when: "classification == 'echo'", does: [{ act: 'setField', field: 'subclassification', value: '{{title}}' }] })
  const { id } = await report({ title: '{{requester.email}} ${7*7} <%= 1 %>', classification: 'echo' })
  await work()
  assert.equal((await records.get(system, incident, id)).subclassification, '{{requester.email}} ${7*7} <%= 1 %>')
})
