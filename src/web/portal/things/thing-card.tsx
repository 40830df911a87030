import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useMe } from '../../client/context.tsx'
import { useAlive } from '../../client/alive.ts'
import { prefetchRecord } from '../../client/records.ts'
import { useDates } from '../../text/index.ts'
import { classes } from '../../ui/classes.ts'
import { thingPlace } from '../places.ts'
import { addressOf, textIn, titleIn } from '../row.ts'
import { ProgressBars } from './progress.tsx'
import { hasNews } from './seen.ts'
import { standingOf } from './status.ts'
import type { Thing } from './use-things.ts'
import { useStandingText, useThingsText } from './words.ts'
import './things.css'

/** One of my things: what it is, how it stands, how far it is. */
export function ThingCard({ thing, bars = true }: { thing: Thing; bars?: boolean }) {
  const t = useThingsText()
  const said = useStandingText()
  const dates = useDates()
  const alive = useAlive()
  const client = useQueryClient()
  const { type, row } = thing
  const standing = standingOf(type, row, useMe().id)
  const address = addressOf(row)
  const changed = textIn(row, 'updatedAt')
  const prefetch = () => void prefetchRecord(client, type, address)
  return (
    <Link href={thingPlace(type.path, address)} className="card-row thing-card" onPointerEnter={prefetch} onFocus={prefetch}>
      <span className="thing-title">
        <b>{titleIn(type, row)}</b>
        {alive && hasNews(row) && <span className="thing-news">{t('news')}</span>}
      </span>
      <span className="thing-facts">
        <span className={classes('thing-status', `tone-${standing.tone}`)}>{said(standing)}</span>
        <time dateTime={changed} title={dates.moment(changed)}>
          {dates.short(changed)}
        </time>
      </span>
      {bars && <ProgressBars standing={standing} />}
    </Link>
  )
}

export function ThingCards({ things, bars }: { things: readonly Thing[]; bars?: boolean }) {
  return (
    <ul className="cards">
      {things.map(thing => (
        <li key={thing.row.id}>
          <ThingCard thing={thing} {...(bars === undefined ? {} : { bars })} />
        </li>
      ))}
    </ul>
  )
}
