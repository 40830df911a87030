import type { Document, Model } from '../../../kernel/define/index.ts'
import { invalid, invalidAll, type Wrong } from '../../../kernel/errors.ts'
import { behave } from '../../../kernel/records/index.server.ts'
import { unknown } from '../../texts/index.ts'
import type { Fault } from '../graph/fault.ts'
import { emptyGraph } from '../graph/graph.ts'
import { shapeFaults } from '../graph/shape.ts'
import { flow } from './flow.ts'

/** A draft may be unfinished, but it is a flow. A new one has a beginning, an end, and somebody who answers for it. */
export const flowBehaviour = behave(flow, {
  before: {
    create: ({ row }, { actor, model }) => {
      checkAbout(row.of, model)
      checkShape(row.draft)
      return { draft: row.draft ?? { ...emptyGraph }, owner: row.owner ?? actor.person }
    },
    change: ({ row, input }, { model }) => {
      if (input.of !== undefined) checkAbout(row.of, model)
      if (input.draft !== undefined) checkShape(row.draft)
      return undefined
    },
  },
})

/** Flows are about records of others, not about flows. */
function checkAbout(of: string | null, model: Model): void {
  if (of === null) return
  const known = model.types.filter(t => !t.name.startsWith('flow') && !t.definition.single).map(t => t.name)
  if (!known.includes(of)) throw invalid('of', unknown('record type', 'Eine Art von Datensatz', of, known))
}

function checkShape(draft: Document | null): void {
  const faults = draft ? shapeFaults(draft) : []
  if (faults.length > 0) throw invalidAll(faults.map(inDraft))
}

/** As a fault of the field, with the node that it is about. */
export const inDraft = ({ node, message }: Fault): Wrong => ({
  field: 'draft',
  message: node === undefined ? message : { en: `${node}: ${message.en}`, de: `${node}: ${message.de}` },
})
