import type { Offer } from '../shared/offer.ts'

/** What lists and searches show of an offer. */
export function shownOf({ texts, price, recurring, deliveryDays }: Offer) {
  return {
    name: texts.name.en,
    nameDe: texts.name.de || null,
    summary: texts.summary?.en ?? null,
    summaryDe: texts.summary?.de || null,
    keywords: texts.keywords || null,
    price: price ?? null,
    recurringPrice: recurring ? { amount: recurring.amount, currency: recurring.currency } : null,
    recurringEvery: recurring?.every ?? null,
    deliveryDays: deliveryDays ?? null,
  }
}
