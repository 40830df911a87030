import type { RowOf } from '../../kernel/define/index.ts'
import { conflict } from '../../kernel/errors.ts'
import type { Context } from '../../kernel/records/behaviour.ts'
import type { Ability } from '../shared/abilities.server.ts'
import type { problem } from './definition.ts'
import { incidentsOf, stillOpen } from './incidents.server.ts'

type Problem = RowOf<typeof problem>
type Subject = 'workaround' | 'fix'

/**
 * Tells the open incidents of a problem how to live with it, or how it is mended: as a public comment, and each
 * incident once per text. Incidents linked later are told by doing it again.
 */
export const communicating: Ability<typeof problem> = {
  before: {
    transitions: {
      communicateWorkaround: async ({ row }, context) => {
        const toldTo = await wouldTell(row, 'workaround', context)
        return { workaroundTold: row.workaround, workaroundToldTo: toldTo }
      },
      communicateFix: async ({ row }, context) => {
        const toldTo = await wouldTell(row, 'fix', context)
        return { fixTold: row.fixNotes, fixToldTo: toldTo }
      },
    },
  },
  after: {
    transitions: {
      communicateWorkaround: async ({ row, was }, context) => tell(row, was, 'workaround', context),
      communicateFix: async ({ row, was }, context) => tell(row, was, 'fix', context),
    },
  },
}

/** The text there is, the one that was told last, and to whom. */
const texts = {
  workaround: (p: Problem) => ({ text: p.workaround, told: p.workaroundTold, toldTo: p.workaroundToldTo ?? [] }),
  fix: (p: Problem) => ({ text: p.fixNotes, told: p.fixTold, toldTo: p.fixToldTo ?? [] }),
}

const knowing = (p: Problem, subject: Subject, text: string | null): readonly string[] => {
  const { told, toldTo } = texts[subject](p)
  return told === text ? toldTo : []
}

async function wouldTell(row: Problem, subject: Subject, context: Context): Promise<readonly string[]> {
  const { text } = texts[subject](row)
  const known = knowing(row, subject, text)
  const fresh: string[] = []
  for await (const { id } of incidentsOf(row.id, stillOpen, context)) if (!known.includes(id)) fresh.push(id)
  // Where there is no text, the kernel says that it is missing.
  if (text !== null && fresh.length === 0) throw conflict(nobodyLeft, 'nobody_to_tell')
  return [...known, ...fresh]
}

const nobodyLeft = {
  en: 'No open incident of this problem is left that does not know this text.',
  de: 'Keine offene Störung dieses Problems ist übrig, die diesen Text nicht kennt.',
}

async function tell(row: Problem, was: Problem | undefined, subject: Subject, { records, record, actor }: Context): Promise<void> {
  const { text, toldTo } = texts[subject](row)
  const known = was ? knowing(was, subject, text) : []
  for (const id of toldTo) {
    if (!known.includes(id)) await records.comment(actor, record('incident'), id, { text: `${text}\n\n${row.number}`, visibility: 'public' })
  }
}
