import { address, type Entry, type RecordPage, useModel, useRows } from '../../client/index.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { useRecordText } from './words.ts'

/** What a mail said beside its own words, by the number of its entry. */
export type MailRests = ReadonlyMap<number, MailRest>

interface MailRest {
  readonly id: string
  readonly quoted: string
  readonly signature: string
}

const none: MailRests = new Map()

/** For those who may read incoming mail, where some of what is shown came by mail. */
export function useMailRests(record: RecordPage, entries: readonly Entry[]): MailRests {
  const type = useModel().types.find(each => each.name === 'incomingMail')
  const mailed = entries.filter(e => e.channel === 'mail')
  const rows = useRows(
    type,
    { filter: `record == '${record.id}' && state == 'accepted'`, fields: 'entry,quoted,signature', limit: 200, count: false, sort: `-receivedAt` },
    type !== undefined && mailed.length > 0,
  )
  if (!rows.data) return none
  return new Map(rows.data.items.map(({ id, entry, quoted, signature }) => [Number(entry), { id, quoted: textIn(quoted), signature: textIn(signature) }]))
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Folded, because it was said before; and the way to the mail as it came. */
export function MailRestView({ rest }: { rest: MailRest }) {
  const t = useRecordText()
  const folded = [rest.quoted, rest.signature].filter(text => text !== '').join('\n\n---\n\n')
  const whole = (
    <a href={address(`/incoming-mails/${rest.id}/raw`)} download>
      {t('mailRaw')}
    </a>
  )
  if (folded === '') return <p className="mail-rest">{whole}</p>
  return (
    <details className="mail-rest">
      <summary>{t(rest.quoted === '' ? 'mailSignature' : 'mailQuoted')}</summary>
      <Markdown text={folded} />
      {whole}
    </details>
  )
}
