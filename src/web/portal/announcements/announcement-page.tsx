import { Link } from 'wouter'
import { useType } from '../../client/context.tsx'
import { Problem } from '../../client/problem.ts'
import { useRecord } from '../../client/records.ts'
import type { RecordPage, TypeShape } from '../../client/shapes.ts'
import { useDates, useSay } from '../../text/index.ts'
import { Blank } from '../../ui/blank.tsx'
import { Icon } from '../../ui/icon.tsx'
import { places } from '../places.ts'
import { textIn, titleIn } from '../row.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { PageSkeleton } from '../shell/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'
import { WrittenText } from '../thing/text.tsx'
import { usePortalText } from '../words.ts'
import './announcements.css'

export default function AnnouncementPage({ id }: { id: string }) {
  const type = useType('announcement')
  return type ? <Loaded type={type} id={id} /> : <NotHere />
}

function Loaded({ type, id }: { type: TypeShape; id: string }) {
  const { data, error, refetch } = useRecord(type, id)
  useTitle(data && titleIn(type, data))
  if (data) return <Announcement type={type} row={data} />
  if (error instanceof Problem && error.status === 404) return <NotHere />
  return error ? (
    <div className="page">
      <NotLoaded error={error} retry={() => void refetch()} />
    </div>
  ) : (
    <PageSkeleton />
  )
}

function Announcement({ type, row }: { type: TypeShape; row: RecordPage }) {
  const t = usePortalText()
  const say = useSay()
  const dates = useDates()
  const kind = type.fields.kind?.options.words?.[textIn(row, 'kind')]
  const [from, until] = [textIn(row, 'from'), textIn(row, 'until')]
  const facts = [
    kind && say(kind),
    from !== '' && t('shownFrom', { when: dates.stamp(from) }),
    until !== '' && t('shownUntil', { when: dates.stamp(until) }),
    row._names?.[textIn(row, 'service')]?.title,
  ]
  return (
    <article className="page announcement">
      <Back />
      <h1>{titleIn(type, row)}</h1>
      <p className="announcement-facts">{facts.filter(Boolean).join(' · ')}</p>
      <WrittenText text={textIn(row, 'text')} />
    </article>
  )
}

function Back() {
  const t = usePortalText()
  return (
    <Link href={places.home} className="back">
      <Icon name="left" />
      {t('back')}
    </Link>
  )
}

function NotHere() {
  const t = usePortalText()
  return (
    <div className="page">
      <Back />
      <h1 className="hidden-visually">{t('noAnnouncement')}</h1>
      <Blank icon="info" title={t('noAnnouncement')}>
        {t('notHereHelp')}
      </Blank>
    </div>
  )
}
