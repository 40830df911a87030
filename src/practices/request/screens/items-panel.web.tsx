import { Link } from 'wouter'
import { type Row, type TypeShape, useRows, useType } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { useNumber } from '../../../web/text/index.ts'
import { Failed, Skeleton } from '../../../web/ui/index.ts'
import { useStanding } from './standing.web.ts'
import { Tracker } from './tracker.web.tsx'
import { useShopText } from './words.web.ts'
import './shop.css'

/** The items of a request, each with where it stands and who has it. */
export default function ItemsPanel({ record, past }: RecordParts) {
  const t = useShopText()
  const type = useType('requestItem')
  const { data, error, refetch } = useRows(type, { filter: `request == '${record.id}'`, sort: 'createdAt', limit: 200 })
  if (past || !type) return null
  if (error) return <Failed error={error} retry={() => void refetch()} />
  return (
    <section className="shop-panel is-list">
      <h2>{t('itemsPanel')}</h2>
      {!data ? (
        <Skeleton height={80} />
      ) : (
        <ul>
          {data.items.map(item => (
            <li key={item.id}>
              <Item type={type} item={item} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Item({ type, item }: { type: TypeShape; item: Row }) {
  const t = useShopText()
  const number = useNumber()
  const { data } = useStanding(item.id)
  return (
    <>
      <Link href={`/${type.path}/${String(item.number)}`}>
        <span className="num">{String(item.number)}</span> {Number(item.quantity) > 1 && t('times', { count: number(Number(item.quantity)) })}{' '}
        {String(item.title)}
      </Link>
      {data ? <Tracker standing={data} small /> : <Skeleton height={26} />}
    </>
  )
}
