import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useSearch } from 'wouter'
import { useType } from '../../client/context.tsx'
import { Problem } from '../../client/problem.ts'
import { useRecord } from '../../client/records.ts'
import type { RecordPage, TypeShape } from '../../client/shapes.ts'
import { keepOpening, standing } from '../../articles/calls.ts'
import { ArticleText } from '../../articles/article-text.tsx'
import { Contents } from '../../articles/contents.tsx'
import { useDates, useSay } from '../../text/index.ts'
import { articlePlace } from '../places.ts'
import { textIn, titleIn } from '../row.ts'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { PageSkeleton } from '../shell/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'
import { Helpful } from './helpful.tsx'
import { useArticleText } from './words.ts'
import './article-page.css'

const nowhere = new Problem(404, '', '')

export default function ArticlePage({ address }: { address: string }) {
  const type = useType('article')
  return type ? <Loaded type={type} address={address} /> : <NotHere error={nowhere} />
}

function Loaded({ type, address }: { type: TypeShape; address: string }) {
  const { data, error, refetch } = useRecord(type, address)
  useTitle(data && titleIn(type, data))
  if (data) return <Article type={type} record={data} />
  return error ? <NotHere error={error} retry={() => void refetch()} /> : <PageSkeleton />
}

function NotHere({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useArticleText()
  return (
    <div className="page">
      <h1 className="hidden-visually">{t('notHere')}</h1>
      <NotLoaded error={error} {...(retry ? { retry } : {})} />
    </div>
  )
}

function Article({ type, record }: { type: TypeShape; record: RecordPage }) {
  const t = useArticleText()
  const dates = useDates()
  const say = useSay()
  const client = useQueryClient()
  const asked = new URLSearchParams(useSearch())
  const [search, words] = [asked.get('search') ?? undefined, asked.get('about') ?? '']
  const key = ['article-standing', record.id]
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => standing(record.id, signal) })
  useEffect(() => void keepOpening(record.id, 'portal', search).catch(() => {}), [record.id, search])
  useAnchor()
  const text = textIn(record, 'published')
  const languages = type.fields.language?.options.words ?? {}
  return (
    <div className="page article-page">
      <h1>{titleIn(type, record)}</h1>
      <p className="article-from">
        {t('updated', { when: dates.day(textIn(record, 'publishedAt')) })}
        {data?.translations.map(other => (
          <span key={other.id}>
            {' · '}
            {t('other')}{' '}
            <Link href={articlePlace(other.number)} hrefLang={other.language}>
              {languages[other.language] ? say(languages[other.language] as { en: string; de: string }) : other.language}
            </Link>
          </span>
        ))}
      </p>
      {record.stale === true && <p className="article-stale">{t('stale')}</p>}
      <Contents text={text} label={t('contents')} />
      <div lang={textIn(record, 'language') || undefined}>
        <ArticleText text={text} placeOf={articlePlace} />
      </div>
      {data && (
        <Helpful
          article={record.id}
          title={titleIn(type, record)}
          words={words}
          mine={data.mine}
          onSaid={() => void client.invalidateQueries({ queryKey: key })}
        />
      )}
    </div>
  )
}

/** The text comes after the page: then the place that the address names is gone to. */
function useAnchor(): void {
  useEffect(() => {
    const name = decodeURIComponent(location.hash.slice(1))
    if (name !== '') document.getElementById(name)?.scrollIntoView()
  }, [])
}
