import { fileAddress } from '../../client/files.ts'
import { useMe } from '../../client/context.tsx'
import { useEarlier } from '../../client/records.ts'
import type { RecordPage, TypeShape } from '../../client/shapes.ts'
import { useDates, useSay, useSize } from '../../text/index.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { Avatar } from '../../ui/marks.tsx'
import { Time } from '../../ui/time.tsx'
import { useState } from 'react'
import { useThingsText } from '../things/words.ts'
import { type Happened, type Line, linesOf, type Said, type StoredFile } from './lines.ts'
import { nameIn } from './names.ts'
import { WrittenText } from './text.tsx'
import { isUnsent } from './use-reply.ts'
import { useThingText } from './words.ts'

/** What was said and what happened, from the beginning. */
export function Conversation({ type, address, record }: { type: TypeShape; address: string; record: RecordPage }) {
  const t = useThingText()
  const [older, setOlder] = useState(false)
  const earlier = useEarlier(type, address, record._timeline?.next, older)
  const more = older ? earlier.hasNextPage : Boolean(record._timeline?.next)
  const entries = [...(earlier.data?.pages.flatMap(p => p.items) ?? []), ...(record._timeline?.items ?? [])]
  const lines = linesOf(entries, typeof record.description === 'string' ? record.description : null)
  return (
    <section className="talk" aria-label={t('conversation')}>
      {more && (
        <Button look="quiet" busy={earlier.isFetching} onClick={() => (older ? void earlier.fetchNextPage() : setOlder(true))}>
          {t('earlier')}
        </Button>
      )}
      <ol aria-live="polite" aria-relevant="additions">
        {lines.map(line => (
          <li key={line.key} className={classes('talk-line', `is-${line.kind}`)}>
            <OneLine line={line} type={type} record={record} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function OneLine({ line, type, record }: { line: Line; type: TypeShape; record: RecordPage }) {
  return line.kind === 'said' ? <Words said={line} /> : <Event happened={line} type={type} record={record} />
}

function Words({ said }: { said: Said }) {
  const t = useThingText()
  const mine = said.who.id === useMe().id
  const name = mine ? t('you') : said.who.id === null ? t('somebody') : said.who.name
  return (
    <article className={classes('said', mine && 'is-mine', said.solution && 'is-solution')}>
      {!mine && <Avatar name={name} large machine={said.who.id === null} />}
      <div className="said-card">
        <p className="said-who">
          <b>{name}</b>
          {said.solution && <span className="said-tag">{t('solution')}</span>}
          {isUnsent(said.key) ? <span>{t('sending')}</span> : <Time at={said.at} />}
        </p>
        {said.text !== '' && <WrittenText text={said.text} />}
        {said.files.length > 0 && <Files files={said.files} />}
      </div>
    </article>
  )
}

function Files({ files }: { files: readonly StoredFile[] }) {
  return (
    <ul className="said-files">
      {files.map(file => (
        <li key={file.id}>{/^image\/(png|jpeg|gif|webp|avif)$/.test(file.type) ? <Picture file={file} /> : <FileLink file={file} />}</li>
      ))}
    </ul>
  )
}

function Picture({ file }: { file: StoredFile }) {
  const t = useThingText()
  const [broken, setBroken] = useState(false)
  if (broken) return <FileLink file={file} />
  return (
    <a href={fileAddress(file.id)} target="_blank" rel="noopener" className="said-picture">
      <img src={fileAddress(file.id)} alt={t('picture', { name: file.name })} loading="lazy" onError={() => setBroken(true)} />
    </a>
  )
}

function FileLink({ file }: { file: StoredFile }) {
  const size = useSize()
  return (
    <a href={fileAddress(file.id)} className="said-file" download={file.name}>
      <Icon name="file" size={20} />
      <span className="clip">{file.name}</span>
      <small>{size(file.size)}</small>
    </a>
  )
}

function Event({ happened, type, record }: { happened: Happened; type: TypeShape; record: RecordPage }) {
  const dates = useDates()
  return (
    <p className="happened">
      <span>{useEventWords(happened, type, record)}</span>
      <time dateTime={happened.at} title={dates.moment(happened.at)}>
        {dates.short(happened.at)}
      </time>
    </p>
  )
}

const holds: Readonly<Record<string, 'asked' | 'vendor' | 'change' | 'problem'>> = {
  requester: 'asked',
  vendor: 'vendor',
  change: 'change',
  problem: 'problem',
}
const steps = ['start', 'resume', 'resolve', 'close', 'cancel', 'mergeInto'] as const

/** What happened, in words of somebody who does not know how a service desk works. */
function useEventWords({ what, who }: Happened, type: TypeShape, record: RecordPage): string {
  const t = useThingText()
  const things = useThingsText()
  const say = useSay()
  const mine = who.id === useMe().id
  if (what.act === 'reported' && type.fields.orderer) return mine ? t('youOrdered') : t('orderedIt', { name: who.name })
  if (what.act === 'reported') return mine ? t('youReported') : t('reportedIt', { name: who.name })
  if (what.act === 'taken') return t('takes', { name: nameIn(record, what.person) ?? t('somebody') })
  if (what.act === 'about') return t('aboutService', { service: nameIn(record, what.service) ?? '…' })
  if (what.by === 'hold') return t(holds[what.reason ?? ''] ?? 'held')
  if (what.by === 'withdraw') return mine ? t('youWithdrew') : t('withdrew', { name: who.name })
  if (what.by === 'reopen') return mine ? t('youReopened') : t('reopened')
  const known = steps.find(step => step === what.by)
  if (known && !(type.fields.orderer && known === 'cancel')) return t(known)
  const state = type.states?.[what.state ?? '']
  return state ? t('nowIn', { state: say(state) }) : things('working')
}
