import { lazy, Suspense } from 'react'
import { useMe } from '../../../web/client/index.ts'
import { Failed, Skeleton } from '../../../web/ui/index.ts'
import { useOffer, useSaid } from './offer.web.ts'
import { OrderForm } from './order-form.web.tsx'
import { DeliveryTime, OfferPrice } from './price-line.web.tsx'
import './shop.css'

const Markdown = lazy(async () => ({ default: (await import('../../../web/ui/markdown.tsx')).Markdown }))

/** The draft of an item as whoever orders it will see it. What is sent from here is refused: it is not published. */
export default function OfferPreview({ item }: { item: string }) {
  const me = useMe()
  const said = useSaid()
  const { data, error, refetch } = useOffer(item, { requester: me.id, draft: true })
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton height={160} />
  const { texts, deliveryDays } = data.offer
  return (
    <div className="on-behalf">
      <header className="offer-head">
        <h2>{said(texts.name)}</h2>
        {texts.summary && <p className="offer-lead">{said(texts.summary)}</p>}
        <p className="offer-facts">
          <b>
            <OfferPrice offer={data.offer} />
          </b>
          <DeliveryTime days={deliveryDays} />
        </p>
        {texts.description && (
          <Suspense fallback={<p>{said(texts.description)}</p>}>
            <Markdown text={said(texts.description)} />
          </Suspense>
        )}
      </header>
      <div>
        <OrderForm offer={data} channel="portal" requester={undefined} preview onPlaced={() => {}} />
      </div>
    </div>
  )
}
