import { useState } from 'react'
import type { Field } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import type { Names } from '../../../web/client/index.ts'
import { fieldWeb, isBlank } from '../../../web/fields.ts'
import { useSay } from '../../../web/text/index.ts'
import { FieldFrame, Segments, TextInput } from '../../../web/ui/index.ts'
import { useAutomationText } from './words.web.ts'
import { isTemplate } from './written.web.ts'

interface ValueInputProps {
  readonly field: Field
  /** As the automation holds it. */
  readonly text: string
  readonly onText: (text: string | null) => void
  readonly names: Names
  /** `Value` unless told. */
  readonly label?: string
  /** For what may also be filled in from the record. */
  readonly example?: string
}

/** A value of a field, by the field's own input; or a text that takes it from the record. */
export function ValueInput({ field, text, onText, names, label, example }: ValueInputProps) {
  const t = useAutomationText()
  const [template, setTemplate] = useState(isTemplate(text))
  const modes = [
    { value: 'value', label: t('asValue') },
    { value: 'text', label: t('asText') },
  ] as const
  const change = (mode: 'value' | 'text') => {
    setTemplate(mode === 'text')
    onText(null)
  }
  return (
    <div className="automation-value">
      {example !== undefined && <Segments label={t('value')} value={template ? 'text' : 'value'} options={modes} onChange={change} />}
      {template ? (
        <FieldFrame label={t('value')} help={t('textHelp', { example: example ?? '' })}>
          {({ id, describedBy }) => <TextInput id={id} aria-describedby={describedBy} value={text} onChange={event => onText(event.target.value)} />}
        </FieldFrame>
      ) : (
        <Typed key={field.kind} field={field} text={text} onText={onText} names={names} {...(label === undefined ? {} : { label })} />
      )}
    </div>
  )
}

/** What is typed stays as it is typed; only what it says goes on. */
function Typed({ field, text, onText, names, label }: ValueInputProps) {
  const t = useAutomationText()
  const say = useSay()
  const kind = fieldType(field.kind)
  const [value, setValue] = useState<unknown>(() => {
    const parsed = text === '' ? undefined : kind.fromText(text, field)
    return parsed && 'value' in parsed ? parsed.value : null
  })
  const { Input } = fieldWeb(field)
  const name = label ?? t('value')
  const set = (next: unknown) => {
    setValue(next)
    if (next !== undefined) onText(isBlank(next) ? null : kind.toText(next, field))
  }
  return (
    <FieldFrame label={name}>
      {ids => <Input field={field} value={value} onChange={set} names={names} {...ids} label={`${name}: ${say(field.label)}`} />}
    </FieldFrame>
  )
}
