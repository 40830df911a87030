import type { Field } from '../../../kernel/define/index.ts'
import type { AskedStep } from '../../../engines/approvals/index.ts'
import { useSay } from '../../../web/text/index.ts'
import { Button, IconButton } from '../../../web/ui/index.ts'
import { DocumentField } from './field.web.tsx'
import { useCatalogueText } from './words.web.ts'

interface ApprovalStepsProps {
  /** As a policy keeps them: each column is asked as a field of its own. */
  readonly columns: Readonly<Record<string, Field>>
  readonly steps: readonly AskedStep[]
  readonly fault: string | undefined
  readonly onChange: (steps: readonly AskedStep[]) => void
}

type Values = Readonly<Record<string, unknown>>

/** What most steps say; the rest is there when it is wanted. */
const usual = ['name', 'managerOf', 'people', 'groups', 'need', 'howMany']

/** Who is asked, step by step. */
export function ApprovalSteps({ columns, steps, fault, onChange }: ApprovalStepsProps) {
  const t = useCatalogueText()
  const set = (i: number, next: Values) => onChange(steps.map((one, at) => (at === i ? (withoutEmpty({ ...one, ...next }) as unknown as AskedStep) : one)))
  return (
    <div className="field">
      <span className="field-label">{t('approval')}</span>
      <p className="field-help">{t('approvalHelp')}</p>
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <ol className="asked-steps">
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have nothing else of their own, and stay in their order
          <li key={i} className="included-edit">
            <Columns columns={columns} names={shownOf(step as unknown as Values)} values={step as unknown as Values} onChange={next => set(i, next)} />
            <details>
              <summary>{t('moreOfStep')}</summary>
              <div className="included-edit">
                <Columns
                  columns={columns}
                  names={Object.keys(columns).filter(name => !usual.includes(name) && !(i === 0 && name === 'together'))}
                  values={step as unknown as Values}
                  onChange={next => set(i, next)}
                />
              </div>
            </details>
            <IconButton icon="trash" label={`${t('remove')}: ${step.name}`} onClick={() => onChange(steps.filter((_, at) => at !== i))} />
          </li>
        ))}
      </ol>
      <Button icon="add" onClick={() => onChange([...steps, { name: t('stepName', { n: steps.length + 1 }), managerOf: 'requester', need: 'any' }])}>
        {t('addStep')}
      </Button>
    </div>
  )
}

const shownOf = ({ need }: Values) => usual.filter(name => name !== 'howMany' || need === 'count' || need === 'percent')

interface ColumnsProps {
  readonly columns: ApprovalStepsProps['columns']
  readonly names: readonly string[]
  readonly values: Values
  readonly onChange: (next: Values) => void
}

function Columns({ columns, names, values, onChange }: ColumnsProps) {
  const say = useSay()
  return names.flatMap(name => {
    const field = columns[name]
    if (!field) return []
    return [
      <DocumentField
        key={name}
        field={field}
        label={say(field.label)}
        help={field.help && say(field.help)}
        value={values[name]}
        onChange={value => onChange({ [name]: value })}
      />,
    ]
  })
}

const withoutEmpty = (step: Values): Values =>
  Object.fromEntries(
    Object.entries(step).filter(([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
