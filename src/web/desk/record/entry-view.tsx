import type { Entry, Names, RecordPage, TypeShape } from '../../client/index.ts'
import { Avatar, classes, Tag, Time } from '../../ui/index.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { AttachmentView } from './attachment-view.tsx'
import { EventLine } from './event-line.tsx'
import { MailRestView, type MailRests } from './mail-rest.tsx'
import { readerOf } from './reader.ts'
import { ways } from './ways.ts'
import { useRecordText } from './words.ts'

interface EntryViewProps {
  readonly entry: Entry
  readonly type: TypeShape
  readonly record: RecordPage
  readonly names: Names
  readonly mails: MailRests
}

/** What people said stands in cards; what happened stands in one line. A transition with words is both. */
export function EntryView({ entry, type, record, names, mails }: EntryViewProps) {
  const mail = mails.get(entry.seq)
  const words = entry.text !== null && entry.text !== ''
  return (
    <>
      {words && <Message entry={entry} record={record} names={names} mails={mails} />}
      {entry.act === 'attach' && entry.attachment && <AttachmentView entry={entry} attachment={entry.attachment} />}
      {entry.act !== 'comment' && entry.act !== 'attach' && <EventLine record={record.id} entry={entry} type={type} names={names} />}
      {!words && mail && (
        <li className="mail-rest-line">
          <MailRestView rest={mail} />
        </li>
      )}
    </>
  )
}

function Message({ entry, record, names, mails }: Omit<EntryViewProps, 'type'>) {
  const t = useRecordText()
  const internal = entry.visibility === 'internal'
  const reader = readerOf(record, names)
  const own = entry.actor.id !== null && entry.actor.id === record.requester
  const way = ways[entry.channel]
  const mail = mails.get(entry.seq)
  return (
    <li className={classes('message', internal && 'is-internal')}>
      <Avatar name={entry.actor.name} large machine={entry.actor.id === null} />
      <div className="message-card">
        <div className="message-head">
          <b>{entry.actor.name}</b>
          {way && <span>{t(way)}</span>}
          <Time at={entry.at} form="stamp" />
          {internal ? (
            <Tag tone="note">{t('internal')}</Tag>
          ) : (
            !own && 'requester' in record && <Tag tone="new">{reader ? t('to', { name: reader }) : t('toRequester')}</Tag>
          )}
        </div>
        <Markdown text={entry.text ?? ''} />
        {mail && <MailRestView rest={mail} />}
      </div>
    </li>
  )
}
