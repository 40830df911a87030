import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { useMe } from '../../client/context.tsx'
import { Blank } from '../../ui/blank.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { places } from '../places.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { CardSkeletons } from '../shell/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'
import { usePortalText } from '../words.ts'
import { ThingCards } from './thing-card.tsx'
import { byNeed, useAffectedThings, useThings } from './use-things.ts'
import { useThingsText } from './words.ts'

const perPage = 20
const most = 200

export default function ThingsPage() {
  const t = useThingsText()
  const closed = new URLSearchParams(useSearch()).get('show') === 'done'
  useTitle(t('title'))
  return (
    <div className="page">
      <h1>{t('title')}</h1>
      <nav className="switch" aria-label={t('which')}>
        <Which to={places.things} here={!closed} label={t('open')} />
        <Which to={`${places.things}?show=done`} here={closed} label={t('closed')} />
      </nav>
      <Mine key={String(closed)} closed={closed} />
      {!closed && <Following />}
    </div>
  )
}

function Which({ to, here, label }: { to: string; here: boolean; label: string }) {
  return (
    <Link href={to} replace className={classes('switch-one', here && 'is-here')} aria-current={here ? 'true' : undefined}>
      {label}
    </Link>
  )
}

function Mine({ closed }: { closed: boolean }) {
  const t = useThingsText()
  const me = useMe().id
  const [limit, setLimit] = useState(perPage)
  const { things, pending, more, error, retry } = useThings(closed ? 'closed' : 'open', limit)
  if (error) return <NotLoaded error={error} retry={retry} />
  if (pending) return <CardSkeletons count={4} />
  if (things.length === 0) return <NoThings closed={closed} />
  return (
    <>
      <ThingCards things={closed ? things : byNeed(things, me)} bars={!closed} />
      {more && limit < most && (
        <Button className="more" onClick={() => setLimit(limit + perPage)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function NoThings({ closed }: { closed: boolean }) {
  const t = useThingsText()
  const portal = usePortalText()
  if (closed)
    return (
      <Blank icon="check" title={t('noneClosed')}>
        {t('noneClosedHelp')}
      </Blank>
    )
  return (
    <Blank
      icon="check"
      title={t('noneOpen')}
      act={
        <Link href={places.report} className={buttonClass('main')}>
          {portal('reportSomething')}
        </Link>
      }
    >
      {t('noneOpenHelp')}
    </Blank>
  )
}

/** Things of others that the person reads along, and outages that hold them up too. */
function Following() {
  const t = useThingsText()
  const watched = useThings('following').things
  const affected = useAffectedThings()
  const things = [...watched, ...affected.filter(({ row }) => !watched.some(w => w.row.id === row.id))]
  if (things.length === 0) return null
  return (
    <section className="part">
      <h2>{t('following')}</h2>
      <ThingCards things={things} />
    </section>
  )
}
