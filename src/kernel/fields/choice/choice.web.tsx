import type { Field, Word } from '../../define/index.ts'
import type { CellProps, FieldWeb, InputProps, PicksProps } from '../../../web/fields.ts'
import { useLanguage, useSay } from '../../../web/text/index.ts'
import { Select } from '../../../web/ui/form.tsx'
import { Tag } from '../../../web/ui/marks.tsx'

const words = (field: Field) => Object.entries(field.options.words ?? {})

function Input({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  const say = useSay()
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : ''}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      onChange={event => onChange(event.target.value || null)}
    >
      {(!field.required || !value) && <option value="">–</option>}
      {words(field).map(([name, word]) => (
        <option key={name} value={name}>
          {say(word)}
        </option>
      ))}
    </Select>
  )
}

function Cell({ field, value }: CellProps) {
  const say = useSay()
  const word = field.options.words?.[String(value)]
  const said = word ? say(word) : String(value)
  return word?.tone ? <Tag tone={word.tone}>{said}</Tag> : <span className="clip">{said}</span>
}

function Picks({ field, children }: PicksProps) {
  const language = useLanguage()
  const pick = ([name, word]: [string, Word]) => ({
    value: name,
    title: word[language],
    ...(word.tone ? { face: <Tag tone={word.tone}>{word[language]}</Tag> } : {}),
  })
  return children({ items: words(field).map(pick) })
}

export default { Input, Cell, Picks } satisfies FieldWeb
