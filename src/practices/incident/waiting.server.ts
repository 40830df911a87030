import type { Text } from '../../kernel/define/index.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Ability } from '../shared/abilities.server.ts'
import { incident } from './definition.ts'

const needsHold: Text = { en: 'Put the incident on hold to say what it waits for.', de: 'Zum Warten bitte „Warten lassen“ wählen.' }
const needsReason: Text = { en: 'Say what it waits for.', de: 'Bitte sagen, worauf gewartet wird.' }
const needsQuestion: Text = { en: 'Tell the requester what you are waiting for.', de: 'Bitte der anfragenden Person schreiben, worauf Sie warten.' }

/** On hold there is always a reason, and only there; who waits for the requester has asked; the requester's answer ends the wait. */
export const waiting: Ability<typeof incident> = {
  before: {
    create: ({ row, input }, { actor }) => {
      if (row.state !== 'onHold' && input.holdReason) throw invalid('holdReason', needsHold[actor.language])
      return undefined
    },
    change: ({ row, was, input, comment }, { actor }) => {
      if (row.state !== 'onHold') {
        if (input.holdReason) throw invalid('holdReason', needsHold[actor.language])
        return row.holdReason === null ? undefined : { holdReason: null }
      }
      if (row.holdReason === null) throw invalid('holdReason', needsReason[actor.language])
      const begins = row.holdReason === 'requester' && was?.holdReason !== 'requester'
      if (begins && comment === undefined && !actor.unbound) throw invalid('comment', needsQuestion[actor.language])
      return undefined
    },
  },
  after: {
    comment: async ({ row, entry }, { records, by }) => {
      const awaited = row.state === 'onHold' && row.holdReason === 'requester'
      const answered = entry.visibility === 'public' && entry.actor.id !== null && entry.actor.id === row.requester
      if (awaited && answered) await records.transition(by('requester-reply'), incident, row.id, 'resume')
    },
  },
}
