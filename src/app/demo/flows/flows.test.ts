import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Graph } from '../../../engines/flows/index.ts'
import { shapeFaults } from '../../../engines/flows/graph/shape.ts'
import { structureOf } from '../../../engines/flows/graph/structure.ts'
import { parseRule } from '../../../kernel/rules/index.ts'
import { flows } from './index.ts'

const ids = { group: (key: string) => `group-${key}`, person: (key: string) => `person-${key}` }
const graphs: readonly (readonly [string, Graph])[] = Object.entries(flows).map(([key, { graph }]) => [key, graph(ids)])
const told = (say: (graph: Graph) => readonly string[]) => graphs.flatMap(([key, graph]) => say(graph).map(fault => `${key}: ${fault}`))

test('every flow is one as JSON: nothing is in it that cannot be kept', () => {
  assert.deepEqual(
    told(graph => shapeFaults(JSON.parse(JSON.stringify(graph))).map(({ node, message }) => `${node} ${message.en}`)),
    [],
  )
})

test('every step is reached, and from every step the flow can end', () => {
  assert.deepEqual(
    told(graph => structureOf(graph).faults.map(({ node, message }) => `${node} ${message.en}`)),
    [],
  )
})

test('every rule can be read', () => {
  const rules = (graph: Graph) =>
    graph.nodes.flatMap(node => [
      ...(node.kind === 'decision' ? node.choices.map(({ when }) => when) : []),
      ...(node.kind === 'parallel' ? node.branches.flatMap(({ when }) => when ?? []) : []),
      ...(node.kind === 'task' && node.succeeds ? [node.succeeds] : []),
    ])
  for (const [, graph] of graphs) for (const rule of rules(graph)) assert.doesNotThrow(() => parseRule(rule), rule)
})

test('no task ends a flow without a word to whoever ordered', () => {
  const silent = told(({ nodes }) => {
    const ends = new Set(nodes.filter(({ kind }) => kind === 'end').map(({ key }) => key))
    return nodes.filter(node => node.kind === 'task' && 'next' in node && ends.has(node.next)).map(({ key }) => `${key} ends without a word`)
  })
  assert.deepEqual(silent, [])
})
