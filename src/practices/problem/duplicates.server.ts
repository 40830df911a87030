import { equals, type RowOf, type Text } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { problem } from './definition.ts'
import { incidentsOf } from './incidents.server.ts'
import { problemTask } from './task.definition.ts'

type Problem = RowOf<typeof problem>

const words = {
  itself: { en: 'It cannot be a duplicate of itself.', de: 'Es kann kein Duplikat seiner selbst sein.' },
  ended: { en: 'This problem is closed already. Choose one that is not.', de: 'Dieses Problem ist schon geschlossen. Bitte ein anderes wählen.' },
} satisfies Record<string, Text>

/** A duplicate hands its incidents and tasks to the original and is closed. */
export const duplicates: Ability<typeof problem> = {
  before: {
    transitions: {
      markDuplicate: async ({ row }, context) => checkOriginal(row, context),
    },
  },
  after: {
    transitions: {
      markDuplicate: async ({ row }, context) => {
        if (row.duplicateOf !== null) await handOver(row, row.duplicateOf, context)
      },
    },
  },
}

async function checkOriginal(row: Problem, { records, actor }: Context): Promise<undefined> {
  // What is required and missing is said by the kernel.
  if (row.duplicateOf === null) return
  if (row.duplicateOf === row.id) throw invalid('duplicateOf', words.itself)
  if ((await records.get(actor, problem, row.duplicateOf)).state === 'closed') throw invalid('duplicateOf', words.ended)
}

async function handOver(row: Problem, original: string, context: Context): Promise<void> {
  const { records, record, by, actor } = context
  const machine = by('problem-duplicate')
  const how = { reason: `${row.number} is a duplicate.` }
  for await (const { id } of incidentsOf(row.id, undefined, context)) await records.change(machine, record('incident'), id, { problem: original }, how)
  for await (const { id } of every(records, machine, problemTask, equals('problem', row.id)))
    await records.change(machine, problemTask, id, { problem: original }, how)
  const text = { en: `${row.number} is a duplicate of this problem: ${row.title}`, de: `${row.number} ist ein Duplikat dieses Problems: ${row.title}` }[
    actor.language
  ]
  await records.comment(actor, problem, original, { text, visibility: 'internal' })
}
