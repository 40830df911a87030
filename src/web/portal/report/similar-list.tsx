import { Link } from 'wouter'
import { useMe } from '../../client/context.tsx'
import type { TypeShape } from '../../client/shapes.ts'
import { MeToo } from '../outages/me-too.tsx'
import { isOutage } from '../outages/outage.ts'
import { useOutageText } from '../outages/words.ts'
import { thingPlace } from '../places.ts'
import { standingOf } from '../things/status.ts'
import { useThingsText } from '../things/words.ts'
import { addressOf, titleIn } from '../row.ts'
import { useSimilar } from './use-similar.ts'
import { useReportText } from './words.ts'

/** Open issues that may be the same, so that nobody writes what is known. */
export function SimilarList({ type, service, words }: { type: TypeShape; service: string; words: string }) {
  const t = useReportText()
  const things = useThingsText()
  const outage = useOutageText()
  const me = useMe().id
  const rows = useSimilar(type, service, words)
  if (rows.length === 0) return null
  return (
    <section className="similar" aria-label={t('similar')}>
      <h2>{t('similar')}</h2>
      <ul>
        {rows.map(row => (
          <li key={row.id}>
            <Link href={thingPlace(type.path, addressOf(row))}>{titleIn(type, row)}</Link>
            <small>{isOutage(row) ? outage('knownOutage') : things(standingOf(type, row, me).status)}</small>
            <MeToo row={row} />
          </li>
        ))}
      </ul>
    </section>
  )
}
