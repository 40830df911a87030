import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { ask } from '../../../web/client/index.ts'
import { Failed, Select, Skeleton, Time } from '../../../web/ui/index.ts'
import { useKnowledgeText } from './words.web.ts'
import './knowledge.css'

interface Line {
  readonly id: string
  readonly number: string
  readonly title: string | null
  readonly publishedAt: string | null
  readonly reviewAt: string | null
}

interface Gaps {
  readonly searches: readonly { readonly text: string; readonly times: number; readonly passedOver: number; readonly last: string }[]
  readonly unopened: readonly Line[]
  readonly due: readonly Line[]
  readonly stale: readonly Line[]
  readonly deflection: { readonly visits: number; readonly reported: number; readonly deflected: number; readonly pending: number }
}

const periods = [7, 30, 90, 180]

/** What the knowledge base lacks, for those who write and answer for it. */
export default function GapsPage() {
  const t = useKnowledgeText()
  const [days, setDays] = useState(30)
  const { data, error, refetch } = useQuery({
    queryKey: ['knowledge-gaps', days],
    queryFn: ({ signal }) => ask<Gaps>('/knowledge-gaps', { query: { days }, signal }),
  })
  return (
    <div className="page gaps">
      <header className="row">
        <div className="grow">
          <h1>{t('gaps')}</h1>
          <p>{t('gapsHelp')}</p>
        </div>
        <Select aria-label={t('period')} value={String(days)} onChange={event => setDays(Number(event.target.value))}>
          {periods.map(n => (
            <option key={n} value={n}>
              {t('days', { n })}
            </option>
          ))}
        </Select>
      </header>
      {error ? <Failed error={error} retry={() => void refetch()} /> : data ? <All gaps={data} /> : <Skeleton height={300} />}
    </div>
  )
}

function All({ gaps }: { gaps: Gaps }) {
  const t = useKnowledgeText()
  const { deflected, visits, reported, pending } = gaps.deflection
  return (
    <>
      <Part title={t('deflection')}>
        <p>{t('deflectionSaid', { deflected, visits, reported, pending })}</p>
        <p className="article-screen-note">{t('deflectionHelp')}</p>
      </Part>
      <Part title={t('unanswered')} none={gaps.searches.length === 0 ? t('unansweredNone') : undefined}>
        <table>
          <thead>
            <tr>
              <th>{t('search')}</th>
              <th className="number">{t('times')}</th>
              <th className="number">{t('passedOver')}</th>
              <th>{t('last')}</th>
              <th>{t('article')}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.searches.map(one => (
              <tr key={one.text}>
                <td>{one.text}</td>
                <td className="number">{one.times}</td>
                <td className="number">{one.passedOver}</td>
                <td>
                  <Time at={one.last} form="ago" />
                </td>
                <td>
                  <Link href={`/articles/new?${new URLSearchParams({ title: one.text })}`}>{t('writeOn')}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Lines title={t('due')} none={t('dueNone')} lines={gaps.due} head={t('reviewBy')} when={line => line.reviewAt} />
      <Lines title={t('behind')} none={t('behindNone')} lines={gaps.stale} head={t('published')} when={line => line.publishedAt} />
      <Lines title={t('unopened')} none={t('unopenedNone')} lines={gaps.unopened} head={t('published')} when={line => line.publishedAt} />
    </>
  )
}

function Part({ title, none, children }: { title: string; none?: string | undefined; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {none === undefined ? children : <p className="article-screen-note">{none}</p>}
    </section>
  )
}

interface LinesProps {
  readonly title: string
  readonly none: string
  readonly lines: readonly Line[]
  readonly head: string
  readonly when: (line: Line) => string | null
}

function Lines({ title, none, lines, head, when }: LinesProps) {
  const t = useKnowledgeText()
  return (
    <Part title={title} none={lines.length === 0 ? none : undefined}>
      <table>
        <thead>
          <tr>
            <th>{t('article')}</th>
            <th>{head}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.id}>
              <td>
                <Link href={`/articles/${line.number}`}>{line.title}</Link>
              </td>
              <td>{(when(line) ?? '').slice(0, 10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}
