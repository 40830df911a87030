import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes, useEffect, useId, useRef } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { useUiText } from './words.ts'
import './form.css'

export function TextInput({ className, ...rest }: InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return <input type="text" autoComplete="off" {...rest} className={classes('input', className)} />
}

/** Grows with its text. */
export function TextArea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  return <textarea {...rest} className={classes('input', className)} />
}

export function Select({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> }) {
  return <select {...rest} className={classes('input', className)} />
}

export interface FieldIds {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

interface FieldFrameProps {
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly fault?: string | undefined
  readonly required?: boolean
  /** Draws the input with the ids that tie it to its label, help and fault. */
  readonly children: (ids: FieldIds) => ReactNode
}

/** An input with its label, help and what is wrong with it. */
export function FieldFrame({ label, help, fault, required, children }: FieldFrameProps) {
  const id = useId()
  const t = useUiText()
  const describedBy = classes(Boolean(help) && `${id}-help`, fault && `${id}-fault`) || undefined
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {required && <span className="field-need">{t('required')}</span>}
      </label>
      {children({ id, describedBy, invalid: fault !== undefined })}
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          <Icon name="warning" size={14} />
          {fault}
        </p>
      )}
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
}

interface CheckProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly label?: ReactNode
  /** Some of those it stands for are checked. */
  readonly some?: boolean
}

export function Check({ label, some = false, className, ...rest }: CheckProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = some
  }, [some])
  return (
    <label className={classes('check', className)}>
      <input ref={box} type="checkbox" {...rest} />
      {label !== undefined && <span>{label}</span>}
    </label>
  )
}

interface SegmentsProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: ReactNode; readonly title?: string }[]
  readonly onChange: (value: V) => void
}

/** A few exclusive ways to look at something. */
export function Segments<V extends string>({ label, value, options, onChange }: SegmentsProps<V>) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map(o => (
        <button key={o.value} type="button" aria-pressed={o.value === value} title={o.title} onClick={() => onChange(o.value)}>
          {o.label}
        </button>
      ))}
    </div>
  )
}
