import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { useMe, useTypeAt } from '../../client/context.tsx'
import { useRecord } from '../../client/records.ts'
import type { RecordPage, TypeShape } from '../../client/shapes.ts'
import { useReadingAbout } from '../../notices/use-reading-about.ts'
import { useDates } from '../../text/index.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { Problem } from '../../client/problem.ts'
import { places } from '../places.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { PageSkeleton } from '../shell/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'
import { Progress } from '../things/progress.tsx'
import { useSeen } from '../things/seen.ts'
import { type Standing, standingOf } from '../things/status.ts'
import { useThingsText } from '../things/words.ts'
import { titleIn } from '../row.ts'
import { OutagePart } from '../outages/outage-part.tsx'
import { isOutage } from '../outages/outage.ts'
import { Told } from '../outages/told.tsx'
import { ApprovalsPart } from './approvals-part.tsx'
import { Composer } from './composer.tsx'
import { Conversation } from './conversation.tsx'
import { Decision } from './decision.tsx'
import { nameIn } from './names.ts'
import { useThingText } from './words.ts'
import './thing.css'

const AskAbout = lazy(() => import('../rating/ask-rating.tsx'))

const nowhere = new Problem(404, '', '')

export default function ThingPage({ path, address }: { path: string; address: string }) {
  const type = useTypeAt(path)
  return type ? <Loaded type={type} address={address} /> : <NotHere error={nowhere} />
}

function Loaded({ type, address }: { type: TypeShape; address: string }) {
  const { data, error, refetch } = useRecord(type, address)
  useTitle(data && titleIn(type, data))
  useSeen(data)
  if (data) return <Thing type={type} address={address} record={data} />
  return error ? <NotHere error={error} retry={() => void refetch()} /> : <PageSkeleton />
}

function NotHere({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useThingText()
  return (
    <div className="page">
      <Back />
      <h1 className="hidden-visually">{t('notHere')}</h1>
      <NotLoaded error={error} {...(retry ? { retry } : {})} />
    </div>
  )
}

function Thing({ type, address, record }: { type: TypeShape; address: string; record: RecordPage }) {
  const things = useThingsText()
  const standing = standingOf(type, record, useMe().id)
  useReadingAbout(type.name, record.id)
  return (
    <div className="page thing">
      <Back />
      <header className="thing-head">
        <h1>{titleIn(type, record)}</h1>
        <p className={classes('thing-now', `tone-${standing.tone}`)} role="status">
          {things(standing.status)}
        </p>
        <Progress standing={standing} />
        <Facts record={record} />
      </header>
      {isOutage(record) && <Told row={record} />}
      {record._can?.follow === false ? <OutagePart row={record} /> : <Talk type={type} address={address} record={record} standing={standing} />}
    </div>
  )
}

function Talk({ standing, ...it }: { type: TypeShape; address: string; record: RecordPage; standing: Standing }) {
  return (
    <>
      <Decision type={it.type} record={it.record} standing={standing} />
      {it.record.category === 'done' && (
        <Suspense>
          <AskAbout record={it.record.id} />
        </Suspense>
      )}
      <ApprovalsPart type={it.type} record={it.record} />
      <Conversation {...it} />
      <Composer {...it} asked={standing.status === 'asked'} />
    </>
  )
}

function Back() {
  const t = useThingText()
  return (
    <Link href={places.things} className="back">
      <Icon name="left" />
      {t('back')}
    </Link>
  )
}

function Facts({ record }: { record: RecordPage }) {
  const t = useThingText()
  const dates = useDates()
  const facts = [
    [t('number'), record.number],
    [t('reported'), typeof record.createdAt === 'string' && dates.moment(record.createdAt)],
    [t('service'), nameIn(record, record.service)],
    [t('requester'), nameIn(record, record.requester)],
    [t('assignee'), nameIn(record, record.assignee)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <details className="facts">
      <summary>
        {t('facts')}
        <Icon name="down" />
      </summary>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
