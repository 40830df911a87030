import type { Money } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import { useLanguage } from '../../../web/text/index.ts'
import type { Price } from '../price.ts'
import { useFormText } from './words.web.ts'

/** `EUR 1,915.30 once, EUR 12.50 a month` */
export function PriceWords({ price }: { price: Price }) {
  const t = useFormText()
  const sayAmount = useAmount()
  const words = [
    ...price.once.map(money => (price.recurring.length > 0 ? t('once', { amount: sayAmount(money) }) : sayAmount(money))),
    ...price.recurring.map(money => t(money.every, { amount: sayAmount(money) })),
  ]
  return words.length === 0 ? t('free') : words.join(', ')
}

const field = { kind: 'money', label: { en: '', de: '' }, required: false, computed: false, unique: false, options: {} }

export function useAmount(): (money: Money) => string {
  const language = useLanguage()
  return ({ amount, currency }) => fieldType('money').say({ amount, currency }, field, language)
}
