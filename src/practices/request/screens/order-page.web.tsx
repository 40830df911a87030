import { useState } from 'react'
import { Link } from 'wouter'
import { useMe, useRows, useType } from '../../../web/client/index.ts'
import { PageBar } from '../../../web/desk/parts/page.tsx'
import { Button, Failed, Icon, Pick, Skeleton } from '../../../web/ui/index.ts'
import { useNamed } from './named.web.ts'
import { useOffer, useSaid } from './offer.web.ts'
import { OrderForm } from './order-form.web.tsx'
import { Choosing, type Someone } from './person-choice.web.tsx'
import { DeliveryTime, OfferPrice } from './price-line.web.tsx'
import type { Placed } from './use-order.web.ts'
import { useShopText } from './words.web.ts'
import './shop.css'

/** At the desk: order for somebody who is on the telephone. */
export default function OrderPage() {
  const t = useShopText()
  const [person, setPerson] = useState<Someone>()
  const [item, setItem] = useState<string>()
  const [placed, setPlaced] = useState<Placed>()
  return (
    <>
      <PageBar title={t('onBehalf')} />
      <div className="narrow stack">
        <p className="field-help">{t('onBehalfHelp')}</p>
        {placed && <Done placed={placed} />}
        <section className="sheet on-behalf">
          <Chosen label={t('forWhom')} name={person?.name} onChange={() => setPerson(undefined)}>
            <Choosing onPick={setPerson} />
          </Chosen>
          {person && <ChooseItem item={item} onPick={setItem} />}
          {person && item && (
            <Asked
              key={`${person.id} ${item}`}
              item={item}
              person={person}
              onPlaced={done => {
                setPlaced(done)
                setItem(undefined)
              }}
            />
          )}
        </section>
      </div>
    </>
  )
}

function Done({ placed: { requests, created } }: { placed: Placed }) {
  const t = useShopText()
  return (
    <ul className="sheet" role="status">
      {requests.map(({ id, number, title }) => (
        <li key={id}>
          <Icon name="check" /> {t('orderedNow', { number })} <Link href={`/requests/${number}`}>{title}</Link>
        </li>
      ))}
      {created.map(({ id, number }) => (
        <li key={id}>
          <Icon name="check" /> {t('orderedNow', { number: number ?? '' })}
        </li>
      ))}
    </ul>
  )
}

interface ChosenProps {
  readonly label: string
  readonly name: string | undefined
  readonly onChange: () => void
  readonly children: React.ReactNode
}

/** A choice that was made, with the way to make another one; or the choice itself. */
function Chosen({ label, name, onChange, children }: ChosenProps) {
  const t = useShopText()
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      {name === undefined ? (
        children
      ) : (
        <p>
          <b>{name}</b>{' '}
          <Button small look="quiet" onClick={onChange}>
            {t('change')}
          </Button>
        </p>
      )}
    </div>
  )
}

function ChooseItem({ item, onPick }: { item: string | undefined; onPick: (item: string | undefined) => void }) {
  const t = useShopText()
  const named = useNamed()
  const { data, isPending } = useRows(useType('catalogueItem'), {
    filter: "state == 'published'",
    sort: 'name',
    fields: 'name,nameDe,summary,summaryDe',
    limit: 500,
  })
  const chosen = data?.items.find(one => one.id === item)
  return (
    <Chosen label={t('chooseItem')} name={chosen && named(chosen, 'name')} onChange={() => onPick(undefined)}>
      <div className="choosing">
        <Pick
          label={t('chooseItem')}
          items={(data?.items ?? []).map(one => ({ value: one.id, title: named(one, 'name'), hint: named(one, 'summary') }))}
          chosen={[]}
          loading={isPending}
          onPick={([id]) => onPick(id)}
        />
      </div>
    </Chosen>
  )
}

function Asked({ item, person, onPlaced }: { item: string; person: Someone; onPlaced: (placed: Placed) => void }) {
  const said = useSaid()
  const me = useMe()
  const { data, error, refetch } = useOffer(item, { requester: person.id })
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton height={120} />
  return (
    <>
      <p className="offer-facts">
        <span>{said(data.offer.texts.summary)}</span>
        <b>
          <OfferPrice offer={data.offer} />
        </b>
        <DeliveryTime days={data.offer.deliveryDays} />
      </p>
      <OrderForm offer={data} channel="desk" requester={person.id === me.id ? undefined : person} onPlaced={onPlaced} />
    </>
  )
}
