import { useState } from 'react'
import type { Field } from '../../../kernel/define/index.ts'
import { type Names, useChange } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { fieldWeb } from '../../../web/fields.ts'
import { useSay } from '../../../web/text/index.ts'
import { Button, FieldFrame, IconButton, toast, toastProblem } from '../../../web/ui/index.ts'
import { useApprovalText } from './words.web.ts'
import './approvals.css'

type Cells = Readonly<Record<string, unknown>>

const who = ['managerOf', 'path', 'people', 'groups', 'roles', 'who'] as const
const rest = ['covers', 'remindEvery', 'escalateAfter', 'escalateTo', 'expiresAfter'] as const

/** The steps of a policy, one card each, in their order. */
export default function Builder({ type, record, names, past }: RecordParts) {
  const t = useApprovalText()
  const change = useChange(type)
  const [steps, setSteps] = useState<readonly Cells[]>(() => (Array.isArray(record.steps) ? (record.steps as readonly Cells[]) : []))
  const columns = type.fields.steps?.options.columns ?? {}
  const mayChange = !past && record._can?.fields.includes('steps') === true
  const set = (at: number, cells: Cells) => setSteps(steps.map((step, i) => (i === at ? { ...step, ...cells } : step)))
  const move = (at: number, by: -1 | 1) => {
    const [one, other] = [steps[at], steps[at + by]]
    if (one && other) setSteps(steps.map((step, i) => (i === at ? other : i === at + by ? one : step)))
  }
  const save = () => change.mutate({ id: record.id, fields: { steps } }, { onSuccess: () => toast(t('saved')), onError: toastProblem })
  return (
    <section className="sheet approval-builder" aria-label={t('builder')}>
      <h2>{t('builder')}</h2>
      {steps.length === 0 && <p className="approval-fact">{t('noSteps')}</p>}
      <ol>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name of its own
          <li key={at}>
            <StepCard
              step={step}
              at={at}
              last={at === steps.length - 1}
              columns={columns}
              names={names}
              onChange={cells => set(at, cells)}
              onMove={by => move(at, by)}
              onRemove={() => setSteps(steps.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ol>
      {mayChange && (
        <div className="approval-acts">
          <Button icon="add" onClick={() => setSteps([...steps, { name: t('newStep'), need: 'any' }])}>
            {t('addStep')}
          </Button>
          <Button look="main" busy={change.isPending} onClick={save}>
            {t('save')}
          </Button>
        </div>
      )}
    </section>
  )
}

interface StepCardProps {
  readonly step: Cells
  readonly at: number
  readonly last: boolean
  readonly columns: Readonly<Record<string, Field>>
  readonly names: Names
  readonly onChange: (cells: Cells) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function StepCard({ step, at, last, columns, names, onChange, onMove, onRemove }: StepCardProps) {
  const t = useApprovalText()
  const n = String(at + 1)
  const needsNumber = step.need === 'count' || step.need === 'percent'
  const cell = (name: string) => <Cell key={name} name={name} field={columns[name]} step={step} names={names} onChange={onChange} />
  return (
    <div className="approval-edit" role="group" aria-label={typeof step.name === 'string' ? step.name : n}>
      <div className="approval-edit-head">
        {cell('name')}
        <IconButton icon="up" label={t('up', { n })} aria-disabled={at === 0 || undefined} onClick={() => onMove(-1)} />
        <IconButton icon="down" label={t('down', { n })} aria-disabled={last || undefined} onClick={() => onMove(1)} />
        <IconButton icon="close" label={t('remove', { n })} onClick={onRemove} />
      </div>
      <div className="approval-edit-fields">{[...(at > 0 ? ['together'] : []), 'need', ...(needsNumber ? ['howMany'] : [])].map(cell)}</div>
      <b>{t('who')}</b>
      <div className="approval-edit-fields">{who.map(cell)}</div>
      <details>
        <summary>{t('more')}</summary>
        <div className="approval-edit-fields">{rest.map(cell)}</div>
      </details>
    </div>
  )
}

interface CellProps {
  readonly name: string
  readonly field: Field | undefined
  readonly step: Cells
  readonly names: Names
  readonly onChange: (cells: Cells) => void
}

function Cell({ name, field, step, names, onChange }: CellProps) {
  const say = useSay()
  if (!field) return null
  const { Input } = fieldWeb(field)
  return (
    <FieldFrame label={say(field.label)} help={field.help ? say(field.help) : undefined} required={field.required}>
      {({ id, describedBy }) => (
        <Input
          field={field}
          id={id}
          describedBy={describedBy}
          value={step[name] ?? null}
          names={names}
          row={step}
          onChange={value => value !== undefined && onChange({ [name]: value })}
        />
      )}
    </FieldFrame>
  )
}
