import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { attempt, faultOf, type Row, type TypeShape, useChange, useCreate, useModel, useRecord, useTransition, useType } from '../../../web/client/index.ts'
import { useNames } from '../../../web/desk/filter/names.ts'
import { FieldsForm, otherFaults } from '../../../web/desk/parts/fields-form.tsx'
import { PageBar } from '../../../web/desk/parts/page.tsx'
import { PageSkeleton } from '../../../web/desk/parts/page-skeleton.tsx'
import { Blank, Button, buttonClass, Failed, toast } from '../../../web/ui/index.ts'
import { ActCard } from './act-card.web.tsx'
import { Occasion } from './occasion.web.tsx'
import { AutomationSentence } from './sentence.web.tsx'
import { Trial } from './trial.web.tsx'
import { useAutomationText } from './words.web.ts'
import { type Cells, namedIn, rowsOf, targetOf, textOf, type Values } from './written.web.ts'
import './automation.css'

/** Builds an automation step by step: when, if, then; the sentence on top says all of it. */
export default function Builder({ address }: { address: string }) {
  const t = useAutomationText()
  const automation = useType('automation')
  if (!automation) return <Blank page icon="lock" title={t('refused')} />
  return address === 'new' ? <Form key="new" automation={automation} row={undefined} /> : <Existing automation={automation} address={address} />
}

function Existing({ automation, address }: { automation: TypeShape; address: string }) {
  const record = useRecord(automation, address)
  if (record.isError) return <Failed page error={record.error} retry={() => void record.refetch()} />
  return record.data ? <Form key={record.data.id} automation={automation} row={record.data} /> : <PageSkeleton />
}

const built = [
  'name',
  'order',
  'description',
  'language',
  'recordType',
  'on',
  'changes',
  'transition',
  'comment',
  'factKind',
  'every',
  'at',
  'timeZone',
  'when',
  'does',
]

