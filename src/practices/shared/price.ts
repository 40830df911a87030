import { multiplied, type Price, sumOf } from '../../engines/forms/index.ts'
import type { Offer } from './offer.ts'

/** What so many of an item cost, with what the answers add. */
export const priceOf = (offer: Pick<Offer, 'price' | 'recurring'>, answers: Price, quantity: number): Price =>
  multiplied(sumOf([{ once: offer.price ? [offer.price] : [], recurring: offer.recurring ? [offer.recurring] : [] }, answers]), quantity)
