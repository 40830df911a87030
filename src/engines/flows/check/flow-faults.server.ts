import type { Model, Text } from '../../../kernel/define/index.ts'
import { unknown } from '../../texts/index.server.ts'
import type { Fault } from '../graph/fault.ts'
import { type Graph, undoOf } from '../graph/graph.ts'
import { rowsAt } from '../graph/rows-at.ts'
import { scopeOf } from '../graph/scope.ts'
import { shapeFaults } from '../graph/shape.ts'
import { structureOf } from '../graph/structure.ts'
import type { Checking } from './checking.server.ts'
import { nodeFaults } from './node-faults.server.ts'

/** The flow that is checked. */
export interface Checked {
  readonly id: string
  readonly of: string
  readonly graph: Graph
}

/** Everything that keeps a flow from being published, with the step at fault. */
export async function flowFaults(model: Model, { id, of, graph }: Checked, checking: Checking): Promise<readonly Fault[]> {
  const shape = shapeFaults(graph as unknown as Readonly<Record<string, unknown>>)
  if (shape.length > 0) return shape
  const subject = model.find(of)
  if (!subject || subject.name.startsWith('flow'))
    return [
      {
        message: unknown(
          'record type',
          'Eine Art von Datensatz',
          of,
          model.types.map(t => t.name),
        ),
      },
    ]
  const { faults, regions } = structureOf(graph)
  const nodes = graph.nodes.map(async node => {
    const scope = scopeOf(model, subject, graph, rowsAt(model, subject, graph, regions, node.key))
    const found = await nodeFaults(node, { ...checking, scope, graph })
    const undone = undoOf(node) !== undefined && regions.get(node.key)?.in === 'undo' ? [undoneTwice] : []
    return [...found, ...undone].map(message => ({ node: node.key, message }))
  })
  return [
    ...faults,
    ...administrative(subject.definition.administrative === true, checking),
    ...variableFaults(model, graph),
    ...(await Promise.all(nodes)).flat(),
    ...(await circles(id, graph, checking)),
  ]
}

const undoneTwice: Text = { en: 'What undoes a step is not undone itself.', de: 'Was einen Schritt rückgängig macht, wird selbst nicht rückgängig gemacht.' }

const administrative = (isSo: boolean, { actor }: Checking): Fault[] =>
  isSo && !actor.unbound && !actor.roles.has('administrator')
    ? [
        {
          message: {
            en: 'It is about records that say how others work: only an administrator may publish it.',
            de: 'Er handelt von Datensätzen, die bestimmen, wie andere arbeiten: Nur Administratoren dürfen ihn veröffentlichen.',
          },
        },
      ]
    : []

function variableFaults(model: Model, { variables = [] }: Graph): Fault[] {
  const types = model.types.map(t => t.name)
  return variables.flatMap(({ key, from, kind, to, columns }, i) => [
    ...(variables.findIndex(v => v.from === from && v.key === key) < i
      ? [{ message: { en: `There are two of ${from}.${key}.`, de: `${from}.${key} gibt es zweimal.` } }]
      : []),
    ...(kind === 'reference' && !model.find(to ?? '') ? [{ message: unknown('record type', 'Eine Art von Datensatz', to ?? '', types) }] : []),
    ...(kind === 'rows' && !columns?.length ? [{ message: { en: `${from}.${key} needs columns.`, de: `${from}.${key} braucht Spalten.` } }] : []),
  ])
}

/** Flows that would start each other without end. */
async function circles(id: string, graph: Graph, { flows, stepsOf }: Checking): Promise<Fault[]> {
  const nameOf = (flow: string) => flows.find(f => f.id === flow)?.name ?? flow
  const leadsBack = async (from: string, path: readonly string[]): Promise<readonly string[] | undefined> => {
    if (from === id) return path
    if (path.includes(from) || path.length > 50) return undefined
    for (const { flow } of partsOf((await stepsOf(from)) ?? { nodes: [] })) {
      const found = await leadsBack(flow, [...path, from])
      if (found) return found
    }
    return undefined
  }
  const found: Fault[] = []
  for (const { key, flow } of partsOf(graph)) {
    const way = await leadsBack(flow, [])
    const through = way?.map(nameOf).join(' → ')
    if (through !== undefined)
      found.push({
        node: key,
        message:
          through === ''
            ? { en: 'The flow would start itself, without end.', de: 'Der Ablauf würde sich selbst starten, ohne Ende.' }
            : {
                en: `The flow would start itself again, without end, by way of ${through}.`,
                de: `Der Ablauf würde sich über ${through} ohne Ende selbst starten.`,
              },
      })
  }
  return found
}

const partsOf = ({ nodes }: Graph) => nodes.flatMap(n => (n.kind === 'subflow' ? [{ key: n.key, flow: n.flow }] : []))
