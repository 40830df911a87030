import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { ArticleText } from '../../../web/articles/article-text.tsx'
import { keepOpening, standing } from '../../../web/articles/calls.ts'
import { Contents } from '../../../web/articles/contents.tsx'
import { textIn } from '../../../web/articles/text-in.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { mayChange } from '../../../web/desk/record/may.ts'
import { Button, Segments, Skeleton } from '../../../web/ui/index.ts'
import { Versions } from './versions.web.tsx'
import { useKnowledgeText } from './words.web.ts'
import './knowledge.css'

const Writing = lazy(() => import('./writing.web.tsx'))

type Tab = 'read' | 'draft' | 'versions'

export const articleAtDesk = (address: string): string => `/articles/${address}`

/** An article on its page at the desk: read, written, and compared with what it said before. */
export default function ArticleScreen(parts: RecordParts) {
  const { record, past } = parts
  const t = useKnowledgeText()
  const insider = 'body' in record
  const [tab, setTab] = useState<Tab>(record.live === true && record.state === 'published' ? 'read' : insider ? 'draft' : 'read')
  const [writing, setWriting] = useState(false)
  useEffect(() => void (record.live === true && keepOpening(record.id, 'desk').catch(() => {})), [record.id, record.live])
  const tabs: { value: Tab; label: string }[] = [
    { value: 'read', label: t('read') },
    ...(insider ? [{ value: 'draft' as const, label: t('draft') }] : []),
    ...(insider && !past ? [{ value: 'versions' as const, label: t('versions') }] : []),
  ]
  return (
    <section className="article-screen" aria-label={t('article')}>
      {!writing && (
        <div className="article-screen-head">
          <Segments label={t('article')} value={tab} options={tabs} onChange={setTab} />
          <span className="grow" />
          {!past && mayChange(record, 'body') && (
            <Button icon="edit" look="main" small onClick={() => (setTab('draft'), setWriting(true))}>
              {t('edit')}
            </Button>
          )}
        </div>
      )}
      {record.stale === true && <p className="article-screen-note">{t('stale')}</p>}
      {writing ? (
        <Suspense fallback={<Skeleton height={360} />}>
          <Writing {...parts} onClose={() => setWriting(false)} />
        </Suspense>
      ) : tab === 'read' ? (
        <Read text={record.live === true ? textIn(record, 'published') : ''} none={t('nothing')} />
      ) : tab === 'draft' ? (
        <Read text={textIn(record, 'body')} none={t('noText')} />
      ) : (
        <Versions {...parts} />
      )}
      {tab === 'read' && !writing && !past && <Figures id={record.id} />}
    </section>
  )
}

function Read({ text, none }: { text: string; none: string }) {
  const t = useKnowledgeText()
  if (text === '') return <p className="article-screen-none">{none}</p>
  return (
    <>
      <Contents text={text} label={t('contents')} />
      <ArticleText text={text} placeOf={articleAtDesk} />
    </>
  )
}

function Figures({ id }: { id: string }) {
  const t = useKnowledgeText()
  const { data } = useQuery({ queryKey: ['article-standing', id], queryFn: ({ signal }) => standing(id, signal) })
  if (!data?.figures) return null
  const { helpful, unhelpful, openedInMonth } = data.figures
  return <p className="article-screen-note">{t('figures', { helpful, unhelpful, opened: openedInMonth })}</p>
}
