import { lazy, Suspense, type SyntheticEvent } from 'react'
import { useType } from '../../../web/client/context.tsx'
import type { CellProps, ChangeProps, FieldWeb, InputProps } from '../../../web/fields.ts'
import { defineTexts, useSay } from '../../../web/text/index.ts'
import { classes } from '../../../web/ui/classes.ts'
import { TextArea } from '../../../web/ui/form.tsx'
import { aboutOf } from './about.ts'
import './rule.css'

/** The desk's own way to put a filter together; only pages that show a condition load it. */
const Chips = lazy(async () => ({ default: (await import('../../../web/desk/filter/chips.tsx')).Chips }))
const RuleWords = lazy(async () => ({ default: (await import('../../../web/desk/filter/rule-words.tsx')).RuleWords }))

const { useText } = defineTexts('rule', {
  en: { first: 'Say first what the condition is about.' },
  de: { first: 'Sagen Sie zuerst, wovon die Bedingung handelt.' },
})

const nothing = {}

function Input(props: InputProps) {
  const { field, value, onChange, names = nothing, row = nothing, id, describedBy, invalid, label } = props
  const t = useText()
  const say = useSay()
  const type = useType(aboutOf(field, row))
  const text = typeof value === 'string' ? value : ''
  if (!type) return text === '' ? <p className="none rule-first">{t('first')}</p> : <Written {...props} />
  return (
    <Suspense fallback={<Written {...props} />}>
      <div
        id={id}
        className={classes('input rule-input', invalid && 'is-invalid')}
        role="group"
        aria-label={label ?? say(field.label)}
        aria-describedby={describedBy}
        onSubmit={stay}
        onKeyDown={stayOutside}
      >
        <Chips type={type} filter={text} onChange={next => onChange(next.trim() === '' ? null : next)} names={names} condition />
      </div>
    </Suspense>
  )
}

/** The chips have forms of their own, which hang elsewhere on the page but belong to this one for React. */
const stay = (event: SyntheticEvent) => event.stopPropagation()
const stayOutside = (event: SyntheticEvent) => !event.currentTarget.contains(event.target as Node) && event.stopPropagation()

function Written({ field, value, onChange, id, describedBy, invalid, autoFocus, label }: InputProps) {
  return (
    <TextArea
      id={id}
      className="rule-text"
      spellCheck={false}
      value={typeof value === 'string' ? value : ''}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-label={label}
      aria-required={field.required || undefined}
      onChange={event => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

function Cell({ field, value, names, row = nothing, dense }: CellProps) {
  const type = useType(aboutOf(field, row))
  const written = <code className="rule-text">{String(value)}</code>
  if (!type) return <span className={dense ? 'clip' : undefined}>{written}</span>
  return (
    <span className={classes('rule-words', dense && 'clip')}>
      <Suspense fallback={written}>
        <RuleWords type={type} text={String(value)} names={names} />
      </Suspense>
    </span>
  )
}

function Change({ before: _, after, ...rest }: ChangeProps) {
  return (
    <b>
      <Cell {...rest} value={after} dense />
    </b>
  )
}

export default { Input, Cell, Change, wide: true } satisfies FieldWeb
