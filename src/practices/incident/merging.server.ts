import { all, differs, equals, type RowOf, type Text } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { every } from '../shared/every.server.ts'
import { incident } from './definition.ts'

type Incident = RowOf<typeof incident>

/** Merging closes an incident as a duplicate. The survivor takes over who watches and waits, and what follows. */
export const merging: Ability<typeof incident> = {
  before: {
    transitions: {
      mergeInto: async ({ row }, context) => {
        // What is required and missing is said by the kernel.
        if (row.duplicateOf === null) return undefined
        const survivor = await survivorOf(row, row.duplicateOf, context)
        return {
          resolutionNote: row.resolutionNote ?? { en: `Duplicate of ${survivor.number}.`, de: `Duplikat von ${survivor.number}.` }[context.actor.language],
          resolvedAt: row.resolvedAt ?? context.now,
          resolvedBy: row.resolvedBy ?? context.actor.person,
        }
      },
    },
  },
  after: {
    transitions: {
      mergeInto: async ({ row }, context) => {
        if (row.duplicateOf === null) return
        await adoptChildren(row, row.duplicateOf, context)
        await tellSurvivor(row, row.duplicateOf, context)
      },
    },
  },
}

const words = {
  itself: { en: 'It cannot be merged into itself.', de: 'Sie kann nicht in sich selbst aufgehen.' },
  ended: { en: 'This incident is closed already. Choose one that is not.', de: 'Diese Störung ist schon geschlossen. Bitte eine andere wählen.' },
} satisfies Record<string, Text>

async function survivorOf(row: Incident, id: string, { records, actor }: Context): Promise<Incident> {
  if (id === row.id) throw invalid('duplicateOf', words.itself)
  const survivor = await records.get(actor, incident, id)
  if (survivor.state === 'closed' || survivor.state === 'canceled') throw invalid('duplicateOf', words.ended)
  return survivor
}

/** Children of the duplicate follow the survivor; a survivor that was itself such a child follows nobody now. */
async function adoptChildren(row: Incident, survivor: string, { records, by }: Context): Promise<void> {
  const actor = by('merge')
  for await (const child of every(records, actor, incident, all(equals('parent', row.id), differs('category', 'done')))) {
    const parent = child.id === survivor ? null : survivor
    await records.change(actor, incident, child.id, { parent }, { reason: `${row.number} was merged.` })
  }
}

async function tellSurvivor(row: Incident, id: string, { records, by, actor }: Context): Promise<void> {
  const survivor = await records.get(by('merge'), incident, id)
  const more = [...(row.watchers ?? []), ...(row.requester === null ? [] : [row.requester])].filter(person => person !== survivor.requester)
  const watchers = [...new Set([...(survivor.watchers ?? []), ...more])]
  if (watchers.length > (survivor.watchers ?? []).length) await records.change(by('merge'), incident, id, { watchers }, { reason: `${row.number} was merged.` })
  const text = { en: `${row.number} was merged into this incident: ${row.title}`, de: `${row.number} ist in dieser Störung aufgegangen: ${row.title}` }[
    actor.language
  ]
  await records.comment(actor, incident, id, { text, visibility: 'internal' })
}
