import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Entry, useEarlier } from '../../client/index.ts'
import { Button } from '../../ui/index.ts'
import type { RecordParts } from './aside.tsx'
import { Documents } from './documents.tsx'
import { EntryView } from './entry-view.tsx'
import { isShown } from './events.ts'
import { useMailRests } from './mail-rest.tsx'
import { useNames } from '../filter/names.ts'
import { useMissingNames } from './missing-names.ts'
import { useRecordText } from './words.ts'
import './stream.css'

interface StreamProps extends RecordParts {
  readonly address: string
  /** Only what had happened by then. */
  readonly until: string | undefined
}

/** What was said and what happened, in one line of time, oldest first. */
export function Stream({ type, record, names, past, address, until }: StreamProps) {
  const t = useRecordText()
  const timeline = record._timeline
  const earlier = useEarlier(type, address, timeline?.next, false)
  const entries = ordered([...(timeline?.items ?? []), ...(earlier.data?.pages.flatMap(p => p.items) ?? [])]).filter(
    e => (until === undefined || e.at <= until) && isShown(e, type),
  )
  const known = useNames(useMissingNames(type, entries, names), names)
  const mails = useMailRests(record, entries)
  const end = useNewest(entries.at(-1))
  const more = earlier.data ? earlier.hasNextPage : Boolean(timeline?.next)
  return (
    <section className="stream" aria-label={t('conversation')}>
      <Documents type={type} record={record} names={names} past={past} />
      {more && (
        <Button small look="quiet" busy={earlier.isFetching} onClick={() => void (earlier.data ? earlier.fetchNextPage() : earlier.refetch())}>
          {t('earlier')}
        </Button>
      )}
      <ol className="stream-list">
        {entries.map(entry => (
          <EntryView key={entry.seq} entry={entry} type={type} record={record} names={known} mails={mails} />
        ))}
      </ol>
      <div ref={end} />
      <ToNewest end={end} />
    </section>
  )
}

/** The way down, while the newest is out of sight. */
function ToNewest({ end }: { end: RefObject<HTMLDivElement | null> }) {
  const t = useRecordText()
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (!end.current) return
    const watch = new IntersectionObserver(entries => setAway(entries.every(e => !e.isIntersecting)), { rootMargin: '0px 0px 40px' })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [end])
  if (!away) return null
  return (
    <Button small icon="down" className="to-newest" onClick={() => end.current?.scrollIntoView({ block: 'end', behavior: 'smooth' })}>
      {t('newest')}
    </Button>
  )
}

const ordered = (entries: readonly Entry[]): readonly Entry[] => [...new Map(entries.map(e => [e.seq, e])).values()].sort((a, b) => a.seq - b.seq)

/** What is new comes into sight when it was written here; when others write, nothing jumps. */
function useNewest(newest: Entry | undefined) {
  const end = useRef<HTMLDivElement>(null)
  const seen = useRef(newest?.seq)
  useEffect(() => {
    if (newest && seen.current !== undefined && newest.seq > seen.current && newest.channel === 'web' && newest.act === 'comment')
      end.current?.scrollIntoView({ block: 'end' })
    seen.current = newest?.seq
  }, [newest])
  return end
}
