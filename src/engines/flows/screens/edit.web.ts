import type { Graph, Node, NodeKind } from '../graph/graph.ts'
import { newNodes } from './kinds.web.ts'

/** Changes of a drawing, each giving a new one. */

const taken = ({ nodes }: Graph): string[] => nodes.map(n => n.key)

/** A new step between one and what followed it. */
export function addAfter(graph: Graph, at: string | undefined, kind: NodeKind, name: string): { readonly graph: Graph; readonly key: string } {
  const i = Math.max(0, at === undefined ? graph.nodes.findLastIndex(n => n.kind !== 'end') : graph.nodes.findIndex(n => n.key === at))
  const before = graph.nodes[i]
  const next = before && 'next' in before ? before.next : ''
  const made = newNodes(kind, name, next, taken(graph))
  const [first] = made
  const key = first?.key ?? ''
  const led = before && 'next' in before && kind !== 'end' ? ({ ...before, next: key } as Node) : before
  const nodes = [...graph.nodes.slice(0, i), ...(led ? [led] : []), ...made, ...graph.nodes.slice(i + 1)]
  return { graph: { ...graph, nodes }, key }
}

/** Takes a step out; what led to it leads on to what followed it. */
export function remove(graph: Graph, key: string): Graph {
  const node = graph.nodes.find(n => n.key === key)
  const next = node && 'next' in node ? node.next : node?.kind === 'decision' ? node.otherwise : node?.kind === 'parallel' ? node.join : ''
  return { ...graph, nodes: graph.nodes.filter(n => n.key !== key).map(n => redirected(n, key, next)) }
}

/** With every way that led to one step leading to another. */
function redirected<T>(value: T, from: string, to: string): T {
  if (Array.isArray(value)) return value.map(member => redirected(member as unknown, from, to)) as T
  if (typeof value !== 'object' || value === null) return value
  const ways = new Set(['next', 'to', 'otherwise', 'rejected', 'late', 'failed', 'each', 'join', 'undo'])
  const entries = Object.entries(value).map(([name, member]) => [name, ways.has(name) && member === from ? to : redirected(member as unknown, from, to)])
  return Object.fromEntries(entries) as T
}

export function move(graph: Graph, key: string, by: -1 | 1): Graph {
  const i = graph.nodes.findIndex(n => n.key === key)
  const j = i + by
  const nodes = [...graph.nodes]
  const [one, other] = [nodes[i], nodes[j]]
  if (!one || !other) return graph
  nodes[i] = other
  nodes[j] = one
  return { ...graph, nodes }
}

/** A line from one step to another: the first way that leads nowhere yet, or else onward. */
export function connect(graph: Graph, from: string, to: string): Graph {
  return { ...graph, nodes: graph.nodes.map(n => (n.key === from ? connected(n, to) : n)) }
}

function connected(node: Node, to: string): Node {
  if (node.kind === 'parallel') return { ...node, branches: [...node.branches, { name: to, to }] }
  if (node.kind === 'decision') return node.otherwise === '' ? { ...node, otherwise: to } : { ...node, choices: [...node.choices, { name: to, when: '', to }] }
  if (node.kind === 'loop' && node.each === '') return { ...node, each: to }
  return 'next' in node ? { ...node, next: to } : node
}

export const replace = (graph: Graph, node: Node): Graph => ({ ...graph, nodes: graph.nodes.map(n => (n.key === node.key ? node : n)) })
