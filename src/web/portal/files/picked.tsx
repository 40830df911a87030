import { useEffect, useState } from 'react'
import { useSize } from '../../text/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { useFilesText } from './words.ts'

/** Files that will be sent, each with a way to take it back. */
export function Picked({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  const t = useFilesText()
  if (files.length === 0) return null
  return (
    <ul className="picked" aria-label={t('picked')}>
      {files.map((file, i) => (
        <li key={`${file.name} ${file.size} ${i}`}>
          <One file={file} onRemove={() => onRemove(file)} />
        </li>
      ))}
    </ul>
  )
}

function One({ file, onRemove }: { file: File; onRemove: () => void }) {
  const t = useFilesText()
  const size = useSize()
  const address = useAddress(file)
  return (
    <span className="picked-one">
      {address ? <img src={address} alt="" /> : <Icon name="file" size={20} />}
      <span className="picked-name">
        <span className="clip">{file.name}</span>
        <small>{size(file.size)}</small>
      </span>
      <button type="button" aria-label={t('remove', { name: file.name })} onClick={onRemove}>
        <Icon name="close" size={18} />
      </button>
    </span>
  )
}

/** Where the browser finds a picture that was not sent yet. */
function useAddress(file: File): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!/^image\/(png|jpeg|gif|webp|avif)$/.test(file.type)) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address
}