function Form({ automation, row }: { automation: TypeShape; row: Row | undefined }) {
  const t = useAutomationText()
  const { types } = useModel()
  const [values, setValues] = useState<Values>(() => valuesOf(automation, row))
  const { save, busy, error } = useSaving(automation, row, values)
  const type = types.find(one => one.name === textOf(values, 'recordType'))
  const rows = rowsOf(values, 'does')
  const names = useNames(namedIn(rows, type, types), {})
  const setRows = (next: readonly Cells[]) => setValues({ ...values, does: next })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    save(false)
  }
  const general = error ? otherFaults(error, built) : undefined
  const doesFault = faultOf(error, 'does')
  const form = (fields: readonly string[]) => <FieldsForm type={automation} fields={fields} values={values} onChange={setValues} error={error} />
  return (
    <>
      <PageBar title={textOf(values, 'name') || t('newTitle')}>
        {row && (
          <Link href={`/${automation.path}/${row.id}`} className={buttonClass()}>
            {t('page')}
          </Link>
        )}
      </PageBar>
      <form className="narrow stack automation-form" onSubmit={submit} noValidate>
        <div className="sheet automation-top" aria-live="polite">
          <AutomationSentence values={values} known={names} />
        </div>
        <Part title={t('nameHeading')}>{form(['name', 'order', 'language'])}</Part>
        <Part title={t('whenHeading')}>
          <Occasion automation={automation} type={type} values={values} error={error} onChange={setValues} />
        </Part>
        <Part title={t('ifHeading')}>{form(['when'])}</Part>
        <Part title={t('thenHeading')}>
          <ol className="automation-acts">
            {rows.map((one, i) => (
              <ActCard
                // biome-ignore lint/suspicious/noArrayIndexKey: its place and what it does are all that an act is known by
                key={`${i} ${one.act} ${rows.length}`}
                row={one}
                at={i}
                last={i === rows.length - 1}
                target={targetOf(rows, i, type, types)}
                type={type}
                names={names}
                onChange={next => setRows(rows.map((old, j) => (j === i ? next : old)))}
                onMove={by => setRows(moved(rows, i, i + by))}
                onRemove={() => setRows(rows.filter((_, j) => j !== i))}
              />
            ))}
          </ol>
          {doesFault && (
            <p className="field-fault" role="alert">
              {doesFault}
            </p>
          )}
          <Button icon="add" small onClick={() => setRows([...rows, { act: 'setField' }])}>
            {t('addAct')}
          </Button>
        </Part>
        {general && (
          <p className="field-fault" role="alert">
            {general}
          </p>
        )}
        <div className="row">
          <Button type="submit" look="main" busy={busy}>
            {t('save')}
          </Button>
          {(!row || row.state === 'draft') && (
            <Button busy={busy} onClick={() => save(true)}>
              {t('activate')}
            </Button>
          )}
        </div>
      </form>
      <div className="narrow stack">
        <h2 className="automation-heading">{t('tryHeading')}</h2>
        {row ? <Trial id={row.id} on={textOf(values, 'on')} path={type?.path} /> : <p className="none">{t('saveFirst')}</p>}
      </div>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="sheet automation-part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

const valuesOf = (automation: TypeShape, row: Row | undefined): Values =>
  Object.fromEntries(built.map(name => [name, row ? row[name] : (automation.fields[name]?.default ?? null)]))

/** What the occasion does not ask is emptied, so that nothing unseen is kept. */
function tidied(values: Values): Values {
  const belongs: Record<string, readonly string[]> = {
    changed: ['changes'],
    transition: ['transition'],
    comment: ['comment'],
    fact: ['factKind'],
    schedule: ['every', 'at', 'timeZone'],
  }
  const kept = belongs[textOf(values, 'on')] ?? []
  const others = Object.values(belongs)
    .flat()
    .filter(name => !kept.includes(name))
  return { ...values, ...Object.fromEntries(others.map(name => [name, name === 'changes' ? [] : null])) }
}

/** Why a new one could not be activated: told on its own page, which opens as soon as it is saved. */
const faults = new Map<string, unknown>()

function takeFault(id: string | undefined): unknown {
  const fault = faults.get(id ?? '')
  faults.delete(id ?? '')
  return fault
}

function useSaving(automation: TypeShape, row: Row | undefined, values: Values) {
  const t = useAutomationText()
  const [, go] = useLocation()
  const key = useRef(crypto.randomUUID())
  const create = useCreate(automation)
  const change = useChange(automation)
  const move = useTransition(automation)
  const [error, setError] = useState<unknown>(() => takeFault(row?.id))
  const fail = (problem: unknown) => {
    key.current = crypto.randomUUID()
    setError(problem)
  }
  const done = (saved: Row, activate: boolean) => {
    setError(undefined)
    const open = () => row ?? go(`/admin/automations/${saved.id}`, { replace: true })
    if (!activate) {
      toast(t('saved'))
      open()
      return
    }
    const onError = (problem: unknown) => {
      if (row) fail(problem)
      else faults.set(saved.id, problem)
      open()
    }
    const onSuccess = () => {
      toast(t('activated'))
      open()
    }
    attempt(move, { id: saved.id, name: 'activate' }, { onError, onSuccess })
  }
  const save = (activate: boolean) => {
    const fields = tidied(values)
    const told = { onError: fail, onSuccess: (saved: Row) => done(saved, activate) }
    if (row) attempt(change, { id: row.id, version: row.version, fields }, told)
    else attempt(create, { fields, key: key.current }, told)
  }
  return { save, error, busy: create.isPending || change.isPending || move.isPending }
}

function moved(rows: readonly Cells[], from: number, to: number): readonly Cells[] {
  const row = rows[from]
  return row && to >= 0 && to < rows.length ? rows.filter((_, i) => i !== from).toSpliced(to, 0, row) : rows
}
