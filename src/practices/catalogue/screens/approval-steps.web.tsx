import type { Field } from '../../../kernel/define/index.ts'
import type { AskedStep } from '../../../engines/approvals/index.ts'
import { type Cells, StepsEditor } from '../../../engines/approvals/screens/steps-editor.web.tsx'
import { useCatalogueText } from './words.web.ts'

interface ApprovalStepsProps {
  /** As a policy keeps them: each column is asked as a field of its own. */
  readonly columns: Readonly<Record<string, Field>>
  readonly steps: readonly AskedStep[]
  readonly fault: string | undefined
  readonly onChange: (steps: readonly AskedStep[]) => void
}

/** Who is asked before it begins. */
export function ApprovalSteps({ columns, steps, fault, onChange }: ApprovalStepsProps) {
  const t = useCatalogueText()
  return (
    <div className="field">
      <span className="field-label">{t('approval')}</span>
      <p className="field-help">{t('approvalHelp')}</p>
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <StepsEditor
        columns={columns}
        steps={steps}
        fresh={{ managerOf: 'requester' }}
        onChange={next => onChange(next.map(withoutEmpty) as unknown as readonly AskedStep[])}
      />
    </div>
  )
}

const withoutEmpty = (step: Cells): Cells =>
  Object.fromEntries(
    Object.entries(step).filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
