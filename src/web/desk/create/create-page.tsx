import { type SyntheticEvent, useCallback, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { attempt, type Row, type TypeShape, useCreate, useDraft } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useNoun, useSay } from '../../text/index.ts'
import { Blank, Button, toast } from '../../ui/index.ts'
import { useNames } from '../filter/names.ts'
import { nameOf, pageOf } from '../parts/address.ts'
import { FieldsForm, otherFaults, type Values } from '../parts/fields-form.tsx'
import { PageBar } from '../parts/page.tsx'
import { writtenAt } from '../record/panels.tsx'
import { useDeskText } from '../words.ts'
import { useReferenced } from './referenced.ts'
import { useCreateText } from './words.ts'

const nothing: Values = {}

/** Asks what the definition asks when one is created; the address may fill in some of it: `?service=...`. */
export default function CreatePage({ type }: { type: TypeShape }) {
  const t = useCreateText()
  const d = useDeskText()
  const say = useSay()
  const noun = useNoun()
  const [, go] = useLocation()
  const given = useGiven(type)
  const [draft, setDraft, clearDraft] = useDraft<Values>(`new.${type.name}`, nothing, useKept(type))
  const [more, setMore] = useState(false)
  const key = useRef(crypto.randomUUID())
  const create = useCreate(type)
  const values = { ...given, ...draft }
  const names = useNames(useReferenced(type, values), {})
  const first = [...new Set([...type.views.create, ...Object.keys(given)])]
  const rest = Object.keys(type.fields).filter(name => !first.includes(name) && !type.fields[name]?.computed && name !== 'state')
  const fields = [...first, ...(more ? rest : [])]
  const done = (row: Row, again: boolean) => {
    clearDraft()
    key.current = crypto.randomUUID()
    toast({ text: d('created', { name: nameOf(type, row) }), act: { label: d('open'), run: () => go(pageOf(type, row)) } })
    if (!again) go(writtenAt(type, row.id) ?? pageOf(type, row))
  }
  const save = (again: boolean) => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && !isBlank(v)))
    attempt(create, { fields: filled, key: key.current }, { onSuccess: row => done(row, again), onError: () => (key.current = crypto.randomUUID()) })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    save(false)
  }
  if (!type.may.create)
    return (
      <Blank page icon="lock" title={t('refused')}>
        {t('refusedHelp')}
      </Blank>
    )
  const general = create.error ? otherFaults(create.error, fields) : undefined
  return (
    <>
      <PageBar title={t('title', { type: noun(type.label.one) })} />
      <form
        className="narrow stack"
        onSubmit={submit}
        onKeyDown={event => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)}
        noValidate
      >
        <p className="none">{say(type.help)}</p>
        <FieldsForm
          type={type}
          fields={fields}
          values={{ ...defaults(type, fields), ...values }}
          onChange={setDraft}
          names={names}
          error={create.error}
          focus
        />
        {general && (
          <p className="field-fault" role="alert">
            {general}
          </p>
        )}
        <div className="row">
          <Button type="submit" look="main" busy={create.isPending}>
            {t('save')}
          </Button>
          <Button busy={create.isPending} onClick={() => save(true)}>
            {t('again')}
          </Button>
          {!more && rest.length > 0 && (
            <Button look="quiet" onClick={() => setMore(true)}>
              {t('more')}
            </Button>
          )}
          {Object.keys(draft).length > 0 && (
            <Button look="quiet" onClick={clearDraft}>
              {t('discard')}
            </Button>
          )}
        </div>
      </form>
    </>
  )
}

const defaults = (type: TypeShape, fields: readonly string[]): Values =>
  Object.fromEntries(fields.flatMap(name => (type.fields[name]?.default === undefined ? [] : [[name, type.fields[name].default]])))

/** What is hidden while it is typed is not left behind on the device either. */
const useKept = (type: TypeShape) =>
  useCallback(
    (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([name]) => type.fields[name] && !fieldWeb(type.fields[name]).hidden)),
    [type],
  )

/** Values that the address brings along. */
function useGiven(type: TypeShape): Values {
  const query = new URLSearchParams(useSearch())
  return Object.fromEntries(
    [...query].flatMap(([name, value]) => {
      const field = type.fields[name]
      return field && !field.computed ? [[name, fieldWeb(field).many ? [value] : (fieldWeb(field).fromPick?.(value) ?? value)]] : []
    }),
  )
}
