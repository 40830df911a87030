import { useState } from 'react'
import type { Text } from '../../../kernel/define/index.ts'
import type { TypeShape } from '../../../web/client/index.ts'
import { FieldsForm } from '../../../web/desk/parts/fields-form.tsx'
import { useSay } from '../../../web/text/index.ts'
import { FieldFrame, Icon, TextArea } from '../../../web/ui/index.ts'
import { type Cells, StepsEditor } from '../../approvals/screens/steps-editor.web.tsx'
import type { ApprovalNode, HttpNode, Node } from '../graph/graph.ts'
import { kindWords } from './kinds.web.ts'
import { formValues, fromForm, type Known, nodeFields } from './node-fields.web.ts'
import { useFlowText } from './words.web.ts'

interface NodeFormProps {
  readonly node: Node
  readonly known: Known
  readonly faults: readonly Text[]
  readonly onChange: (node: Node) => void
}

/** Everything about one step. What is typed stays as it is typed; only what it says goes on. */
export function NodeForm({ node, known, faults, onChange }: NodeFormProps) {
  const say = useSay()
  const [values, setValues] = useState(() => formValues(node, known))
  const fields = nodeFields(node, known)
  const change = (next: Readonly<Record<string, unknown>>) => {
    setValues(next)
    onChange(fromForm(next, known))
  }
  const type = { name: 'flowStep', fields, views: { title: 'name' } } as unknown as TypeShape
  return (
    <section className="flow-form" aria-label={node.name}>
      <h2>{say(kindWords[node.kind])}</h2>
      {faults.length > 0 && (
        <ul className="flow-faults" role="status">
          {faults.map(fault => (
            <li key={fault.en}>
              <Icon name="warning" size={14} /> {say(fault)}
            </li>
          ))}
        </ul>
      )}
      <FieldsForm type={type} fields={Object.keys(fields)} values={values} onChange={change} />
      {node.kind === 'approval' && <Asked node={node} known={known} onChange={steps => change({ ...values, steps })} />}
      {node.kind === 'http' && <Body body={node.body} onChange={body => change(body === undefined ? without(values, 'body') : { ...values, body })} />}
    </section>
  )
}

/** Who is asked, as policies have it. */
function Asked({ node, known, onChange }: { node: ApprovalNode; known: Known; onChange: (steps: readonly Cells[]) => void }) {
  const columns = known.types.find(t => t.name === 'approvalPolicy')?.fields.steps?.options.columns ?? {}
  return <StepsEditor steps={node.steps} columns={columns} onChange={onChange} />
}

const without = (values: Readonly<Record<string, unknown>>, name: string) => Object.fromEntries(Object.entries(values).filter(([key]) => key !== name))

function Body({ body, onChange }: { body: HttpNode['body']; onChange: (body: unknown) => void }) {
  const t = useFlowText()
  const [text, setText] = useState(() => (body === undefined ? '' : JSON.stringify(body, null, 2)))
  const [fault, setFault] = useState<string>()
  const change = (next: string) => {
    setText(next)
    try {
      onChange(next.trim() === '' ? undefined : (JSON.parse(next) as unknown))
      setFault(undefined)
    } catch {
      setFault(t('badJson'))
    }
  }
  return (
    <FieldFrame label={t('body')} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <TextArea
          id={id}
          className="mono"
          rows={6}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          value={text}
          onChange={event => change(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}
