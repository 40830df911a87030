import { lazy, Suspense, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { useFace, useMe } from '../../client/context.tsx'
import { useDates, useLanguage } from '../../text/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { isUnderway } from '../outages/outage.ts'
import { useAffected } from '../outages/use-affected.ts'
import { useOutages } from '../outages/use-outages.ts'
import { places } from '../places.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { CardSkeletons } from '../shell/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'
import { ThingCards } from '../things/thing-card.tsx'
import { byNeed, useThings } from '../things/use-things.ts'
import { usePortalText } from '../words.ts'
import { SearchBox } from './search-box.tsx'
import { useActive } from './use-active.ts'
import { useHomeText } from './words.ts'
import './home.css'

const ApprovalsWaiting = lazy(() => import('../approvals/waiting-link.tsx'))

/** As many as one sees without scrolling far. */
const atAGlance = 5

const answers = () => import('./answers.tsx')
const Answers = lazy(answers)
const Known = lazy(() => import('./known.tsx'))
const More = lazy(() => import('./more.tsx'))

/** Names the list of answers for the box above it. */
const list = 'answers'

export function HomePage() {
  const asked = new URLSearchParams(useSearch()).get('q') ?? ''
  const [words, setWords] = useState(asked)
  const active = useActive(list, words)
  useTitle(undefined)
  return (
    <div className="home">
      <section className="home-top">
        <div className="home-top-in">
          <Greeting />
          <SearchBox words={words} onWords={setWords} list={list} active={active} onFocus={() => void answers()} />
        </div>
      </section>
      <div className="page">
        {words.trim() === '' ? (
          <Ways />
        ) : (
          <Suspense fallback={<CardSkeletons count={3} />}>
            <Answers words={words} list={list} active={active.id} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

/** Nothing before what is known to be down: it comes first, and would push away what one is about to touch. */
function Ways() {
  const outages = useOutages()
  const affected = useAffected()
  if (outages.loading || affected.loading) return <CardSkeletons count={3} />
  return (
    <Suspense fallback={<CardSkeletons count={3} />}>
      {outages.outages.some(row => isUnderway(row) || affected.affected.has(row.id)) && <Known />}
      <ReportLink />
      <Suspense fallback={null}>
        <ApprovalsWaiting />
      </Suspense>
      <OrderLink />
      <Mine />
      <Suspense>
        <More />
      </Suspense>
    </Suspense>
  )
}

function Greeting() {
  const t = useHomeText()
  const dates = useDates()
  const [hour] = useState(() => dates.hour())
  const face = useFace()
  const language = useLanguage()
  const name = useMe().name.split(/\s+/)[0] ?? ''
  return (
    <>
      <p className="home-hello">{t(timeOfDay(hour), { name })}</p>
      <h1>{face?.greeting[language] ?? t('ask')}</h1>
    </>
  )
}

const timeOfDay = (hour: number) => (hour < 4 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'day')

function ReportLink() {
  const t = useHomeText()
  const portal = usePortalText()
  return (
    <Link href={places.report} className="home-report">
      <Icon name="add" size={20} />
      <span>
        <b>{portal('reportSomething')}</b>
        <small>{t('reportHelp')}</small>
      </span>
    </Link>
  )
}

function OrderLink() {
  const t = useHomeText()
  return (
    <Link href={places.catalogue} className="home-report is-order">
      <Icon name="board" size={20} />
      <span>
        <b>{t('order')}</b>
        <small>{t('orderHelp')}</small>
      </span>
    </Link>
  )
}

function Mine() {
  const t = useHomeText()
  const me = useMe().id
  const { things, pending, error, retry } = useThings('open')
  return (
    <section className="part">
      <h2>{t('things')}</h2>
      {error ? (
        <NotLoaded error={error} retry={retry} />
      ) : pending ? (
        <CardSkeletons count={2} />
      ) : things.length === 0 ? (
        <p className="home-none">{t('none')}</p>
      ) : (
        <ThingCards things={byNeed(things, me).slice(0, atAGlance)} />
      )}
      {!pending && (
        <Link href={places.things} className="part-more">
          {t('all')}
          <Icon name="right" />
        </Link>
      )}
    </section>
  )
}
