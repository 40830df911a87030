import { type KeyboardEvent, type SyntheticEvent, useState } from 'react'
import { attempt, faultOf, type Names, type Row, type TypeShape, useTransition } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Button, FieldFrame, TextArea, toast } from '../../ui/index.ts'
import { useDeskText } from '../words.ts'
import { nameOf } from './address.ts'
import { fieldsAsked } from './asks.ts'
import { FieldsForm, otherFaults, type Values } from './fields-form.tsx'
import { useTransitionText } from './transition-words.ts'

interface TransitionFormProps {
  readonly type: TypeShape
  readonly row: Row
  readonly names: Names
  readonly name: string
  readonly onDone: () => void
  readonly onCancel: () => void
  /** Who reads a public comment. */
  readonly reader?: string | undefined
  /** Words that are there already. */
  readonly comment?: string | undefined
}

/** What a transition asks for, in place, with the button that does it. */
export function TransitionForm({ type, row, names, name, onDone, onCancel, reader, comment: written = '' }: TransitionFormProps) {
  const t = useTransitionText()
  const d = useDeskText()
  const say = useSay()
  const asked = type.transitions?.[name]
  const fields = asked ? fieldsAsked(asked) : []
  const [values, setValues] = useState<Values>(() => Object.fromEntries(fields.map(f => [f, row[f] ?? type.fields[f]?.default ?? null])))
  const [comment, setComment] = useState(written)
  const move = useTransition(type)
  if (!asked) return null
  const run = (event: SyntheticEvent) => {
    event.preventDefault()
    const given = Object.fromEntries(Object.entries(values).filter(([f, v]) => JSON.stringify(v ?? null) !== JSON.stringify(row[f] ?? null)))
    const done = () => {
      toast(t('done', { name: nameOf(type, row), transition: say(asked.label) }))
      onDone()
    }
    attempt(move, { id: row.id, name, input: { ...given, ...(comment.trim() ? { comment } : {}) } }, { onSuccess: done })
  }
  const isPublic = asked.comment?.visibility === 'public'
  const general = otherFaults(move.error, [...fields, 'comment'])
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run(event)
    if (event.key !== 'Escape') return
    event.preventDefault()
    onCancel()
  }
  return (
    <form className="stack transition-form" onSubmit={run} onKeyDown={keys}>
      <FieldsForm type={type} fields={fields} values={values} onChange={setValues} names={names} required={asked.requires ?? []} error={move.error} focus />
      {asked.comment && (
        <FieldFrame
          label={isPublic ? (reader ? t('replyTo', { name: reader }) : t('reply')) : t('note')}
          required={asked.comment.required === true}
          fault={faultOf(move.error, 'comment')}
        >
          {({ id, describedBy, invalid }) => (
            <TextArea
              id={id}
              className={isPublic ? undefined : 'is-note'}
              value={comment}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              autoFocus={fields.length === 0}
              onChange={event => setComment(event.target.value)}
            />
          )}
        </FieldFrame>
      )}
      {general && <p className="field-fault">{general}</p>}
      <div className="row">
        <Button type="submit" look={asked.tone === 'danger' ? 'danger' : 'main'} busy={move.isPending}>
          {say(asked.label)}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {d('cancel')}
        </Button>
      </div>
    </form>
  )
}
