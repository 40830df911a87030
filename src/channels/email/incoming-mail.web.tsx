import { Link } from 'wouter'
import { address, useModel } from '../../web/client/index.ts'
import type { Panel } from '../../web/desk/record/panels.tsx'
import type { RecordParts } from '../../web/desk/record/aside.tsx'
import { useMailText } from './words.web.ts'
import './mail.web.css'

/** What the mail became, and the mail itself. */
function IncomingMail({ record }: RecordParts) {
  const t = useMailText()
  const { types } = useModel()
  const became = types.find(type => type.name === record.recordType)
  return (
    <section className="mail-links" aria-label={t('mail')}>
      {became && typeof record.recordNumber === 'string' && (
        <Link href={`/${became.path}/${record.recordNumber}`}>{t('became', { number: record.recordNumber })}</Link>
      )}
      <a href={address(`/incoming-mails/${record.id}/raw`)} download>
        {t('raw')}
      </a>
    </section>
  )
}

const panel: Panel = { record: 'incomingMail', slot: 'record.aside', isRead: true, Component: IncomingMail }
export default panel
