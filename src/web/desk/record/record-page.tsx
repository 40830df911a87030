import { useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { isProblem, type RecordPage as Page, type TypeShape, useAsOf, usePresence, useRecord } from '../../client/index.ts'
import { useReadingAbout } from '../../notices/use-reading-about.ts'
import { useSay } from '../../text/index.ts'
import { Blank, buttonClass, Failed } from '../../ui/index.ts'
import { rememberOpened } from '../list/list-memory.ts'
import { titleOf } from '../parts/address.ts'
import { useTitle } from '../parts/page.tsx'
import { AsOfBar } from './as-of.tsx'
import { Aside } from './aside.tsx'
import { Composer } from './composer.tsx'
import { isRead, Panels } from './panels.tsx'
import { RecordHead } from './record-head.tsx'
import { editTitle } from './record-title.tsx'
import { RecordSkeleton } from './record-skeleton.tsx'
import { Stream } from './stream.tsx'
import { useRecordKeys } from './record-keys.ts'
import { useWriting } from './writing.ts'
import { useRecordText } from './words.ts'
import './record.css'

/** The page of any record: what it is on top, what was said and done in the middle, facts beside it. */
export function RecordPage({ type, address }: { type: TypeShape; address: string }) {
  const t = useRecordText()
  const say = useSay()
  const record = useRecord(type, address)
  useEffect(() => rememberOpened(type.name, address), [type, address])
  if (record.data) return <Loaded type={type} address={address} now={record.data} />
  if (!record.isError) return <RecordSkeleton type={type} address={address} />
  if (!isProblem(record.error, 404)) return <Failed page error={record.error} retry={() => void record.refetch()} />
  return (
    <Blank
      page
      icon="search"
      title={t('missing', { address })}
      act={
        <Link href={`/${type.path}`} className={buttonClass()}>
          {say(type.label.many)}
        </Link>
      }
    />
  )
}

function Loaded({ type, address, now }: { type: TypeShape; address: string; now: Page }) {
  const say = useSay()
  const [at, setAt] = useState<string>()
  const then = useAsOf(type, address, at)
  const [path, go] = useLocation()
  const search = useSearch()
  const writing = useWriting(now, search)
  const people = usePresence(type.name, now.id, writing.busy ? 'writing' : 'reading')
  useReadingAbout(type.name, now.id)
  const past = at !== undefined
  const record = past && then.data ? { ...then.data, _timeline: now._timeline, _names: { ...now._names, ...then.data._names } } : now
  const title = titleOf(type, record)
  useTitle(type.numbered ? `${address} ${title}` : title)
  useRecordKeys({ type, record: now, writing, past })
  useEffect(() => {
    if (new URLSearchParams(search).has('edit')) editTitle()
    if (search) go(path, { replace: true })
  }, [search, path, go])
  const talks = now._can?.comment || now._can?.note || (now._can === undefined && (type.may.comment || type.may.note))
  const shared = { type, record, names: record._names ?? {}, past }
  return (
    <article className={isRead(type) ? 'record' : 'record is-plain'} aria-label={`${say(type.label.one)} ${address}`}>
      <RecordHead {...shared} address={address} people={people} onAsOf={() => setAt(at ?? now.updatedAt?.toString() ?? new Date().toISOString())} />
      {past && <AsOfBar record={now} at={at} missing={then.isError} onChange={setAt} />}
      <Panels slot="record.banner" {...shared} />
      <div className="record-body">
        <div className="record-main">
          <Stream {...shared} until={at} address={address} />
          {talks && !past && <Composer type={type} record={now} writing={writing} />}
        </div>
        <Aside {...shared} />
      </div>
    </article>
  )
}
