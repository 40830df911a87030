import { Link } from 'wouter'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { useDates } from '../../text/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { MeToo } from '../outages/me-too.tsx'
import { isUnderway } from '../outages/outage.ts'
import { useAffected } from '../outages/use-affected.ts'
import { useOutages } from '../outages/use-outages.ts'
import { useOutageText } from '../outages/words.ts'
import { thingPlace } from '../places.ts'
import { addressOf, textIn, titleIn } from '../row.ts'
import { unmarked } from '../thing/plain.ts'

/** Outages that are known and worked on: read before anything is asked. Whom one held up reads also that it is over. */
export default function Known() {
  const t = useOutageText()
  const { type, outages } = useOutages()
  const { affected } = useAffected()
  const rows = outages.filter(row => isUnderway(row) || affected.has(row.id))
  if (!type || rows.length === 0) return null
  return (
    <section aria-label={t('known')} className="known">
      {rows.map(row => (
        <One key={row.id} type={type} row={row} />
      ))}
    </section>
  )
}

function One({ type, row }: { type: TypeShape; row: Row }) {
  const t = useOutageText()
  const note = textIn(row, 'publicNote')
  return (
    <article className="known-one">
      <Icon name={isUnderway(row) ? 'warning' : 'check'} size={18} />
      <div>
        <h2>{titleIn(type, row)}</h2>
        {isUnderway(row) && note !== '' && <p className="known-note">{unmarked(note)}</p>}
        <p>{useStanding(row)}</p>
        <div className="known-acts">
          <MeToo row={row} />
          <Link href={thingPlace(type.path, addressOf(row))}>{t('look')}</Link>
        </div>
      </div>
    </article>
  )
}

function useStanding(row: Row): string {
  const t = useOutageText()
  const dates = useDates()
  if (!isUnderway(row)) return t('solved', { when: dates.ago(textIn(row, 'resolvedAt')) })
  const told = textIn(row, 'toldAt')
  return told === '' ? t('since', { when: dates.stamp(textIn(row, 'openedAt')) }) : t('news', { when: dates.ago(told) })
}
