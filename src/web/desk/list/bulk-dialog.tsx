import { type SyntheticEvent, useState } from 'react'
import type { Bulk, Names, TypeShape } from '../../client/index.ts'
import { useLanguage, useSay } from '../../text/index.ts'
import { Button, Dialog, FieldFrame, Select, TextArea } from '../../ui/index.ts'
import { fieldsAsked } from '../parts/asks.ts'
import { FieldsForm, type Values } from '../parts/fields-form.tsx'
import { useDeskText } from '../words.ts'
import { useListText } from './words.ts'

/** What a bulk act still needs to know. */
export type BulkForm = { readonly transition: string } | { readonly fields: readonly string[] } | { readonly comment: true }

interface BulkDialogProps {
  readonly type: TypeShape
  readonly form: BulkForm
  readonly names: Names
  readonly count: number
  readonly busy: boolean
  readonly onRun: (what: Omit<Bulk, 'ids'>) => void
  readonly onClose: () => void
}

export function BulkDialog({ type, form, names, count, busy, onRun, onClose }: BulkDialogProps) {
  const t = useListText()
  const d = useDeskText()
  const say = useSay()
  const language = useLanguage()
  const asked = 'transition' in form ? type.transitions?.[form.transition] : undefined
  const label = (name: string) => (type.fields[name] ? say(type.fields[name].label) : name)
  const choices = 'fields' in form ? [...form.fields].sort((a, b) => label(a).localeCompare(label(b), language)) : []
  const [field, setField] = useState(choices[0] ?? '')
  const [values, setValues] = useState<Values>({})
  const [text, setText] = useState('')
  const [visibility, setVisibility] = useState<'public' | 'internal'>(asked?.comment?.visibility ?? 'internal')
  const comment = text.trim() ? { comment: text } : {}
  const ready = !('comment' in form) || text.trim() !== ''
  const run = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!ready) return
    if ('transition' in form) onRun({ transition: form.transition, input: values, ...comment })
    else if ('fields' in form) onRun({ change: { [field]: values[field] ?? null } })
    else onRun({ ...comment, visibility })
  }
  const fields = asked ? fieldsAsked(asked) : 'fields' in form ? [field] : []
  const title = asked ? say(asked.label) : t('fields' in form ? 'changeField' : 'comment')
  return (
    <Dialog open onClose={onClose} title={title}>
      <form className="stack" onSubmit={run}>
        {'fields' in form && (
          <FieldFrame label={t('field')}>
            {({ id }) => (
              <Select id={id} value={field} onChange={event => setField(event.target.value)}>
                {choices.map(name => (
                  <option key={name} value={name}>
                    {label(name)}
                  </option>
                ))}
              </Select>
            )}
          </FieldFrame>
        )}
        <FieldsForm key={field} type={type} fields={fields} values={values} onChange={setValues} names={names} required={asked?.requires ?? []} />
        {'comment' in form && (
          <FieldFrame label={t('visibility')}>
            {({ id }) => (
              <Select id={id} value={visibility} onChange={event => setVisibility(event.target.value === 'public' ? 'public' : 'internal')}>
                {type.may.note && <option value="internal">{t('commentInternal')}</option>}
                {type.may.comment && <option value="public">{t('commentPublic')}</option>}
              </Select>
            )}
          </FieldFrame>
        )}
        {('comment' in form || asked?.comment) && (
          <FieldFrame
            label={t(visibility === 'public' ? 'commentPublic' : 'commentInternal')}
            required={'comment' in form || asked?.comment?.required === true}
          >
            {({ id }) => (
              <TextArea id={id} className={visibility === 'internal' ? 'is-note' : undefined} value={text} onChange={event => setText(event.target.value)} />
            )}
          </FieldFrame>
        )}
        <div className="row">
          <Button type="submit" look="main" busy={busy} disabled={!ready}>
            {t('apply', { count })}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {d('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
