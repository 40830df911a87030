import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyGraph, type Node, type NodeKind, type NodeOf, waysOf } from './graph.ts'
import { shapeFaults } from './shape.ts'
import { structureOf } from './structure.ts'

const node = <K extends NodeKind>(kind: K, key: string, more: Omit<NodeOf<K>, 'kind' | 'key' | 'name'>): Node =>
  ({ kind, key, name: key, ...more }) as unknown as Node
const start = (next: string) => node('start', 'start', { next })
const end = node('end', 'end', {})
const step = (key: string, next: string, more: object = {}) => node('set', key, { next, ...more })
const faults = (...nodes: Node[]) => structureOf({ nodes }).faults.map(f => `${f.node ?? '-'}: ${f.message.en}`)
const split = (to: readonly string[], join = 'meet') => node('parallel', 'split', { branches: to.map(t => ({ name: t, to: t })), join })
const meet = node('join', 'meet', { next: 'end' })

test('a new flow is right', () => assert.deepEqual(structureOf(emptyGraph).faults, []))

test('a flow that cannot end is found, as a whole and from a single step', () => {
  assert.match(faults(start('a'), step('a', 'a'))[0] ?? '', /cannot end: it has no end/)
  assert.deepEqual(
    faults(start('a'), node('decision', 'a', { choices: [{ name: 'x', when: 'true', to: 'b' }], otherwise: 'end' }), step('b', 'c'), step('c', 'b'), end),
    ['b: From here the flow cannot end: no way leads to an end.', 'c: From here the flow cannot end: no way leads to an end.'],
  )
})

test('steps that nothing leads to, and names that lead nowhere', () => {
  assert.deepEqual(faults(start('end'), step('lost', 'end'), end), ['lost: Nothing leads to this step.'])
  assert.deepEqual(faults(start('ende'), end), ["start: There is no step 'ende'. Did you mean 'end'?"])
  assert.deepEqual(faults(start('a'), step('a', ''), end), [
    'a: It leads nowhere. Say what comes next.',
    'end: Nothing leads to this step.',
    'start: From here the flow cannot end: no way leads to an end.',
    'a: From here the flow cannot end: no way leads to an end.',
  ])
})

test('a join without branches, branches without a join, and branches that never meet', () => {
  assert.deepEqual(faults(start('meet'), meet, end), ['meet: This join has no branches: no parallel step names it.'])
  assert.deepEqual(faults(start('split'), split(['a', 'b'], 'end'), step('a', 'end'), step('b', 'end'), end), [
    'split: Say where its branches meet: at a join.',
  ])
  assert.deepEqual(
    faults(start('split'), split(['a', 'b']), step('a', 'out'), step('b', 'out'), node('end', 'out', {}), meet, end).filter(f => f.startsWith('split')),
    ['split: None of its branches comes to its join.'],
  )
  assert.deepEqual(faults(start('split'), split(['a', 'b']), step('a', 'meet'), step('b', 'meet'), meet, end), [])
})

test('a step belongs to one branch, and to none and one neither', () => {
  const both = faults(start('split'), split(['a', 'b']), step('a', 'c'), step('b', 'c'), step('c', 'meet'), meet, end)
  assert.deepEqual(both, ['c: It is come to both from a branch of split and from a branch of split. Let each have steps of its own.'])
  const inAndOut = faults(start('split'), split(['a', 'b']), step('a', 'meet'), step('b', 'meet', { failed: 'after' }), meet, end, step('after', 'end'))
  assert.deepEqual(inAndOut, ['end: It is come to both from a branch of split and from outside of branches. Let each have steps of its own.'])
})

test('what is done for a row leads back to its loop; what undoes a step leads nowhere', () => {
  const loop = node('loop', 'each', { over: 'rows', each: 'a', next: 'end' })
  assert.deepEqual(faults(start('each'), loop, step('a', 'each'), end), [])
  assert.match(faults(start('each'), loop, step('a', 'out'), node('end', 'out', {}), end)[0] ?? '', /must lead back to the loop/)
  const undoing = [start('a'), step('a', 'b', { undo: 'u' }), step('b', 'end', { failed: 'back' }), node('undo', 'back', { next: 'end' }), end]
  assert.deepEqual(faults(...undoing, step('u', '')), [])
  assert.match(faults(...undoing, step('u', 'end'))[0] ?? '', /does not end the flow|both from/)
})

test('looking at any drawing ends, and finds a fault wherever a step is not reached', () => {
  const keys = ['start', 'a', 'b', 'c', 'd', 'meet', 'end']
  const to = fc.constantFrom(...keys.slice(1), '')
  const drawn = fc
    .tuple(to, to, to, to, to, to, to)
    .map(([s, a, b, c, d, m, x]) => [
      start(s),
      step('a', a, { failed: x }),
      split([b, c]),
      node('loop', 'c', { over: 'r', each: d, next: m }),
      step('b', d, { undo: x }),
      node('join', 'meet', { next: m }),
      end,
    ])
  fc.assert(
    fc.property(drawn, nodes => {
      const { faults: found, regions } = structureOf({ nodes })
      if (found.length > 0) return
      for (const n of nodes) assert.ok(regions.has(n.key))
      for (const n of nodes) for (const way of waysOf(n)) assert.ok(way.to === '' || regions.has(way.to))
    }),
  )
})

test('only what is a flow is kept as a draft, with the step at fault', () => {
  const told = (graph: object) => shapeFaults(graph as Readonly<Record<string, unknown>>).map(f => `${f.node ?? '-'}: ${f.message.en}`)
  assert.deepEqual(told(emptyGraph), [])
  assert.deepEqual(told({ nodes: [{ key: 'a', kind: 'set', name: 'A', next: 5, evil: 1 }] }), [
    "a: 'evil' is not known here.",
    "a: 'next' takes a text of at most 60 characters.",
  ])
  assert.match(told({ nodes: [{ key: 'a', kind: 'script', name: 'A' }] })[0] ?? '', /^a: 'kind' is one of start/)
  assert.match(told({ nodes: 'none' })[0] ?? '', /'nodes' is a list/)
  assert.match(told({ nodes: [{ key: '__proto__' }, null] })[0] ?? '', /Each step is an object with a key/)
  assert.match(told({ nodes: [{ key: 'a', kind: 'wait', name: 'A', next: 'b', duration: 'soon' }] })[0] ?? '', /takes a duration/)
})
