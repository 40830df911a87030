import type { Money } from '../../kernel/define/index.ts'
import type { Wrong } from '../../kernel/errors.ts'
import { amountOf, times, totals } from './decimal.ts'
import type { PriceOfAnswer, Question, Recurring } from './form.ts'
import { faultWords } from './words.ts'

/** What something costs: sums by currency, in the order in which currencies came up. Zeros are left out. */
export interface Price {
  readonly once: readonly Money[]
  readonly recurring: readonly Recurring[]
}

export const free: Price = { once: [], recurring: [] }

/** What an answer adds to the price; nothing where there is none. */
export function priceOf({ prices = [] }: Question, value: unknown): Price {
  if (prices.length === 0 || isBlank(value)) return free
  return sumOf(prices.filter(price => price.answer === undefined || price.answer === value).map(price => priced(price, value)))
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function priced({ each, once, recurring }: PriceOfAnswer, value: unknown): Price {
  const count = each ? countOf(value) : 1
  return {
    once: once ? [{ ...once, amount: times(once.amount, count) }] : [],
    recurring: recurring ? [{ ...recurring, amount: times(recurring.amount, count) }] : [],
  }
}

/** Never less than none: nobody earns by ordering minus five. */
const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : typeof value === 'number' ? Math.max(0, value) : 1)

/** Prices together. */
export function sumOf(prices: readonly Price[]): Price {
  const once = Map.groupBy(
    prices.flatMap(p => p.once),
    p => p.currency,
  )
  const recurring = Map.groupBy(
    prices.flatMap(p => p.recurring),
    p => `${p.currency} ${p.every}`,
  )
  return {
    once: [...once.values()].flatMap(same => sumIn(same)),
    recurring: [...recurring.values()].flatMap(same => sumIn(same).map(money => ({ ...money, every: same[0]?.every ?? 'month' }))),
  }
}

/** So many of it: the quantity of an order's line. */
export const multiplied = (price: Price, quantity: number): Price =>
  sumOf([
    {
      once: price.once.map(money => ({ ...money, amount: times(money.amount, quantity) })),
      recurring: price.recurring.map(money => ({ ...money, amount: times(money.amount, quantity) })),
    },
  ])

function sumIn(same: readonly Money[]): Money[] {
  const [first] = same
  if (!first) return []
  const total = totals(same.map(money => money.amount))
  return total === 0n ? [] : [{ amount: amountOf(total, first.currency), currency: first.currency }]
}

/** What is wrong with a price that no money field could hold. */
export const fittingFault = ({ once, recurring }: Price): Wrong[] =>
  [...once, ...recurring].every(({ amount }) => amount.replace(/\D/g, '').length <= 15) ? [] : [{ field: 'answers', message: faultWords.price }]
