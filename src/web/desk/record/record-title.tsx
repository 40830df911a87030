import { type SyntheticEvent, useEffect, useState } from 'react'
import type { RecordPage, TypeShape } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Button } from '../../ui/index.ts'
import { titleOf } from '../parts/address.ts'
import { useSaveField } from '../parts/save.ts'
import { signal } from '../shell/signal.ts'
import { useDeskText } from '../words.ts'
import { mayChange } from './may.ts'
import { useRecordText } from './words.ts'

const editing = signal()
export const editTitle = editing.open

/** The record's name, changed where it stands. */
export function RecordTitle({ type, record, past }: { type: TypeShape; record: RecordPage; past: boolean }) {
  const t = useRecordText()
  const on = editing.use()
  const title = titleOf(type, record)
  useEffect(() => editing.close, [])
  if (past || type.single || !mayChange(record, type.views.title)) return <h1 className="record-title">{title}</h1>
  if (on) return <TitleForm type={type} record={record} />
  return (
    <h1 className="record-title">
      <button type="button" title={t('editTitle')} onClick={editing.open}>
        {title}
      </button>
    </h1>
  )
}

function TitleForm({ type, record }: { type: TypeShape; record: RecordPage }) {
  const d = useDeskText()
  const say = useSay()
  const save = useSaveField(type)
  const field = type.fields[type.views.title]
  const [value, setValue] = useState<unknown>(record[type.views.title])
  if (!field) return null
  const { Input } = fieldWeb(field)
  const done = (event: SyntheticEvent) => {
    event.preventDefault()
    if (value) save(record, type.views.title, value)
    editing.close()
  }
  return (
    <form className="record-title-form" onSubmit={done} onKeyDown={event => event.key === 'Escape' && (event.preventDefault(), editing.close())}>
      <h1 className="hidden-visually">{titleOf(type, record)}</h1>
      <Input field={field} value={value} onChange={setValue} label={say(field.label)} names={record._names ?? {}} autoFocus />
      <Button type="submit" look="main">
        {d('save')}
      </Button>
    </form>
  )
}
