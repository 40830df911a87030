import { useNumber } from '../../../web/text/index.ts'
import { PriceWords } from '../../../engines/forms/index.web.ts'
import type { Price } from '../../../engines/forms/index.ts'
import type { ShownOffer } from '../../shared/offer.ts'
import { priceOf } from '../../shared/price.ts'
import { useShopText } from './words.web.ts'

const nothing: Price = { once: [], recurring: [] }

/** What one of it costs whatever is answered, in words. Where only answers cost something, the form says how much. */
export function OfferPrice({ offer }: { offer: ShownOffer }) {
  if (!offer.price && !offer.recurring) return null
  return <PriceWords price={priceOf(offer, nothing, 1)} />
}

export function DeliveryTime({ days }: { days: number | undefined | null }) {
  const t = useShopText()
  const number = useNumber()
  if (days === undefined || days === null) return null
  return <>{days === 0 ? t('days0') : t('days', { count: days, n: number(days) })}</>
}
