import { holds, parseRule } from '../../../kernel/rules/index.ts'
import { type Answers, compileForm, type CompiledForm, type Facts, type Price, standingOf, sumOf, typesOf } from '../../../engines/forms/index.ts'
import type { FormToAsk } from '../../../engines/forms/index.server.ts'
import { priceOf } from '../../shared/price.ts'
import type { OfferShape } from './offer.web.ts'

interface Line {
  readonly quantity: number
  readonly answers: Answers
  readonly included: Readonly<Record<string, { readonly answers?: Answers }>>
}

/** What a line of the cart costs, with what it brings along. */
export function priceOfLine({ offer, ask, includes }: OfferShape, { quantity, answers, included }: Line): Price {
  const own = standing(ask, answers)
  const parts = includes
    .filter(({ when }) => when === undefined || isIncluded(when, own.compiled, own.answers, ask.facts))
    .map(part => {
      const shared = Object.fromEntries(Object.entries(part.shares ?? {}).map(([their, my]) => [their, own.answers[my]]))
      const its = standing(part.ask, { ...included[part.item]?.answers, ...shared })
      return priceOf(part.offer, its.price, (part.quantity ?? 1) * quantity)
    })
  return sumOf([priceOf(offer, own.price, quantity), ...parts])
}

function standing({ form, facts, types }: FormToAsk, answers: Answers) {
  const compiled = compileForm(form, typesOf(types))
  return { compiled, ...standingOf(compiled, answers, facts) }
}

/** Whether the answers of a bundle bring a part along. */
export function isIncluded(when: string, { model, type }: CompiledForm, answers: Answers, facts: Facts): boolean {
  const row = { ...answers, requester: facts.requester, orderer: facts.orderer }
  const asker = { person: facts.orderer, groups: facts.groups, roles: new Set(facts.roles) }
  try {
    return holds(parseRule(when), { model, type, row, asker, now: facts.now })
  } catch {
    return false
  }
}
