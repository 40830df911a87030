import type { ReactNode } from 'react'
import type { Field } from '../../../kernel/define/index.ts'
import type { Names } from '../../../web/client/index.ts'
import { fieldWeb } from '../../../web/fields.ts'
import { useSay } from '../../../web/text/index.ts'
import { Button, FieldFrame, IconButton } from '../../../web/ui/index.ts'
import { useApprovalText } from './words.web.ts'
import './approvals.css'

export type Cells = Readonly<Record<string, unknown>>

const who = ['managerOf', 'path', 'people', 'groups', 'roles', 'who'] as const
const rest = ['covers', 'remindEvery', 'escalateAfter', 'escalateTo', 'expiresAfter'] as const

interface StepsEditorProps {
  readonly steps: readonly Cells[]
  /** As the field `steps` of a policy has them. */
  readonly columns: Readonly<Record<string, Field>>
  readonly names?: Names
  /** What a new one says beside its name; nobody is asked unless told. */
  readonly fresh?: Cells
  /** Without it they are only shown. */
  readonly onChange?: (steps: readonly Cells[]) => void
  /** What stands beside the way to add one. */
  readonly children?: ReactNode
}

/** Who is asked, one card for each step, in their order. */
export function StepsEditor({ steps, columns, names = {}, fresh = {}, onChange, children }: StepsEditorProps) {
  const t = useApprovalText()
  const set = (at: number, cells: Cells) => onChange?.(steps.map((step, i) => (i === at ? { ...step, ...cells } : step)))
  const move = (at: number, by: -1 | 1) => {
    const [one, other] = [steps[at], steps[at + by]]
    if (one && other) onChange?.(steps.map((step, i) => (i === at ? other : i === at + by ? one : step)))
  }
  return (
    <>
      {steps.length === 0 && <p className="approval-fact">{t('noSteps')}</p>}
      <ol className="approval-steps-edit">
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
              onRemove={() => onChange?.(steps.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ol>
      {onChange && (
        <div className="approval-acts">
          <Button icon="add" onClick={() => onChange([...steps, { name: t('newStep'), need: 'any', ...fresh }])}>
            {t('addStep')}
          </Button>
          {children}
        </div>
      )}
    </>
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
