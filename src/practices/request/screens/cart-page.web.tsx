import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { type Price, sumOf } from '../../../engines/forms/index.ts'
import { PriceWords } from '../../../engines/forms/index.web.ts'
import { isProblem, type Row, type RowPage, useMe, useRemove, useRows, useType } from '../../../web/client/index.ts'
import type { TypeShape } from '../../../web/client/index.ts'
import { textIn } from '../../../web/portal/row.ts'
import { NotLoaded } from '../../../web/portal/shell/not-loaded.tsx'
import { CardSkeletons } from '../../../web/portal/shell/page-skeleton.tsx'
import { useTitle } from '../../../web/portal/shell/title.ts'
import { useNumber } from '../../../web/text/index.ts'
import { Blank } from '../../../web/ui/blank.tsx'
import { Button, buttonClass } from '../../../web/ui/button.tsx'
import { FieldFrame, TextArea } from '../../../web/ui/form.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { toast, toastProblem } from '../../../web/ui/toast.tsx'
import { priceOfLine } from './line-price.web.ts'
import { type OfferShape, useOffer, useSaid } from './offer.web.ts'
import { orderedPlace } from './ordered-place.web.ts'
import { itemPlace, shopPlaces } from './places.web.ts'
import { useOrder } from './use-order.web.ts'
import { useShopText } from './words.web.ts'

/** What somebody means to order, all in one go. */
export default function CartPage() {
  const t = useShopText()
  const type = useType('cartLine')
  const { data, error, isPending, refetch } = useRows(type, { sort: 'createdAt', limit: 100 })
  useTitle(t('cart'))
  return (
    <div className="page shop">
      <Link href={shopPlaces.catalogue} className="back">
        <Icon name="left" />
        {t('back')}
      </Link>
      <h1>{t('cart')}</h1>
      {error ? <NotLoaded error={error} retry={() => void refetch()} /> : isPending || !type ? <CardSkeletons count={2} /> : <Lines type={type} page={data} />}
    </div>
  )
}

function Lines({ type, page }: { type: TypeShape; page: RowPage }) {
  const t = useShopText()
  const [, go] = useLocation()
  const order = useOrder()
  const [reason, setReason] = useState('')
  const [prices, setPrices] = useState<ReadonlyMap<string, Price>>(new Map())
  if (page.items.length === 0)
    return (
      <Blank
        icon="check"
        title={t('cartEmpty')}
        act={
          <Link href={shopPlaces.catalogue} className={buttonClass('main')}>
            {t('toCatalogue')}
          </Link>
        }
      >
        {t('cartEmptyHelp')}
      </Blank>
    )
  const faultOf = (field: string) => (isProblem(order.error) ? order.error.faults.find(one => one.field === field)?.message : undefined)
  const isWrong = (i: number) => isProblem(order.error) && order.error.faults.some(one => one.field.startsWith(`lines.${i}.`))
  const send = () =>
    order.mutate(
      { cart: true, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
      { onSuccess: placed => go(orderedPlace(placed), { replace: true }), onError: error => !isProblem(error, 422) && toastProblem(error) },
    )
  const total = sumOf(page.items.map(line => prices.get(line.id) ?? { once: [], recurring: [] }))
  return (
    <>
      <ul className="cards">
        {page.items.map((line, i) => (
          <li key={line.id} className="card-row cart-line">
            <Line
              type={type}
              line={line}
              page={page}
              wrong={isWrong(i)}
              fault={faultOf(`lines.${i}.item`) ?? faultOf(`lines.${i}.requester`) ?? faultOf(`lines.${i}.quantity`)}
              onPrice={price =>
                setPrices(before => (JSON.stringify(before.get(line.id)) === JSON.stringify(price) ? before : new Map(before).set(line.id, price)))
              }
            />
          </li>
        ))}
      </ul>
      <FieldFrame label={t('reason')} help={t('reasonHelp')} fault={faultOf('reason')}>
        {ids => (
          <TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={e => setReason(e.target.value)}
          />
        )}
      </FieldFrame>
      <div className="order-send">
        <p className="order-price" aria-live="polite">
          <span>{t('total')}</span>
          <b>
            <PriceWords price={total} />
          </b>
        </p>
        <Button look="main" busy={order.isPending} onClick={send}>
          {order.isPending ? t('ordering') : t('orderAll')}
        </Button>
      </div>
    </>
  )
}

interface LineProps {
  readonly type: TypeShape
  readonly line: Row
  readonly page: RowPage
  readonly wrong: boolean
  readonly fault: string | undefined
  readonly onPrice: (price: Price) => void
}

function Line({ type, line, page, wrong, fault, onPrice }: LineProps) {
  const t = useShopText()
  const me = useMe()
  const said = useSaid()
  const number = useNumber()
  const remove = useRemove(type)
  const requester = typeof line.requester === 'string' ? line.requester : me.id
  const { data, error } = useOffer(String(line.item), { requester })
  const name = data ? said(data.offer.texts.name) : textIn(line, 'name')
  const drop = () => remove.mutate(line.id, { onSuccess: () => toast({ text: t('removed', { name }) }), onError: toastProblem })
  return (
    <>
      <div className="cart-title">
        <b>
          {Number(line.quantity) > 1 && <span className="num">{t('times', { count: number(Number(line.quantity)) })} </span>}
          {name}
        </b>
        {data && <LinePrice offer={data} line={line} onPrice={onPrice} />}
      </div>
      {requester !== me.id && (
        <p className="shelf-help">
          {t('forWhom')} {page.names?.[requester]?.title ?? '…'}
        </p>
      )}
      {(error || fault || wrong) && (
        <p className="field-fault" role="alert">
          <Icon name="warning" size={14} />
          {error ? `${t('gone')}. ${t('goneHelp')}` : (fault ?? t('lineWrong'))}
        </p>
      )}
      <div className="cart-acts">
        {!error && (
          <Link href={itemPlace(String(line.item), line.id)} className="link" aria-label={`${t('change')}: ${name}`}>
            {t('change')}
          </Link>
        )}
        <button type="button" className="link" aria-label={`${t('remove')}: ${name}`} disabled={remove.isPending} onClick={drop}>
          {t('remove')}
        </button>
      </div>
    </>
  )
}

function LinePrice({ offer, line, onPrice }: { offer: OfferShape; line: Row; onPrice: (price: Price) => void }) {
  const [quantity, answers, included] = [Number(line.quantity), objectIn(line.answers), objectIn(line.included)]
  const price = priceOfLine(offer, { quantity, answers, included: included as Parameters<typeof priceOfLine>[1]['included'] })
  const priced = JSON.stringify(price)
  useEffect(() => onPrice(JSON.parse(priced) as Price), [priced, onPrice])
  return (
    <span className="num">
      <PriceWords price={price} />
    </span>
  )
}

const objectIn = (value: unknown) => (value ?? {}) as Readonly<Record<string, unknown>>
