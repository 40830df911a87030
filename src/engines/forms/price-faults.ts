import type { Text } from '../../kernel/define/index.ts'
import { fieldType } from '../../kernel/fields/index.ts'
import { fieldOf } from './compile.ts'
import type { PriceOfAnswer, Question } from './form.ts'
import { placed, publishWords as say } from './publish-words.ts'

/** What is wrong with the prices of a question's answers. */
export const priceFaults = (question: Question): Text[] =>
  (question.prices ?? []).flatMap((price, i) => faultsOf(price, question).map(fault => placed(say.price(i + 1), fault)))

function faultsOf({ answer, each, once, recurring }: PriceOfAnswer, question: Question): Text[] {
  const field = fieldOf(question)
  const kind = fieldType(field.kind)
  const parsed = answer === undefined ? undefined : kind.parse(answer, field)
  const counts = kind.many || field.options.columns !== undefined || 'value' in kind.parse(field.options.min ?? 0, field)
  // Who could order minus five would be paid for it.
  const belowNone = each === true && 'value' in kind.parse(-1, field)
  return [
    ...(parsed && 'fault' in parsed ? [parsed.fault] : []),
    ...(once || recurring ? [] : [say.noAmount]),
    ...[once, recurring].flatMap(money => (money ? amountFaults({ amount: money.amount, currency: money.currency }) : [])),
    ...(each && !counts ? [say.cannotCount] : []),
    ...(belowNone ? [say.countBelowNone] : []),
  ]
}

function amountFaults(money: { readonly amount: string; readonly currency: string }): Text[] {
  const parsed = fieldType('money').parse(money, { kind: 'money', label: { en: '', de: '' }, required: false, computed: false, unique: false, options: {} })
  if ('fault' in parsed) return [parsed.fault]
  const { amount, currency } = parsed.value as typeof money
  return amount === money.amount && currency === money.currency ? [] : [say.writeAmount(amount, currency)]
}
