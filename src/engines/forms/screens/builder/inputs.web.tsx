import { lazy, Suspense, useState } from 'react'
import type { Text } from '../../../../kernel/define/index.ts'
import type { TypeShape } from '../../../../web/client/index.ts'
import { currentLanguage } from '../../../../web/text/index.ts'
import { FieldFrame, IconButton, Segments, TextArea, TextInput } from '../../../../web/ui/index.ts'
import { useBuilding } from './model.web.ts'
import { useBuilderText } from './words.web.ts'

/** The desk's own way to put a condition together. */
const Chips = lazy(async () => ({ default: (await import('../../../../web/desk/filter/chips.tsx')).Chips }))

interface TextPairProps {
  readonly label: string
  readonly value: Text
  readonly onChange: (value: Text) => void
  readonly long?: boolean
  readonly autoFocus?: boolean
}

/** Words in both languages, the builder's own first; where one is empty, the other is read. */
export function TextPair({ label, value, onChange, long = false, autoFocus = false }: TextPairProps) {
  const t = useBuilderText()
  const order = currentLanguage() === 'de' ? (['de', 'en'] as const) : (['en', 'de'] as const)
  const Input = long ? TextArea : TextInput
  return (
    <div className="builder-pair">
      {order.map((language, i) => (
        <FieldFrame key={language} label={t(language === 'en' ? 'english' : 'german', { what: label })}>
          {({ id }) => (
            <Input
              id={id}
              lang={language}
              value={value[language]}
              placeholder={value[language] === '' ? value[language === 'en' ? 'de' : 'en'] : undefined}
              autoFocus={autoFocus && i === 0}
              onChange={event => onChange({ ...value, [language]: event.target.value })}
            />
          )}
        </FieldFrame>
      ))}
    </div>
  )
}

interface RuleInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (rule: string) => void
  /** What it is about; the answers unless told. */
  readonly about?: TypeShape
}

/** A condition, put together as the desk's filters are. */
export function RuleInput({ label, value, onChange, about }: RuleInputProps) {
  const { shape } = useBuilding()
  return (
    <fieldset className="field builder-rule">
      <legend className="field-label">{label}</legend>
      <Suspense fallback={<code>{value}</code>}>
        <Chips type={about ?? shape} filter={value} onChange={onChange} names={none} condition />
      </Suspense>
    </fieldset>
  )
}

const none = {}

interface WhenProps {
  readonly label: string
  readonly ruleLabel: string
  readonly words: { readonly never?: string; readonly always: string; readonly whenever: string }
  /** True for always, undefined for never (or always, where there is no never), else the rule. */
  readonly value: true | string | undefined
  readonly onChange: (value: true | string | undefined) => void
}

/** Always, never, or under a condition. */
export function When({ label, ruleLabel, words, value, onChange }: WhenProps) {
  const standing = typeof value === 'string' ? 'rule' : value === true || words.never === undefined ? 'always' : 'never'
  // An empty condition is none yet; it is not kept until there is something in it.
  const [begun, setBegun] = useState(standing === 'rule')
  const mode = begun ? 'rule' : standing
  const options = [
    ...(words.never === undefined ? [] : [{ value: 'never', label: words.never } as const]),
    { value: 'always', label: words.always } as const,
    { value: 'rule', label: words.whenever } as const,
  ]
  const choose = (next: 'never' | 'always' | 'rule') => {
    setBegun(next === 'rule')
    onChange(next === 'always' && words.never !== undefined ? true : undefined)
  }
  return (
    <div className="builder-when">
      <fieldset className="field">
        <legend className="field-label">{label}</legend>
        <Segments label={label} value={mode} options={options} onChange={choose} />
      </fieldset>
      {mode === 'rule' && (
        <RuleInput label={ruleLabel} value={typeof value === 'string' ? value : ''} onChange={rule => onChange(rule.trim() === '' ? undefined : rule)} />
      )}
    </div>
  )
}

interface NumberInputProps {
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}

export function NumberInput({ label, value, onChange }: NumberInputProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  const change = (text: string) => {
    setTyped(text)
    const number = Number(text.replace(',', '.'))
    if (text.trim() === '') onChange(undefined)
    else if (Number.isFinite(number)) onChange(number)
  }
  return (
    <FieldFrame label={label}>{({ id }) => <TextInput id={id} inputMode="decimal" value={typed} onChange={event => change(event.target.value)} />}</FieldFrame>
  )
}

interface LineActsProps {
  readonly up?: { readonly label: string; readonly onClick: () => void } | undefined
  readonly down?: { readonly label: string; readonly onClick: () => void } | undefined
  readonly remove: { readonly label: string; readonly onClick: () => void }
}

/** What can be done with one line of a list. */
export function LineActs({ up, down, remove }: LineActsProps) {
  return (
    <span className="builder-line-acts">
      {up && <IconButton small icon="up" {...up} />}
      {down && <IconButton small icon="down" {...down} />}
      <IconButton small icon="trash" {...remove} />
    </span>
  )
}

/** Without what is undefined: a form holds no such property. */
export const tidy = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
