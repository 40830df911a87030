import { Link } from 'wouter'
import { useType } from '../../client/context.tsx'
import { useRows } from '../../client/lists.ts'
import { Problem } from '../../client/problem.ts'
import { useRecord } from '../../client/records.ts'
import type { Row, TypeShape } from '../../client/shapes.ts'
import { Blank } from '../../ui/blank.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { places } from '../places.ts'
import { addressOf, textIn, titleIn } from '../row.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { PageSkeleton } from '../shell/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'
import { WrittenText } from '../thing/text.tsx'
import { usePortalText } from '../words.ts'
import { TopicCards } from './topic-cards.tsx'

/** A topic: what there is to read and to order, and the topics within it; of all that, what is open to whoever looks. */
export default function TopicPage({ id }: { id: string }) {
  const type = useType('topic')
  return type ? <Loaded type={type} id={id} /> : <NotHere />
}

function Loaded({ type, id }: { type: TypeShape; id: string }) {
  const { data, error, refetch } = useRecord(type, id)
  useTitle(data && titleIn(type, data))
  if (data) return <Topic type={type} row={data} />
  if (error instanceof Problem && error.status === 404) return <NotHere />
  return error ? (
    <div className="page">
      <NotLoaded error={error} retry={() => void refetch()} />
    </div>
  ) : (
    <PageSkeleton />
  )
}

function Topic({ type, row }: { type: TypeShape; row: Row }) {
  const t = usePortalText()
  const article = useType('article')
  const item = useType('catalogueItem')
  const parts = useRows(type, { filter: `parent == '${row.id}'`, sort: 'order,name', fields: 'name,icon,parent', limit: 50 })
  const articles = useRows(article, { filter: onShelf(article, row.id), sort: '-updatedAt', limit: 100 }, Boolean(article?.fields.topic))
  const items = useRows(item, { filter: onShelf(item, row.id), sort: '-updatedAt', limit: 100 }, Boolean(item?.fields.topic))
  if (parts.isLoading || articles.isLoading || items.isLoading) return <PageSkeleton />
  const [read, order, more] = [articles.data?.items ?? [], items.data?.items ?? [], parts.data?.items ?? []]
  return (
    <div className="page">
      <Back to={textIn(row, 'parent')} />
      <h1>{titleIn(type, row)}</h1>
      {textIn(row, 'text') !== '' && (
        <div className="topic-lead">
          <WrittenText text={textIn(row, 'text')} />
        </div>
      )}
      <TopicCards rows={more} title={t('topicParts')} />
      <Shelf type={article} rows={read} title={t('topicArticles')} icon="book" to={one => `${places.articles}/${addressOf(one)}`} />
      <Shelf type={item} rows={order} title={t('topicItems')} icon="board" to={one => `/portal/catalogue/${one.id}`} />
      {read.length + order.length + more.length === 0 && <Blank icon="book" title={t('topicEmpty')} />}
    </div>
  )
}

const onShelf = (type: TypeShape | undefined, topic: string): string => `topic == '${topic}' && ${type?.fields.live ? 'live == true' : "state == 'published'"}`

interface ShelfProps {
  readonly type: TypeShape | undefined
  readonly rows: readonly Row[]
  readonly title: string
  readonly icon: IconName
  readonly to: (row: Row) => string
}

function Shelf({ type, rows, title, icon, to }: ShelfProps) {
  if (!type || rows.length === 0) return null
  return (
    <section className="part">
      <h2>{title}</h2>
      <ul className="cards">
        {rows.map(row => (
          <li key={row.id}>
            <Link href={to(row)} className="card-row answer">
              <Icon name={icon} size={18} />
              <span className="answer-words">
                <b>{titleIn(type, row)}</b>
              </span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Back({ to }: { to: string }) {
  const t = usePortalText()
  return (
    <Link href={to === '' ? places.home : `${places.topics}/${to}`} className="back">
      <Icon name="left" />
      {t('back')}
    </Link>
  )
}

function NotHere() {
  const t = usePortalText()
  return (
    <div className="page">
      <Back to="" />
      <h1 className="hidden-visually">{t('noTopic')}</h1>
      <Blank icon="search" title={t('noTopic')}>
        {t('notHereHelp')}
      </Blank>
    </div>
  )
}
