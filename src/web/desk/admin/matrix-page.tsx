import { useState } from 'react'
import type { Field } from '../../../kernel/define/index.ts'
import { attempt, type Row, type TypeShape, useChange, useCreate, useRows, useType } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Failed, Skeleton, toast, toastProblem } from '../../ui/index.ts'
import { EditValue } from '../parts/edit-value.tsx'
import { PageBar } from '../parts/page.tsx'
import { Value } from '../parts/value.tsx'
import { useAdminText } from './words.ts'

/** Impact down, urgency across, priority in each cell. */
export function MatrixPage() {
  const t = useAdminText()
  const say = useSay()
  const type = useType('priorityRule')
  const rules = useRows(type, { limit: 100, count: false })
  const impact = type?.fields.impact
  const urgency = type?.fields.urgency
  if (!type || !impact || !urgency) return null
  if (rules.isError) return <Failed error={rules.error} retry={() => void rules.refetch()} />
  return (
    <>
      <PageBar title={t('matrix')} />
      <div className="narrow stack">
        <p className="none">{say(type.help)}</p>
        <div className="sheet scroll-x">
          <table className="matrix">
            <thead>
              <tr>
                <th scope="col">
                  {say(impact.label)} ↓ {say(urgency.label)} →
                </th>
                {levels(urgency).map(u => (
                  <th key={u} scope="col">
                    <Value field={urgency} value={valueOf(urgency, u)} names={{}} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {levels(impact).map(i => (
                <tr key={i}>
                  <th scope="row">
                    <Value field={impact} value={valueOf(impact, i)} names={{}} />
                  </th>
                  {levels(urgency).map(u => (
                    <td key={u}>
                      {rules.data ? (
                        <Cell type={type} rule={ruleFor(rules.data.items, i, u)} impact={valueOf(impact, i)} urgency={valueOf(urgency, u)} />
                      ) : (
                        <Skeleton width={70} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </>
  )
}

const levels = (field: Field) => Object.keys(field.options.words ?? {})
/** As the kind keeps it: numbers as numbers. */
const valueOf = (field: Field, level: string): unknown => fieldWeb(field).fromPick?.(level) ?? level
const ruleFor = (rows: readonly Row[], impact: string, urgency: string) => rows.find(r => String(r.impact) === impact && String(r.urgency) === urgency)

interface CellProps {
  readonly type: TypeShape
  readonly rule: Row | undefined
  readonly impact: unknown
  readonly urgency: unknown
}

function Cell({ type, rule, impact, urgency }: CellProps) {
  const t = useAdminText()
  const [open, setOpen] = useState(false)
  const change = useChange(type)
  const create = useCreate(type)
  const field = type.fields.priority
  if (!field) return null
  const told = { onError: toastProblem, onSuccess: () => toast(t('saved')) }
  const save = (priority: unknown) =>
    rule
      ? attempt(change, { id: rule.id, version: rule.version, fields: { priority } }, told)
      : attempt(create, { fields: { impact, urgency, priority }, key: crypto.randomUUID() }, told)
  return (
    <EditValue
      field={field}
      value={rule?.priority ?? null}
      names={{}}
      open={open}
      onOpenChange={setOpen}
      onSave={save}
      trigger={
        <button type="button">{rule ? <Value field={field} value={rule.priority} names={{}} /> : <span className="none">{t('matrixMissing')}</span>}</button>
      }
    />
  )
}
