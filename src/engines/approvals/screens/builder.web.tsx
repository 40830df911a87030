import { useState } from 'react'
import { useChange } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { Button, toast, toastProblem } from '../../../web/ui/index.ts'
import { type Cells, StepsEditor } from './steps-editor.web.tsx'
import { useApprovalText } from './words.web.ts'
import './approvals.css'

/** The steps of a policy, one card each, in their order. */
export default function Builder({ type, record, names, past }: RecordParts) {
  const t = useApprovalText()
  const change = useChange(type)
  const [steps, setSteps] = useState<readonly Cells[]>(() => (Array.isArray(record.steps) ? (record.steps as readonly Cells[]) : []))
  const mayChange = !past && record._can?.fields.includes('steps') === true
  const save = () => change.mutate({ id: record.id, fields: { steps } }, { onSuccess: () => toast(t('saved')), onError: toastProblem })
  return (
    <section className="sheet approval-builder" aria-label={t('builder')}>
      <h2>{t('builder')}</h2>
      <StepsEditor steps={steps} columns={type.fields.steps?.options.columns ?? {}} names={names} {...(mayChange ? { onChange: setSteps } : {})}>
        <Button look="main" busy={change.isPending} onClick={save}>
          {t('save')}
        </Button>
      </StepsEditor>
    </section>
  )
}
