import { useState } from 'react'
import { attempt, type Bulk, type BulkResult, type Names, type Row, type TypeShape, useBulk } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Button, Icon, IconButton, Menu, MenuItem, toast, toastProblem, useShortcuts } from '../../ui/index.ts'
import { asksSomething, transitionsFrom } from '../parts/asks.ts'
import { EditValue } from '../parts/edit-value.tsx'
import { BulkDialog, type BulkForm } from './bulk-dialog.tsx'
import { BulkOutcome } from './bulk-outcome.tsx'
import { isEditable } from './record-row.tsx'
import { useListText } from './words.ts'

interface BulkBarProps {
  readonly type: TypeShape
  readonly rows: readonly Row[]
  readonly names: Names
  readonly onDone: () => void
}

/** What can be done with all that are selected at once. */
export function BulkBar({ type, rows, names, onDone }: BulkBarProps) {
  const t = useListText()
  const say = useSay()
  const bulk = useBulk(type)
  const [assigning, setAssigning] = useState(false)
  const [form, setForm] = useState<BulkForm>()
  const [outcome, setOutcome] = useState<BulkResult>()
  const run = (what: Omit<Bulk, 'ids'>) =>
    attempt(bulk, { ids: rows.map(r => r.id), ...what }, { onError: toastProblem, onSuccess: result => (setForm(undefined), told(result)) })
  const told = (result: BulkResult) => {
    if (result.results.some(r => !r.ok)) return setOutcome(result)
    toast(t('changedAll', { count: result.results.length }))
    onDone()
  }
  useShortcuts(type.work ? [{ keys: 'a', label: t('assignTo'), group: t('list'), run: () => setAssigning(true) }] : [])
  const assignee = type.work && type.fields[type.work.assignee]
  const moves = [...new Set(rows.flatMap(r => transitionsFrom(type, r.state)))]
  const fields = Object.keys(type.fields).filter(name => name !== 'state' && isEditable(type, name))
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk')}>
      <b role="status">{t('selected', { count: rows.length })}</b>
      {assignee && type.work && (
        <EditValue
          field={assignee}
          value={null}
          names={names}
          open={assigning}
          onOpenChange={setAssigning}
          trigger={
            <Button small icon="person">
              {t('assignTo')}
            </Button>
          }
          onSave={value => run({ change: { [type.work?.assignee ?? '']: value } })}
        />
      )}
      {moves.length > 0 && (
        <Menu
          side="top"
          trigger={
            <Button small>
              {t('transitionKey')}
              <Icon name="down" size={14} />
            </Button>
          }
        >
          {moves.map(name => {
            const asked = type.transitions?.[name]
            return (
              asked && (
                <MenuItem
                  key={name}
                  danger={asked.tone === 'danger'}
                  onClick={() => (asksSomething(asked) ? setForm({ transition: name }) : run({ transition: name }))}
                >
                  {say(asked.label)}
                </MenuItem>
              )
            )
          })}
        </Menu>
      )}
      {fields.length > 0 && (
        <Button small icon="edit" onClick={() => setForm({ fields })}>
          {t('changeField')}
        </Button>
      )}
      {(type.may.comment || type.may.note) && (
        <Button small icon="reply" onClick={() => setForm({ comment: true })}>
          {t('comment')}
        </Button>
      )}
      <IconButton icon="close" small label={t('unselect')} onClick={onDone} />
      {form && <BulkDialog type={type} form={form} names={names} count={rows.length} busy={bulk.isPending} onRun={run} onClose={() => setForm(undefined)} />}
      {outcome && <BulkOutcome type={type} rows={rows} result={outcome} onClose={() => (setOutcome(undefined), onDone())} />}
    </div>
  )
}
