import { Failure } from '../../kernel/errors.ts'
import type { PracticeBehaviour } from '../../kernel/practice.ts'
import { behave } from '../../kernel/records/behaviour.ts'
import { checkOccasion } from './check-occasion.server.ts'
import { ratingOccasion } from './definitions/occasion.ts'
import { rating } from './definitions/rating.ts'
import { satisfactionSettings } from './definitions/settings.ts'
import { followUp } from './follow-up.server.ts'
import { shippedOccasions } from './shipped.ts'

/** Values that a hook settles are saved as they are, also in fields that no caller may set. */
const answeredAt = (now: string): Record<string, never> => ({ answeredAt: now }) as unknown as Record<string, never>

const behaviour: PracticeBehaviour = {
  behaviours: [
    behave(rating, { before: { transitions: { rate: (_, { now }) => answeredAt(now) } }, after: { transitions: { rate: followUp, correct: followUp } } }),
    behave(ratingOccasion, {
      before: {
        create: ({ row }, { model }) => checkOccasion(row, model),
        change: ({ row }, { model }) => checkOccasion(row, model),
      },
    }),
  ],
  seed: async (records, actor) => {
    if ((await records.count(actor, satisfactionSettings, undefined, 1)) === 0) await records.create(actor, satisfactionSettings, {})
    if ((await records.count(actor, ratingOccasion, undefined, 1)) > 0) return
    for (const occasion of shippedOccasions) await records.create(actor, ratingOccasion, occasion).catch(orUnknownType)
  },
}

/** An installation may do without requests. */
function orUnknownType(failure: unknown): void {
  if (!(failure instanceof Failure && failure.kind === 'invalid')) throw failure
}

export default behaviour
