import { useEffect, useMemo, useRef } from 'react'
import { type Form, type Price, typesOf } from '../../../engines/forms/index.ts'
import { FormFields, useForm } from '../../../engines/forms/index.web.ts'
import { useNumber } from '../../../web/text/index.ts'
import { priceOf } from '../../shared/price.ts'
import { type IncludedShape, useSaid, withAnswers } from './offer.web.ts'
import { useShopText } from './words.web.ts'

type Answers = Readonly<Record<string, unknown>>

/** What the bundle's form asks of one of its parts. */
export interface IncludedForm {
  readonly ready: () => Answers | undefined
  readonly tell: (error: unknown) => void
}

interface IncludedProps {
  readonly included: IncludedShape
  /** Of the bundle. */
  readonly quantity: number
  readonly channel: 'portal' | 'desk'
  /** The bundle's answers, which answer some of its questions. */
  readonly shared: Answers
  readonly given: Answers | undefined
  readonly onForm: (form: IncludedForm) => void
  readonly onPrice: (price: Price) => void
}

/** Something that a bundle brings along, with those of its questions that the bundle does not answer. */
export function Included({ included, quantity, channel, shared, given, onForm, onPrice }: IncludedProps) {
  const t = useShopText()
  const said = useSaid()
  const number = useNumber()
  const { item, shares = {}, offer, ask } = included
  const filled = JSON.stringify(Object.fromEntries(Object.entries(shares).map(([their, my]) => [their, shared[my]])))
  const form = useMemo<Form>(() => withAnswers(ask.form, { ...given, ...(JSON.parse(filled) as Answers) }), [ask.form, given, filled])
  const context = useMemo(() => ({ channel, facts: ask.facts, types: typesOf(ask.types) }), [channel, ask])
  const asked = useForm(form, context, `included.${item}`)
  const times = (included.quantity ?? 1) * quantity
  const price = priceOf(offer, asked.standing.price, times)
  const priced = JSON.stringify(price)
  onForm({
    ready: () => {
      if (asked.ready() === undefined) return undefined
      // What the bundle answers is shared by the server itself.
      return Object.fromEntries(Object.entries(asked.standing.answers).filter(([key]) => !Object.hasOwn(shares, key)))
    },
    tell: error => void asked.tell(error),
  })
  useEffect(() => onPrice(JSON.parse(priced) as Price), [priced, onPrice])
  const root = useRef<HTMLDivElement>(null)
  // Questions that the bundle answers stand in its own form; here they would be asked twice.
  useEffect(() => {
    for (const place of root.current?.querySelectorAll<HTMLElement>('[data-key]') ?? []) place.hidden = Object.hasOwn(shares, place.dataset.key ?? '')
  })
  return (
    <div ref={root} className="included">
      <h3>
        {times > 1 && <span className="num">{t('times', { count: number(times) })} </span>}
        {said(offer.texts.name)}
      </h3>
      {offer.texts.summary && <p className="shelf-help">{said(offer.texts.summary)}</p>}
      <FormFields asked={asked} />
    </div>
  )
}
