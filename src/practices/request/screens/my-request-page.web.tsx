import { Link } from 'wouter'
import type { Money } from '../../../kernel/define/index.ts'
import { PriceWords } from '../../../engines/forms/index.web.ts'
import { type RecordPage, type Row, useMe, useRecord, useRows, useType } from '../../../web/client/index.ts'
import type { TypeShape } from '../../../web/client/index.ts'
import { useReadingAbout } from '../../../web/notices/use-reading-about.ts'
import { places, thingPlace } from '../../../web/portal/places.ts'
import { addressOf, textIn } from '../../../web/portal/row.ts'
import { NotLoaded } from '../../../web/portal/shell/not-loaded.tsx'
import { CardSkeletons, PageSkeleton } from '../../../web/portal/shell/page-skeleton.tsx'
import { useTitle } from '../../../web/portal/shell/title.ts'
import { useSeen } from '../../../web/portal/things/seen.ts'
import { standingOf } from '../../../web/portal/things/status.ts'
import { useStandingText } from '../../../web/portal/things/words.ts'
import { Composer } from '../../../web/portal/thing/composer.tsx'
import { Conversation } from '../../../web/portal/thing/conversation.tsx'
import { useThingText } from '../../../web/portal/thing/words.ts'
import '../../../web/portal/thing/thing.css'
import { useDates, useNumber } from '../../../web/text/index.ts'
import { classes } from '../../../web/ui/classes.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { CancelPart } from './cancel-part.web.tsx'
import { useStanding } from './standing.web.ts'
import { Tracker } from './tracker.web.tsx'
import { useShopText } from './words.web.ts'
import './shop.css'

/** What somebody ordered in one go: its items, where each stands, and the talk about all of it. */
export default function MyRequestPage({ address }: { address: string }) {
  const type = useType('request')
  return type ? <Loaded type={type} address={address} /> : null
}

function Loaded({ type, address }: { type: TypeShape; address: string }) {
  const thing = useThingText()
  const { data, error, refetch } = useRecord(type, address)
  useTitle(data && textIn(data, 'title'))
  useSeen(data)
  if (data) return <Whole type={type} address={address} record={data} />
  if (!error) return <PageSkeleton />
  return (
    <div className="page">
      <Back />
      <h1 className="hidden-visually">{thing('notHere')}</h1>
      <NotLoaded error={error} retry={() => void refetch()} />
    </div>
  )
}

function Back() {
  const t = useShopText()
  return (
    <Link href={places.things} className="back">
      <Icon name="left" />
      {t('myThings')}
    </Link>
  )
}

function Whole({ type, address, record }: { type: TypeShape; address: string; record: RecordPage }) {
  const t = useShopText()
  const said = useStandingText()
  const standing = standingOf(type, record, useMe().id)
  useReadingAbout(type.name, record.id)
  return (
    <div className="page thing shop">
      <Back />
      <header className="thing-head">
        <h1>{textIn(record, 'title')}</h1>
        <p className={classes('thing-now', `tone-${standing.tone}`)} role="status">
          {said(standing)}
        </p>
        <Facts record={record} />
      </header>
      <Items request={record.id} />
      {record._transitions?.includes('cancel') === true && <CancelPart type={type} record={record} whole />}
      <Conversation type={type} address={address} record={record} />
      <Composer type={type} address={address} record={record} asked={false} />
      <p className="hidden-visually">{t('items')}</p>
    </div>
  )
}

function Facts({ record }: { record: RecordPage }) {
  const t = useShopText()
  const thing = useThingText()
  const dates = useDates()
  const nameOf = (id: unknown) => (typeof id === 'string' ? record._names?.[id]?.title : undefined)
  const total = record.total as Money | null
  const facts = [
    [t('number'), textIn(record, 'number')],
    [t('ordered'), dates.moment(textIn(record, 'createdAt'))],
    [t('orderedFor'), nameOf(record.requester)],
    [t('orderedBy'), record.orderer === record.requester ? undefined : nameOf(record.orderer)],
    [t('reason'), textIn(record, 'reason')],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <details className="facts">
      <summary>
        {thing('facts')}
        <Icon name="down" />
      </summary>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {total && (
          <div>
            <dt>{t('price')}</dt>
            <dd>
              <PriceWords price={{ once: [total], recurring: [] }} />
            </dd>
          </div>
        )}
      </dl>
    </details>
  )
}

function Items({ request }: { request: string }) {
  const t = useShopText()
  const type = useType('requestItem')
  const { data, isPending, error, refetch } = useRows(type, { filter: `request == '${request}'`, sort: 'createdAt', limit: 200 })
  if (error) return <NotLoaded error={error} retry={() => void refetch()} />
  if (isPending || !type) return <CardSkeletons count={2} />
  return (
    <section className="part">
      <h2>{t('items')}</h2>
      <ul className="cards">
        {data.items.map(item => (
          <li key={item.id}>
            <ItemRow type={type} item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ItemRow({ type, item }: { type: TypeShape; item: Row }) {
  const t = useShopText()
  const number = useNumber()
  const { data } = useStanding(item.id)
  return (
    <Link href={thingPlace(type.path, addressOf(item))} className="card-row item-row">
      <b>
        {Number(item.quantity) > 1 && <span className="num">{t('times', { count: number(Number(item.quantity)) })} </span>}
        {textIn(item, 'title')}
      </b>
      {data ? <Tracker standing={data} dueAt={item.dueAt} small /> : <span className="tracker-wait" />}
      <Icon name="right" />
    </Link>
  )
}
