import type { Money } from '../../kernel/define/index.ts'
import type { Price } from '../../engines/forms/index.ts'

/** In columns of their own where there is one currency, for lists, rules and sums. */
export function moneyOf(price: Price) {
  const only = <M extends Money>(all: readonly M[]): M | null => (all.length === 1 ? (all[0] ?? null) : null)
  const recurring = only(price.recurring)
  return {
    price: only(price.once),
    recurringPrice: recurring ? { amount: recurring.amount, currency: recurring.currency } : null,
    recurringEvery: recurring?.every ?? null,
    prices: price.once.length + price.recurring.length === 0 ? null : ({ once: price.once, recurring: price.recurring } as never),
  }
}
