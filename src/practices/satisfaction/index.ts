import type { Practice } from '../../kernel/practice.ts'
import { ratingOccasion } from './definitions/occasion.ts'
import { rating } from './definitions/rating.ts'
import { satisfactionSettings } from './definitions/settings.ts'

export { rating, ratingOccasion, satisfactionSettings }

/** How content people are with what was done for them. */
export const satisfaction: Practice = {
  from: 'practices/satisfaction',
  definitions: [rating, ratingOccasion, satisfactionSettings],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
