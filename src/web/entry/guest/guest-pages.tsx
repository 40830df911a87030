import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useDates, useLanguage } from '../../text/index.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { type Public, publicNews, publicRecord, publicSearch } from '../calls.ts'
import { ownFace } from '../face.ts'
import { EntryPage } from '../parts.tsx'
import { ConfirmPage } from './confirm-page.tsx'
import { ReportPage } from './report-page.tsx'
import { useGuestText } from './words.ts'
import './guest.css'

/** What whoever is not signed in may see and do here, as the organisation lets them. */
export default function GuestPages() {
  const path = location.pathname.replace(/\/$/, '')
  if (path === '/guest/report') return <ReportPage />
  if (path === '/guest/confirm') return <ConfirmPage />
  const [, kind, id] = /^\/guest\/(articles|announcements)\/([^/]+)$/.exec(path) ?? []
  return kind && id ? <PublicPage kind={kind} id={id} /> : <GuestHome />
}

function GuestHome() {
  const t = useGuestText()
  const [words, setWords] = useState('')
  const face = ownFace()
  const reads = face?.guests.read === true
  const language = useLanguage()
  return (
    <EntryPage title={face?.greeting[language] ?? t('ask')}>
      {reads && (
        <input
          className="input guest-search"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          autoComplete="off"
          maxLength={200}
          value={words}
          onChange={event => setWords(event.target.value)}
        />
      )}
      {reads && words.trim() !== '' ? <Found words={words.trim()} /> : reads && <News />}
      <div className="guest-ways">
        {face?.guests.report && (
          <a className={buttonClass('main')} href="/guest/report">
            {t('report')}
          </a>
        )}
        <a className={buttonClass()} href="/sign-in">
          {t('signIn')}
        </a>
      </div>
      {face?.footer[language] && <p className="guest-foot">{face.footer[language]}</p>}
    </EntryPage>
  )
}

function Found({ words }: { words: string }) {
  const t = useGuestText()
  const settled = useSettled(words)
  const found = useQuery({ queryKey: ['guest', 'search', settled], queryFn: () => publicSearch(settled), staleTime: 10_000 })
  const items = found.data?.items ?? []
  return (
    <>
      <p role="status">{found.isPending ? '' : items.length > 0 ? t('found', { count: items.length }) : t('nothing')}</p>
      <Links items={items} />
    </>
  )
}

function News() {
  const t = useGuestText()
  const { data } = useQuery({ queryKey: ['guest', 'news'], queryFn: publicNews })
  if (!data || data.items.length === 0) return null
  return (
    <section>
      <h2 className="guest-heading">{t('news')}</h2>
      <Links items={data.items} />
    </section>
  )
}

function Links({ items }: { items: readonly Public[] }) {
  if (items.length === 0) return null
  return (
    <ul className="guest-links">
      {items.map(item => (
        <li key={item.id}>
          <a href={`/guest/${item.type === 'article' ? 'articles' : 'announcements'}/${item.number ?? item.id}`}>
            <Icon name={item.type === 'article' ? 'book' : 'info'} size={18} />
            <span>{item.title}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function PublicPage({ kind, id }: { kind: string; id: string }) {
  const t = useGuestText()
  const dates = useDates()
  const found = useQuery({ queryKey: ['guest', kind, id], queryFn: () => publicRecord(kind, id), retry: false })
  if (found.isPending) return <EntryPage title={t('checking')} />
  if (!found.data)
    return (
      <EntryPage title={t('missing')} help={t('missingHelp')}>
        <Back />
      </EntryPage>
    )
  const { title, text = '', language, updatedAt } = found.data
  return (
    <EntryPage title={title} help={updatedAt && t('changed', { when: dates.ago(updatedAt) })}>
      <div className="guest-text" lang={language ?? undefined}>
        <Markdown text={forGuests(text)} />
      </div>
      <Back />
    </EntryPage>
  )
}

/** Pictures come by the way that is open to guests. */
const forGuests = (markdown: string): string => markdown.replaceAll('/api/v1/attachments/', '/api/v1/guest/attachments/')

function Back(): ReactNode {
  const t = useGuestText()
  return (
    <a className="entry-link" href="/guest">
      {t('back')}
    </a>
  )
}

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), 200)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
