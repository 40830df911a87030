import { type SyntheticEvent, useId, useState } from 'react'
import { faultOf } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Avatar, Button, classes, IconButton, Time } from '../../ui/index.ts'
import { requiredLater } from '../parts/asks.ts'
import { useSaveField } from '../parts/save.ts'
import { Value } from '../parts/value.tsx'
import { useDeskText } from '../words.ts'
import type { RecordParts } from './aside.tsx'
import { mayChange } from './may.ts'
import { isShownByPanel } from './panels.tsx'
import { useRecordText } from './words.ts'

/** Fields that read like a document, before the conversation: what was described, how it was solved. */
export function Documents(parts: RecordParts) {
  const { type, record, past } = parts
  const t = useRecordText()
  const say = useSay()
  const [adding, setAdding] = useState<string>()
  const wide = Object.entries(type.fields)
    .filter(([name, field]) => fieldWeb(field).wide && name in record && !isShownByPanel(type, name))
    .map(([name]) => name)
  const later = requiredLater(type)
  const filled = wide.filter(name => !isBlank(record[name]) || name === adding)
  const others = past ? [] : wide.filter(name => !filled.includes(name) && !later.has(name) && mayChange(record, name))
  return (
    <>
      {filled.map((name, i) => (
        <DocumentView key={name} name={name} first={i === 0} adding={name === adding} onClose={() => setAdding(undefined)} {...parts} />
      ))}
      {others.length > 0 && (
        <div className="document-adds">
          {others.map(name => (
            <Button key={name} small look="quiet" icon="add" onClick={() => setAdding(name)}>
              {type.fields[name] && t('add', { field: say(type.fields[name].label) })}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

interface DocumentProps extends RecordParts {
  readonly name: string
  readonly first: boolean
  readonly adding: boolean
  readonly onClose: () => void
}

function DocumentView({ type, record, names, past, name, first, adding, onClose }: DocumentProps) {
  const t = useRecordText()
  const say = useSay()
  const [editing, setEditing] = useState(false)
  const field = type.fields[name]
  if (!field) return null
  const author = first && typeof record.requester === 'string' ? names[record.requester]?.title : undefined
  const label = say(field.label)
  return (
    <div className={classes('message document', !author && 'is-plain')}>
      {author ? <Avatar name={author} large /> : <span />}
      <section className="message-card" aria-label={label}>
        <div className="message-head">
          {author && <b>{author}</b>}
          <span>{label}</span>
          {author && <Time at={String(record.createdAt)} form="stamp" />}
          <span className="grow" />
          {!past && mayChange(record, name) && !editing && !adding && (
            <IconButton icon="edit" small label={t('edit', { field: label })} onClick={() => setEditing(true)} />
          )}
        </div>
        {editing || adding ? (
          <DocumentForm type={type} record={record} names={names} past={past} name={name} onClose={() => (setEditing(false), onClose())} />
        ) : (
          <Value field={field} value={record[name]} names={names} row={record} />
        )}
      </section>
    </div>
  )
}

function DocumentForm({ type, record, names, name, onClose }: RecordParts & { name: string; onClose: () => void }) {
  const d = useDeskText()
  const say = useSay()
  const save = useSaveField(type)
  const [value, setValue] = useState<unknown>(record[name])
  const [error, setError] = useState<unknown>()
  const faultId = useId()
  const field = type.fields[name]
  if (!field) return null
  const { Input } = fieldWeb(field)
  const fault = error instanceof Error ? (faultOf(error, name) ?? error.message) : undefined
  const done = (event: SyntheticEvent) => {
    event.preventDefault()
    if (value === undefined) return
    save(record, name, value, { done: onClose, refused: setError })
  }
  return (
    <form className="stack document-form" onSubmit={done} onKeyDown={event => event.key === 'Escape' && (event.preventDefault(), onClose())}>
      <Input
        field={field}
        value={value}
        onChange={setValue}
        names={names}
        row={record}
        label={say(field.label)}
        autoFocus
        {...(fault ? { invalid: true, describedBy: faultId } : {})}
      />
      {fault && (
        <p className="field-fault" id={faultId} role="alert">
          {fault}
        </p>
      )}
      <div className="row">
        <Button type="submit" look="main" small>
          {d('save')}
        </Button>
        <Button small look="quiet" onClick={onClose}>
          {d('cancel')}
        </Button>
      </div>
    </form>
  )
}
