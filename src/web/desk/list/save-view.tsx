import { type SyntheticEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { attempt, faultOf, type TypeShape, useChange, useCreate, useMe, useRemove, useSession, useType } from '../../client/index.ts'
import { Button, FieldFrame, Popover, Select, TextInput, toast, toastProblem } from '../../ui/index.ts'
import type { View } from './view-state.ts'
import { useListText } from './words.ts'

type Audience = 'mine' | 'groups' | 'everyone'

/** Keeps the list as it is now under a name, for me or for others. */
export function SaveView({ type, view }: { type: TypeShape; view: View }) {
  const t = useListText()
  const views = useType('view')
  const [open, setOpen] = useState(false)
  if (!views?.may.create) return null
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={<Button className="only-wide">{t('saveView')}</Button>} label={t('saveView')} align="end" roomy>
      <SaveForm type={type} view={view} views={views} onDone={() => setOpen(false)} />
    </Popover>
  )
}

interface SaveFormProps {
  readonly type: TypeShape
  readonly view: View
  readonly views: TypeShape
  readonly onDone: () => void
}

function SaveForm({ type, view, views, onDone }: SaveFormProps) {
  const t = useListText()
  const me = useMe()
  const { can } = useSession()
  const [, go] = useLocation()
  const [name, setName] = useState('')
  const [audience, setAudience] = useState<Audience>('mine')
  const create = useCreate(views)
  const change = useChange(views)
  const state = { filter: view.filter || null, sort: view.sort, columns: view.columns.join(','), layout: view.layout }
  const opened = (id: string, said: string) => {
    toast(t('viewSaved', { name: said }))
    onDone()
    go(`/${type.path}?view=${id}`)
  }
  const saveNew = (event: SyntheticEvent) => {
    event.preventDefault()
    const shared = { ...(audience === 'everyone' ? { everyone: true } : {}), ...(audience === 'groups' ? { sharedWith: me.groups.map(g => g.id) } : {}) }
    attempt(
      create,
      { fields: { name, recordType: type.name, owner: me.id, ...state, ...shared }, key: crypto.randomUUID() },
      { onSuccess: row => opened(row.id, name) },
    )
  }
  const { saved } = view
  const saveThis = () =>
    saved && attempt(change, { id: saved.id, version: saved.version, fields: state }, { onSuccess: () => opened(saved.id, saved.name), onError: toastProblem })
  return (
    <form className="stack save-view" onSubmit={saveNew}>
      {saved && view.changed && saved.owner === me.id && <Button onClick={saveThis}>{t('saveThis', { name: saved.name })}</Button>}
      <FieldFrame label={t('viewName')} required fault={faultOf(create.error, 'name')}>
        {({ id, describedBy }) => <TextInput id={id} value={name} aria-describedby={describedBy} autoFocus onChange={event => setName(event.target.value)} />}
      </FieldFrame>
      <FieldFrame label={t('viewShare')} fault={create.error && !faultOf(create.error, 'name') ? create.error.message : undefined}>
        {({ id }) => (
          <Select id={id} value={audience} onChange={event => setAudience(event.target.value as Audience)}>
            <option value="mine">{t('viewMine')}</option>
            {me.groups.length > 0 && <option value="groups">{t('viewGroups')}</option>}
            {(can.lead || can.administer) && <option value="everyone">{t('viewEveryone')}</option>}
          </Select>
        )}
      </FieldFrame>
      <Button type="submit" look="main" disabled={name.trim() === ''} busy={create.isPending}>
        {t('saveNew')}
      </Button>
      <ViewActs view={view} views={views} type={type} onDone={onDone} />
    </form>
  )
}

function ViewActs({ view, views, type, onDone }: SaveFormProps) {
  const t = useListText()
  const me = useMe()
  const [, go] = useLocation()
  const remove = useRemove(views)
  const { saved } = view
  const copy = () => navigator.clipboard.writeText(location.href).then(() => toast(t('copied')), toastProblem)
  const drop = () =>
    saved &&
    attempt(remove, saved.id, {
      onError: toastProblem,
      onSuccess: () => {
        toast(t('viewDeleted', { name: saved.name }))
        onDone()
        go(`/${type.path}`)
      },
    })
  return (
    <div className="row">
      <Button small look="quiet" icon="link" onClick={() => void copy()}>
        {t('copyLink')}
      </Button>
      {view.changed && (
        <Button small look="quiet" onClick={view.reset}>
          {t('reset')}
        </Button>
      )}
      {saved && saved.owner === me.id && (
        <Button small look="danger" onClick={drop}>
          {t('deleteView')}
        </Button>
      )}
    </div>
  )
}
