import { Link } from 'wouter'
import { useMe, useType } from '../../client/context.tsx'
import { rowsOf, useList } from '../../client/lists.ts'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { useDates } from '../../text/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { thingPlace } from '../places.ts'
import { addressOf, textIn, titleIn } from '../row.ts'
import { MeToo } from './me-too.tsx'
import { useHomeText } from './words.ts'

/** Outages that are known and worked on, as far as the person may see them: read before anything is asked. */
export function Known() {
  const type = useType('incident')
  return type?.fields.majorState ? <KnownOf type={type} /> : null
}

function KnownOf({ type }: { type: TypeShape }) {
  const t = useHomeText()
  const { data } = useList(type, { filter: "majorState == 'accepted' && category != 'done'", sort: '-updatedAt', limit: 3 })
  const rows = rowsOf(data)
  if (rows.length === 0) return null
  return (
    <section aria-label={t('knownTitle')} className="known">
      {rows.map(row => (
        <One key={row.id} type={type} row={row} />
      ))}
    </section>
  )
}

function One({ type, row }: { type: TypeShape; row: Row }) {
  const t = useHomeText()
  const dates = useDates()
  const me = useMe().id
  const watching = row.requester === me || (Array.isArray(row.watchers) && row.watchers.includes(me))
  return (
    <article className="known-one">
      <Icon name="warning" size={18} />
      <div>
        <h2>{titleIn(type, row)}</h2>
        <p>{t('knownHelp', { when: dates.ago(textIn(row, 'updatedAt')) })}</p>
        <p className="known-acts">
          {!watching && <MeToo type={type} row={row} />}
          <Link href={thingPlace(type.path, addressOf(row))}>{t('look')}</Link>
        </p>
      </div>
    </article>
  )
}
