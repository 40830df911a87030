import { type ChangeEvent, type ReactNode, useId } from 'react'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { useFilesText } from './words.ts'
import './files.css'

/** Takes a photo (where there is a camera at hand) or chooses files. */
export function FilePicker({ onFiles, small = false }: { onFiles: (files: readonly File[]) => void; small?: boolean }) {
  const t = useFilesText()
  return (
    <div className={small ? 'file-picker is-small' : 'file-picker'}>
      <Picker icon="camera" label={t('photo')} onFiles={onFiles} camera small={small} />
      <Picker icon="clip" label={t('file')} onFiles={onFiles} small={small} />
    </div>
  )
}

interface PickerProps {
  readonly icon: IconName
  readonly label: ReactNode
  readonly onFiles: (files: readonly File[]) => void
  readonly camera?: boolean
  readonly small: boolean
}

function Picker({ icon, label, onFiles, camera = false, small }: PickerProps) {
  const id = useId()
  const chosen = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(input.files ?? [])])
    input.value = ''
  }
  return (
    <span className={camera ? 'file-way is-camera' : 'file-way'}>
      <input
        id={id}
        type="file"
        className="file-input"
        multiple={!camera}
        onChange={chosen}
        {...(camera ? { accept: 'image/*', capture: 'environment' } : {})}
      />
      <label htmlFor={id} className={small ? 'file-label is-small' : 'file-label'}>
        <Icon name={icon} size={20} />
        <span className={small ? 'hidden-visually' : undefined}>{label}</span>
      </label>
    </span>
  )
}

/** What is pasted or dropped onto something: photos from the clipboard, files from elsewhere. */
export const filesIn = (transfer: DataTransfer | null): readonly File[] => [...(transfer?.files ?? [])]
