import { type Field, followPath, type Model, type RecordType } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import type { Graph } from './graph.ts'
import { rowFieldsOf, scopeOf } from './scope.ts'
import type { Region } from './structure.ts'

/** What `row` holds at a node: that of the innermost loop it stands in, also where it undoes what was done there. */
export function rowsAt(model: Model, subject: RecordType, graph: Graph, regions: ReadonlyMap<string, Region>, key: string): Readonly<Record<string, Field>> {
  const loop = loopAround(regions, regions.get(key))
  const list = loop === undefined ? undefined : listOf(model, subject, graph, regions, loop)
  return list ? rowFieldsOf(list) : {}
}

function loopAround(regions: ReadonlyMap<string, Region>, region: Region | undefined): string | undefined {
  if (!region || region.in === 'flow') return undefined
  if (region.in === 'loop') return region.of
  return loopAround(regions, region.in === 'undo' ? regions.get(region.of) : region.outer)
}

/** The field that a loop goes over, where it is a list. */
export function listOf(model: Model, subject: RecordType, graph: Graph, regions: ReadonlyMap<string, Region>, loop: string): Field | undefined {
  const node = graph.nodes.find(n => n.key === loop)
  if (node?.kind !== 'loop') return undefined
  const scope = scopeOf(model, subject, graph, rowsAt(model, subject, graph, regions, loop))
  const found = followPath(scope.model, scope.type, node.over)?.field
  return found && (found.options.columns || fieldType(found.kind).many) ? found : undefined
}
