import { Link } from 'wouter'
import type { Row } from '../../client/shapes.ts'
import { reportPlace } from '../places.ts'
import { textIn } from '../row.ts'
import { MeToo } from './me-too.tsx'
import { isUnderway } from './outage.ts'
import { useOutageText } from './words.ts'

/** On the page of an outage that one does not follow: say that it holds one up too, or that it is something else. */
export function OutagePart({ row }: { row: Row }) {
  const t = useOutageText()
  return (
    <section className="outage-part" aria-label={t('meTooAsk')}>
      {isUnderway(row) && <p>{t('meTooHelp')}</p>}
      <div className="outage-acts">
        <MeToo row={row} main />
        <Link href={reportPlace({ service: textIn(row, 'service') })}>{t('somethingElse')}</Link>
      </div>
    </section>
  )
}
