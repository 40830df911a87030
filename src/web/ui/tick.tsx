import { useUiText } from './words.ts'

/** A line of a list in a text that is ticked off, or not: nobody changes it where it is read. */
export function Tick({ checked = false }: { checked?: boolean }) {
  const t = useUiText()
  return <input type="checkbox" checked={checked} readOnly disabled aria-label={t(checked ? 'ticked' : 'unticked')} />
}
