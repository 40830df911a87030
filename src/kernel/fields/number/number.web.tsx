import type { Field, Word } from '../../define/index.ts'
import type { CellProps, FieldWeb, InputProps, PicksProps } from '../../../web/fields.ts'
import { useLanguage, useSay } from '../../../web/text/index.ts'
import { Select } from '../../../web/ui/form.tsx'
import { Level } from '../../../web/ui/marks.tsx'
import { Said } from '../parts/said.web.tsx'
import { Typed } from '../parts/typed.web.tsx'
import { number } from './number.ts'

const show = (value: unknown) => (typeof value === 'number' ? String(value) : '')
const levels = (field: Field) => Object.entries(field.options.words ?? {})

function Input(props: InputProps) {
  return props.field.options.words ? <LevelInput {...props} /> : <Typed {...props} type={number} show={show} inputMode="decimal" />
}

function LevelInput({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  const say = useSay()
  return (
    <Select
      id={id}
      value={show(value)}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      onChange={event => onChange(event.target.value === '' ? null : Number(event.target.value))}
    >
      {(!field.required || value === null || value === undefined) && <option value="">–</option>}
      {levels(field).map(([level, word]) => (
        <option key={level} value={level}>
          {level} {say(word)}
        </option>
      ))}
    </Select>
  )
}

function Cell(props: CellProps) {
  const say = useSay()
  const word = props.field.options.words?.[String(props.value)]
  return word ? <Level level={Number(props.value)} word={say(word)} tone={word.tone} /> : <Said {...props} type={number} numeric />
}

function Picks({ field, children }: PicksProps) {
  const language = useLanguage()
  const pick = ([level, word]: [string, Word]) => ({
    value: level,
    title: word[language],
    face: <Level level={Number(level)} word={word[language]} tone={word.tone} />,
  })
  return children({ items: levels(field).map(pick) })
}

export default { Input, Cell, Picks, fromPick: Number } satisfies FieldWeb
