import type { Price } from '../../../engines/forms/index.ts'
import { PriceWords } from '../../../engines/forms/index.web.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { Failed, Skeleton } from '../../../web/ui/index.ts'
import { SaidAnswers } from './said-answers.web.tsx'
import { useStanding } from './standing.web.ts'
import { Tracker } from './tracker.web.tsx'
import { useShopText } from './words.web.ts'
import './shop.css'

/** What whoever fulfils an item needs first: where it stands, and what was answered. */
export default function ItemPanel({ record, past }: RecordParts) {
  const t = useShopText()
  const { data, error, refetch } = useStanding(record.id)
  if (past) return null
  if (error) return <Failed error={error} retry={() => void refetch()} />
  const prices = record.prices as Price | null
  return (
    <div className="shop-panel">
      <section>
        <h2>{t('way')}</h2>
        {data ? <Tracker standing={data} dueAt={record.dueAt} /> : <Skeleton height={90} />}
      </section>
      <section>
        <h2>{t('answersPanel')}</h2>
        {data ? <SaidAnswers said={data.said} /> : <Skeleton height={60} />}
        {prices && (
          <p className="order-price">
            <span>{t('price')}</span>
            <b>
              <PriceWords price={prices} />
            </b>
          </p>
        )}
      </section>
    </div>
  )
}
