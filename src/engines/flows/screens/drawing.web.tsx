import { Graph as Layout, layout } from '@dagrejs/dagre'
import {
  Background,
  type Connection,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node as Shape,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '../../../web/text/index.ts'
import { classes, useTheme } from '../../../web/ui/index.ts'
import type { NodeKind, Way } from '../graph/graph.ts'
import { kindWords } from './kinds.web.ts'
import { useFlowText } from './words.web.ts'
import '@xyflow/react/dist/base.css'
import './flow.css'

/** A step as it is drawn. */
export interface Drawn {
  readonly key: string
  readonly kind: NodeKind
  readonly name: string
  readonly ways: readonly Way[]
  readonly undo?: string
  readonly join?: string
}

export type Mark = 'here' | 'waiting' | 'failed' | 'passed' | 'fault'

interface DrawingProps {
  readonly nodes: readonly Drawn[]
  readonly marks?: ReadonlyMap<string, Mark>
  readonly selected?: string | undefined
  readonly onSelect?: (key: string) => void
  readonly onConnect?: (from: string, to: string) => void
}

const size = { width: 190, height: 58 }
/** Where ways begin and end, so that nothing has to be measured before they are drawn: within a dialog that opens, it could not be. */
const handles = [
  { type: 'target' as const, position: Position.Top, x: size.width / 2, y: 0 },
  { type: 'source' as const, position: Position.Bottom, x: size.width / 2, y: size.height },
]
const fit = { maxZoom: 1, padding: 0.1 }
/** Below this nobody reads it. */
const legible = 0.7
const arrow = { type: MarkerType.ArrowClosed, width: 18, height: 18 } as const

interface Box extends Record<string, unknown> {
  readonly drawn: Drawn
  readonly mark: Mark | undefined
  readonly isSelected: boolean
  readonly canConnect: boolean
}

/** The picture of a flow, laid out by itself. Everything in it can be reached by keyboard; the list of steps beside it says the same. */
export default function Drawing({ nodes, marks, selected, onSelect, onConnect }: DrawingProps) {
  const t = useFlowText()
  const theme = useTheme()
  // Where steps stand follows from how they lead to each other, and not from what they are called.
  const outline = JSON.stringify(nodes.map(({ key, ways, undo = null }): Placed => ({ key, ways, undo })))
  const places = useMemo(() => placesOf(JSON.parse(outline) as readonly Placed[]), [outline])
  const [pane, setPane] = useState<ReactFlowInstance<Shape<Box>>>()
  const frame = useRef<HTMLElement>(null)
  const at = whereIt(marks) || (selected ?? '')
  useEffect(() => {
    if (places.size === 0) return undefined
    // Once the new step has been drawn.
    const timer = setTimeout(() => void pane?.fitView({ ...fit, ...within(frame.current, places, at) }), 30)
    return () => clearTimeout(timer)
  }, [pane, places, at])
  const shapes = nodes.map(
    (drawn): Shape<Box> => ({
      id: drawn.key,
      type: 'step',
      position: places.get(drawn.key) ?? { x: 0, y: 0 },
      data: { drawn, mark: marks?.get(drawn.key), isSelected: selected === drawn.key, canConnect: onConnect !== undefined },
      ariaLabel: drawn.name,
      handles,
      ...size,
    }),
  )
  const connect = ({ source, target }: Connection) => onConnect?.(source, target)
  return (
    <section ref={frame} className="flow-drawing" aria-label={t('picture')}>
      <ReactFlow
        nodes={shapes}
        edges={nodes.flatMap(n => edgesOf(n, t))}
        nodeTypes={nodeTypes}
        colorMode={theme}
        fitView
        fitViewOptions={fit}
        onInit={setPane}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={onConnect !== undefined}
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
        onNodeClick={(_, node) => onSelect?.(node.id)}
        onSelectionChange={({ nodes: [only] }) => only && only.id !== selected && onSelect?.(only.id)}
        onConnect={connect}
      >
        <Background gap={18} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  )
}

/** The steps where a run is, as one text: it stays the same as long as they do. */
const whereIt = (marks: DrawingProps['marks']): string =>
  [...(marks ?? [])].flatMap(([key, mark]) => (mark === 'passed' || mark === 'fault' ? [] : [key])).join(' ')

/** All of it; where that could not be read, as on a phone, the steps where it is, or the one that is worked on. */
function within(frame: HTMLElement | null, places: ReadonlyMap<string, { readonly x: number; readonly y: number }>, at: string) {
  const wide = Math.max(...[...places.values()].map(({ x }) => x)) + size.width
  if (!frame || at === '' || frame.clientWidth / wide >= legible) return {}
  return { nodes: at.split(' ').map(id => ({ id })), minZoom: legible }
}

function Step({ data: { drawn, mark, isSelected, canConnect } }: NodeProps<Shape<Box>>) {
  const say = useSay()
  return (
    <div className={classes('flow-step', `is-${drawn.kind}`, mark && `is-${mark}`, isSelected && 'is-selected')}>
      {drawn.kind !== 'start' && <Handle type="target" position={Position.Top} isConnectable={canConnect} />}
      <span className="flow-step-kind">{say(kindWords[drawn.kind])}</span>
      <span className="flow-step-name">{drawn.name}</span>
      {drawn.kind !== 'end' && <Handle type="source" position={Position.Bottom} isConnectable={canConnect} />}
    </div>
  )
}

const nodeTypes = { step: Step }

function edgesOf(node: Drawn, t: ReturnType<typeof useFlowText>): Edge[] {
  const known = node.ways.filter(w => w.to !== '')
  const ways = known.map(({ name, to }) => ({
    id: `${node.key} ${name}`,
    source: node.key,
    target: to,
    ...labelOf(name, known.length, t),
    className: `flow-way is-${name.split('.')[0] ?? ''}`,
    markerEnd: arrow,
  }))
  const undo = node.undo
    ? [{ id: `${node.key} undo`, source: node.key, target: node.undo, label: t('undoes'), className: 'flow-way is-undo', markerEnd: arrow }]
    : []
  return [...ways, ...undo]
}

function labelOf(name: string, count: number, t: ReturnType<typeof useFlowText>): { readonly label?: string } {
  if (count < 2 || name === 'next' || name.includes('.')) return {}
  if (name === 'otherwise' || name === 'rejected' || name === 'late' || name === 'failed' || name === 'each') return { label: t(name) }
  return {}
}

interface Placed {
  readonly key: string
  readonly ways: readonly Way[]
  readonly undo: string | null
}

/** From top to bottom, so that ways do not cross where they need not. */
function placesOf(nodes: readonly Placed[]): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const graph = new Layout({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 48 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { key } of nodes) graph.setNode(key, { ...size })
  const keys = new Set(nodes.map(n => n.key))
  for (const node of nodes)
    for (const { name, to } of [...node.ways, ...(node.undo ? [{ name: 'undo', to: node.undo }] : [])]) if (keys.has(to)) graph.setEdge(node.key, to, {}, name)
  layout(graph)
  return new Map(
    nodes.map(({ key }) => {
      const { x, y } = graph.node(key) as { x: number; y: number }
      return [key, { x: x - size.width / 2, y: y - size.height / 2 }]
    }),
  )
}
