import type { RowOf, Text } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { incident } from './definition.ts'

const needsQuestion: Text = { en: 'Tell the requester what you are waiting for.', de: 'Bitte der anfragenden Person schreiben, worauf Sie warten.' }

/** On hold there is always a reason, and only there; who waits for the requester has asked; the requester's answer ends the wait. */
export const waiting: Ability<typeof incident> = {
  before: {
    change: ({ row, was, comment }, { actor }) => {
      if (row.state !== 'onHold') return row.holdReason === null ? undefined : { holdReason: null }
      const begins = row.holdReason === 'requester' && was?.holdReason !== 'requester'
      if (begins && comment === undefined && !actor.unbound) throw invalid('comment', needsQuestion)
      return undefined
    },
  },
  after: {
    comment: async ({ row, entry }, { records, by }) => {
      const answers = entry.visibility === 'public' && entry.actor.id !== null && entry.actor.id === row.requester
      if (!answers || !awaitsRequester(row)) return
      const actor = by('requester-reply')
      // Another reply, or an agent, may have ended the wait while this one was written; a reply is never refused for that.
      if (awaitsRequester(await records.get(actor, incident, row.id))) await records.transition(actor, incident, row.id, 'resume')
    },
  },
}

const awaitsRequester = ({ state, holdReason }: RowOf<typeof incident>) => state === 'onHold' && holdReason === 'requester'
