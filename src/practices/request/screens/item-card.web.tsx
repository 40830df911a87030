import { Link } from 'wouter'
import type { Money } from '../../../kernel/define/index.ts'
import { PriceWords } from '../../../engines/forms/index.web.ts'
import type { Row } from '../../../web/client/index.ts'
import { useNamed } from './named.web.ts'
import { Picture } from './picture.web.tsx'
import { itemPlace } from './places.web.ts'

/** An item of the catalogue as one sees it among others. */
export function ItemCard({ item }: { item: Row }) {
  const named = useNamed()
  const [once, recurring] = [item.price as Money | null, item.recurringPrice as Money | null]
  const every = item.recurringEvery === 'year' ? 'year' : 'month'
  const price = { once: once ? [once] : [], recurring: recurring ? [{ ...recurring, every } as const] : [] }
  return (
    <Link href={itemPlace(item.id)} className="offer-card">
      <Picture item={item} />
      <span className="offer-words">
        <b>{named(item, 'name')}</b>
        <span className="offer-summary">{named(item, 'summary')}</span>
        {(once || recurring) && (
          <small>
            <PriceWords price={price} />
          </small>
        )}
      </span>
    </Link>
  )
}
