import { Link } from 'wouter'
import { useFace, useType } from '../../client/context.tsx'
import { useCountOf, useRows } from '../../client/lists.ts'
import type { Row } from '../../client/shapes.ts'
import { useDates, useLanguage, useSay } from '../../text/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { places } from '../places.ts'
import { AskFirst, useAskedRatings } from '../rating/ask-rating.tsx'
import { textIn } from '../row.ts'
import { unmarked } from '../thing/plain.ts'
import { TopicCards } from '../topics/topic-cards.tsx'
import { useHomeText } from './words.ts'
import './more.css'

/** What comes below one's own things. It is drawn once all of it is known, so that nothing moves under a finger. */
export default function More() {
  const ratings = useAskedRatings()
  const news = useNews()
  const topic = useType('topic')
  const topics = useRows(topic, { filter: 'parent == null', sort: 'order,name', fields: 'name,icon,text,parent', limit: 50 })
  if (ratings.loading || news.loading || topics.isLoading) return null
  return (
    <>
      <Requests />
      <AskFirst {...ratings} />
      <News rows={news.rows} />
      <TopicCards rows={topics.data?.items ?? []} />
      <Foot />
    </>
  )
}

/** Requests that are under way: how many, and the way there. What waits for one's approval stands further up. */
function Requests() {
  const t = useHomeText()
  const { data: count = 0 } = useCountOf(useType('request'), "requester == me && category != 'done'")
  if (count === 0) return null
  return (
    <Link href={places.things} className="waiting-one">
      <b className="num">{count}</b>
      {t('requests', { count })}
    </Link>
  )
}

const now = "state == 'published' && from <= now() && (until == null || until > now())"

function useNews(): { readonly rows: readonly Row[]; readonly loading: boolean } {
  const { data, isLoading } = useRows(useType('announcement'), { filter: now, sort: '-from', fields: 'title,text,kind,from,pinned', limit: 5 })
  return { rows: data?.items ?? [], loading: isLoading }
}

function News({ rows }: { rows: readonly Row[] }) {
  const t = useHomeText()
  const say = useSay()
  const dates = useDates()
  const words = useType('announcement')?.fields.kind?.options.words ?? {}
  if (rows.length === 0) return null
  return (
    <section className="part">
      <h2>{t('announced')}</h2>
      <ul className="cards">
        {rows.map(row => (
          <li key={row.id}>
            <Link href={`${places.announcements}/${row.id}`} className="card-row news-row">
              <Icon name={row.kind === 'news' ? 'info' : 'warning'} size={18} />
              <span>
                <b>{textIn(row, 'title')}</b>
                <small>
                  {say(words[textIn(row, 'kind')] ?? { en: '', de: '' })} · {dates.ago(textIn(row, 'from'))}
                </small>
                {textIn(row, 'text') !== '' && <span className="news-text">{unmarked(textIn(row, 'text'))}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Foot() {
  const face = useFace()
  const language = useLanguage()
  const words = face?.footer[language]
  return words ? <p className="home-foot">{words}</p> : null
}
