import { useEffect, useRef, useState } from 'react'
import { FilePicker } from '../../../web/portal/files/file-picker.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import type { FileKeeper } from './asking.web.ts'
import { useFormText } from './words.web.ts'

interface FilesInputProps {
  readonly value: unknown
  readonly onChange: (ids: readonly string[]) => void
  readonly label: string
  readonly keeper: FileKeeper | undefined
}

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** Files go to the server as soon as they are chosen; the answer is their ids. */
export function FilesInput({ value, onChange, label, keeper }: FilesInputProps) {
  const t = useFormText()
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState<readonly string[]>([])
  const [failed, setFailed] = useState<string>()
  const ids = listed(value)
  const now = useRef(ids)
  useEffect(() => {
    now.current = listed(value)
  }, [value, now])
  if (!keeper) return <p className="none">{t('noFiles')}</p>
  const add = async (files: readonly File[]) => {
    setFailed(undefined)
    for (const file of files) {
      setBusy(before => [...before, file.name])
      try {
        const { id, name } = await keeper.add(file)
        setNames(before => ({ ...before, [id]: name }))
        now.current = [...now.current, id]
        onChange(now.current)
      } catch {
        setFailed(file.name)
      }
      setBusy(before => before.slice(1))
    }
  }
  const nameOf = (id: string) => names[id] ?? keeper.names?.[id] ?? t('file')
  return (
    <div className="asked-files">
      {ids.length > 0 && (
        <ul aria-label={`${label}: ${t('files')}`}>
          {ids.map(id => (
            <li key={id}>
              <Icon name="file" />
              <span className="clip">{nameOf(id)}</span>
              <button
                type="button"
                className="asked-file-remove"
                aria-label={t('removeFile', { name: nameOf(id) })}
                onClick={() => onChange(ids.filter(other => other !== id))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {busy[0] !== undefined && <p role="status">{t('sending', { name: busy[0] })}</p>}
      {failed !== undefined && (
        <p className="field-fault" role="alert">
          {t('notSent', { name: failed })}
        </p>
      )}
      <FilePicker onFiles={files => void add(files)} />
    </div>
  )
}
