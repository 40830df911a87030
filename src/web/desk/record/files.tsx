import { type Entry, fileAddress, type RecordPage } from '../../client/index.ts'
import { useSize } from '../../text/index.ts'
import { Icon } from '../../ui/index.ts'
import { useRecordText } from './words.ts'

/** Files of the record, those removed left out. */
export const filesIn = (entries: readonly Entry[]) => {
  const gone = new Set(entries.filter(e => e.act === 'detach').map(e => e.attachment?.id))
  return entries.flatMap(e => (e.act === 'attach' && e.attachment && !gone.has(e.attachment.id) ? [e.attachment] : []))
}

export function Files({ record }: { record: RecordPage }) {
  const t = useRecordText()
  const size = useSize()
  const files = filesIn(record._timeline?.items ?? [])
  if (files.length === 0) return null
  return (
    <section>
      <h2>{t('files')}</h2>
      <div className="related">
        {files.map(file => (
          <a key={file.id} href={fileAddress(file.id)} className="related-link" download={file.name}>
            <Icon name="file" size={14} />
            <span className="clip">{file.name}</span>
            <span className="none">{size(file.size)}</span>
          </a>
        ))}
      </div>
    </section>
  )
}
