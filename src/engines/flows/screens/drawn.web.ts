import { type Node, undoOf, waysOf } from '../graph/graph.ts'
import type { Drawn } from './drawing.web.tsx'

/** A step as it is drawn. */
export const drawn = (node: Node): Drawn => {
  const undo = undoOf(node)
  return {
    key: node.key,
    kind: node.kind,
    name: node.name,
    ways: waysOf(node),
    ...(undo ? { undo } : {}),
    ...(node.kind === 'parallel' ? { join: node.join } : {}),
  }
}
