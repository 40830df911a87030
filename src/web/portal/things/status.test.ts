import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StateOf } from '../../../kernel/define/index.ts'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { incident } from '../../../practices/incident/definition.ts'
import { request } from '../../../practices/request/definition.ts'
import { standingOf } from './status.ts'

/** The words must fit incidents as they are defined, so the definition itself is asked. */
const type = { ...incident, path: 'incidents' } as unknown as TypeShape
type State = StateOf<typeof incident>
const states = incident.states ?? assert.fail('Incidents have states.')

const row = (state: State, more: object = {}): Row => ({ id: 'i', version: 1, state, category: states[state].category, requester: 'mara', ...more })
const seenBy = (me: string, state: State, more: object = {}) => standingOf(type, row(state, more), me)

test('every state of an incident has words that do not need a service desk to understand', () => {
  const said = Object.keys(states).map(state => seenBy('mara', state as State).status)
  assert.deepEqual(said, ['received', 'working', 'held', 'solved', 'done', 'ended'])
})

test('every reason for holding is told apart', () => {
  const said = ['requester', 'vendor', 'change', 'problem'].map(holdReason => seenBy('mara', 'onHold', { holdReason }).status)
  assert.deepEqual(said, ['asked', 'vendor', 'change', 'problem'])
})

test('only a question and a solution wait for whoever reported it', () => {
  const awaited = (state: State, more: object = {}) => seenBy('mara', state, more).awaited
  assert.ok(awaited('onHold', { holdReason: 'requester' }))
  assert.ok(awaited('resolved', { resolutionCode: 'solutionProvided' }))
  assert.ok(!awaited('onHold', { holdReason: 'vendor' }))
  assert.ok(!awaited('resolved', { resolutionCode: 'resolvedByRequester' }))
  assert.ok(!awaited('inProgress'))
})

test('whoever reads along is asked nothing', () => {
  assert.equal(seenBy('tom', 'onHold', { holdReason: 'requester' }).status, 'held')
  assert.equal(seenBy('tom', 'resolved').status, 'resolved')
  assert.ok(!seenBy('tom', 'resolved').awaited)
})

test('whoever reported it for somebody else is asked as well', () => {
  assert.ok(seenBy('ana', 'resolved', { createdBy: 'ana' }).awaited)
})

test('what is ordered says where it stands in words of its own', () => {
  const ordered = { ...request, path: 'requests' } as unknown as TypeShape
  const at = (stage: string) => standingOf(ordered, { id: 'r', version: 1, state: 'open', category: 'open', stage, requester: 'mara' }, 'mara')
  assert.deepEqual([at('waitingForApproval').said?.en, at('waitingForApproval').step], ['Waiting for approval', 0])
  assert.deepEqual([at('fulfilment').said?.en, at('fulfilment').step], ['Fulfilment', 1])
  assert.deepEqual([at('completed').said?.en, at('completed').step], ['Completed', 3])
})
