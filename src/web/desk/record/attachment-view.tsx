import { type Entry, fileAddress } from '../../client/index.ts'
import { useSize } from '../../text/index.ts'
import { Avatar, classes, Icon, Tag, Time } from '../../ui/index.ts'
import { useRecordText } from './words.ts'

interface AttachmentViewProps {
  readonly entry: Entry
  readonly attachment: NonNullable<Entry['attachment']>
}

/** A file with who attached it; pictures are shown. */
export function AttachmentView({ entry, attachment }: AttachmentViewProps) {
  const t = useRecordText()
  const size = useSize()
  const internal = entry.visibility === 'internal'
  const picture = /^image\/(png|jpeg|gif|webp|avif)$/.test(attachment.type)
  return (
    <li className={classes('message', internal && 'is-internal')}>
      <Avatar name={entry.actor.name} large machine={entry.actor.id === null} />
      <div className="message-card">
        <div className="message-head">
          <b>{entry.actor.name}</b>
          <Time at={entry.at} form="stamp" />
          {internal && <Tag tone="note">{t('internal')}</Tag>}
        </div>
        <a href={fileAddress(attachment.id)} className="who" download={attachment.name}>
          <Icon name="clip" size={14} />
          <span className="clip">{attachment.name}</span>
          <span className="none">{size(attachment.size)}</span>
        </a>
        {picture && <img className="picture" src={fileAddress(attachment.id)} alt={t('pictures', { name: attachment.name })} loading="lazy" />}
      </div>
    </li>
  )
}
