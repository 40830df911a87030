import type { Actor } from '../../../kernel/actor.ts'
import type { Language, Model } from '../../../kernel/define/index.ts'
import type { Records } from '../../../kernel/records/index.server.ts'
import { flow } from '../definitions/flow.ts'
import { flowVersion } from '../definitions/version.ts'
import type { Graph, Node } from '../graph/graph.ts'
import { type Scope, scopeOf } from '../graph/scope.ts'
import { graphOf } from '../graph/shape.ts'
import { type Region, structureOf } from '../graph/structure.ts'
import { rowsAt } from '../graph/rows-at.ts'

/** A version made ready to run by. */
export interface Version {
  readonly id: string
  readonly flow: { readonly id: string; readonly name: string; readonly of: string; readonly language: Language; readonly stuckAfter: string }
  readonly graph: Graph
  readonly node: (key: string) => Node | undefined
  readonly start: string
  readonly regionOf: (key: string) => Region | undefined
  /** What rules and texts of a node can name. */
  readonly scopeAt: (key: string) => Scope
}

const most = 500
/** Versions never change, so that one that is known stays right. What the flow itself says (its language, say) is as it was then. */
const known = new Map<string, Promise<Version>>()

export function versionOf(records: Records, actor: Actor, model: Model, id: string, keep = true): Promise<Version> {
  const found = known.get(`${actor.tenant} ${id}`)
  if (found) return found
  const made = read(records, actor, model, id)
  if (!keep) return made
  if (known.size >= most) known.clear()
  known.set(`${actor.tenant} ${id}`, made)
  made.catch(() => known.delete(`${actor.tenant} ${id}`))
  return made
}

async function read(records: Records, actor: Actor, model: Model, id: string): Promise<Version> {
  const { graph, flow: of } = await records.get(actor, flowVersion, id)
  const { name, of: about, language, stuckAfter } = await records.get(actor, flow, of)
  return { id, ...readyGraph(model, graphOf(graph), about), flow: { id: of, name, of: about, language, stuckAfter } }
}

/** A graph with what follows from it. */
export function readyGraph(model: Model, given: Graph, about: string): Pick<Version, 'graph' | 'node' | 'start' | 'regionOf' | 'scopeAt'> {
  // What was imported may be no flow at all; a run by it fails, and no more.
  const graph: Graph = Array.isArray(given.nodes) ? given : { nodes: [] }
  const byKey = new Map(graph.nodes.map(n => [n.key, n]))
  const { regions } = structureOf(graph)
  const subject = model.type(about)
  const scopes = new Map<string, Scope>()
  const scopeAt = (key: string): Scope => {
    const known = scopes.get(key)
    if (known) return known
    const made = scopeOf(model, subject, graph, rowsAt(model, subject, graph, regions, key))
    scopes.set(key, made)
    return made
  }
  return {
    graph,
    node: key => byKey.get(key),
    start: graph.nodes.find(n => n.kind === 'start')?.key ?? '',
    regionOf: key => regions.get(key),
    scopeAt,
  }
}
