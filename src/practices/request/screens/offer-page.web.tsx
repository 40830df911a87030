import { lazy, Suspense, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { type Row, useMe, useRecord, useRows, useType } from '../../../web/client/index.ts'
import type { TypeShape } from '../../../web/client/index.ts'
import { useDraftsKey } from '../../../web/client/drafts.ts'
import { NotLoaded } from '../../../web/portal/shell/not-loaded.tsx'
import { PageSkeleton } from '../../../web/portal/shell/page-skeleton.tsx'
import { useTitle } from '../../../web/portal/shell/title.ts'
import { IconButton } from '../../../web/ui/button.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { CartLink } from './cart-link.web.tsx'
import { type OfferShape, useOffer, useSaid } from './offer.web.ts'
import { OrderForm } from './order-form.web.tsx'
import { Picture } from './picture.web.tsx'
import type { Someone } from './person-choice.web.tsx'
import { shopPlaces } from './places.web.ts'
import { DeliveryTime, OfferPrice } from './price-line.web.tsx'
import { useFavourites, useKeepAtHand } from './use-favourites.web.ts'
import { orderedPlace } from './ordered-place.web.ts'
import { useShopText } from './words.web.ts'

const Markdown = lazy(async () => ({ default: (await import('../../../web/ui/markdown.tsx')).Markdown }))

/** One item: what it is, what it costs, what must be known, and the way to order it. */
export default function OfferPage({ id }: { id: string }) {
  const line = new URLSearchParams(useSearch()).get('line') ?? undefined
  const type = useType('cartLine')
  const found = useRows(type, { filter: `id == '${line?.replace(/[^0-9a-f-]/gi, '') ?? ''}'`, limit: 1 }, line !== undefined)
  if (line !== undefined && found.isPending) return <PageSkeleton />
  const before = line === undefined ? undefined : found.data?.items[0]
  const name = before && typeof before.requester === 'string' ? found.data?.names?.[before.requester]?.title : undefined
  return <Loaded id={id} line={before} whom={before && typeof before.requester === 'string' ? { id: before.requester, name: name ?? '' } : undefined} />
}

function Loaded({ id, line, whom }: { id: string; line: Row | undefined; whom: Someone | undefined }) {
  const t = useShopText()
  const me = useMe()
  const said = useSaid()
  const [requester, setRequester] = useState<Someone | undefined>(whom)
  const item = useType('catalogueItem')
  const { data, error, refetch } = useOffer(id, { requester: requester?.id ?? me.id })
  useTitle(data && said(data.offer.texts.name))
  if (error)
    return (
      <div className="page">
        <Back />
        <h1 className="hidden-visually">{t('notFound')}</h1>
        <NotLoaded error={error} retry={() => void refetch()} />
      </div>
    )
  if (!data || !item) return <PageSkeleton />
  return (
    <div className="page shop">
      <div className="shop-head">
        <Back />
        <CartLink />
      </div>
      <Head type={item} offer={data} />
      <Form key={requester?.id ?? ''} offer={data} line={line} requester={requester} onRequester={setRequester} />
    </div>
  )
}

function Back() {
  const t = useShopText()
  return (
    <Link href={shopPlaces.catalogue} className="back">
      <Icon name="left" />
      {t('back')}
    </Link>
  )
}

function Head({ type, offer }: { type: TypeShape; offer: OfferShape }) {
  const said = useSaid()
  const { data } = useRecord(type, offer.id)
  const { texts, deliveryDays } = offer.offer
  return (
    <header className="offer-head">
      {data && <Picture item={data} large />}
      <div className="offer-title">
        <h1>{said(texts.name)}</h1>
        <AtHand item={offer.id} />
      </div>
      {texts.summary && <p className="offer-lead">{said(texts.summary)}</p>}
      <p className="offer-facts">
        {(offer.includes.length === 0 || offer.offer.price !== undefined) && (
          <b>
            <OfferPrice offer={offer.offer} />
          </b>
        )}
        <DeliveryTime days={deliveryDays} />
      </p>
      {texts.description && (
        <div className="offer-text">
          <Suspense fallback={<p>{said(texts.description)}</p>}>
            <Markdown text={said(texts.description)} />
          </Suspense>
        </div>
      )}
    </header>
  )
}

function AtHand({ item }: { item: string }) {
  const { type, of } = useFavourites()
  return type ? <Star type={type} item={item} kept={of(item)} /> : null
}

function Star({ type, item, kept }: { type: TypeShape; item: string; kept: string | undefined }) {
  const t = useShopText()
  const { keep, drop, busy } = useKeepAtHand(type)
  return (
    <IconButton
      icon="star"
      className={kept ? 'star is-kept' : 'star'}
      aria-pressed={kept !== undefined}
      label={kept ? t('unfavourite') : t('favourite')}
      busy={busy}
      onClick={() => (kept ? drop(kept) : keep(item))}
    />
  )
}

interface FormProps {
  readonly offer: OfferShape
  readonly line: Row | undefined
  readonly requester: Someone | undefined
  readonly onRequester: (person: Someone | undefined) => void
}

function Form({ offer, line, requester, onRequester }: FormProps) {
  const t = useShopText()
  const said = useSaid()
  const [, go] = useLocation()
  const key = useDraftsKey('form.')
  if (!offer.mayOrder) return <p className="offer-only">{t('onlySome')}</p>
  const kept = () => {
    toast({ text: t('inCart', { name: said(offer.offer.texts.name) }) })
    go(line ? shopPlaces.cart : shopPlaces.catalogue)
  }
  return (
    <OrderForm
      key={key}
      offer={offer}
      channel="portal"
      line={line}
      requester={requester}
      onRequester={onRequester}
      onKept={kept}
      onPlaced={placed => go(orderedPlace(placed), { replace: true })}
    />
  )
}
