import { useSize } from '../../text/index.ts'
import { Icon, IconButton } from '../../ui/index.ts'
import { useRecordText } from './words.ts'

/** Files that go with what is being written. */
export function PendingFiles({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  const t = useRecordText()
  const size = useSize()
  if (files.length === 0) return null
  return (
    <ul className="pending">
      {files.map(file => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`}>
          <Icon name="file" size={14} />
          <span className="clip">{file.name}</span>
          <span className="none">{size(file.size)}</span>
          <IconButton icon="close" small label={t('unattach', { file: file.name })} onClick={() => onRemove(file)} />
        </li>
      ))}
    </ul>
  )
}
