import { type SyntheticEvent, useState } from 'react'
import type { Field, Rule } from '../../../kernel/define/index.ts'
import { type Names, type TypeShape, useModel } from '../../client/index.ts'
import { useLanguage, useSay } from '../../text/index.ts'
import { Button, Select } from '../../ui/index.ts'
import type { Asking, Condition } from './askings.ts'
import { askingsOf } from './conditions.ts'
import { OperandInput } from './operand-input.tsx'
import { fieldAt, labelAt } from './read.ts'
import { useFilterText } from './words.ts'

interface ConditionFormProps {
  readonly type: TypeShape
  readonly condition?: Condition
  readonly names: Names
  readonly onDone: (rule: Rule) => void
}

/** One condition: which field, how compared, with what. */
export function ConditionForm({ type, condition, names, onDone }: ConditionFormProps) {
  const t = useFilterText()
  const say = useSay()
  const model = useModel()
  const fields = useFields(type)
  const [path, setPath] = useState(condition?.path ?? fields[0]?.path ?? '')
  const field = fieldAt(model, type, path)
  const askings = field ? askingsOf(field) : []
  const [asking, setAsking] = useState<Asking | undefined>(condition?.asking ?? askings[0])
  const [operand, setOperand] = useState<unknown>(condition?.operand)
  const choose = (next: string) => {
    const nextField = fieldAt(model, type, next)
    setPath(next)
    setAsking(nextField && askingsOf(nextField)[0])
    setOperand(undefined)
  }
  const compare = (name: string) => {
    const next = askings.find(a => a.name === name)
    if (next?.operand !== asking?.operand) setOperand(undefined)
    setAsking(next)
  }
  const ready =
    asking !== undefined &&
    (asking.operand === 'none' || (operand !== undefined && operand !== null && operand !== '' && !(Array.isArray(operand) && operand.length === 0)))
  const apply = (event: SyntheticEvent) => {
    event.preventDefault()
    if (asking && ready) onDone(asking.make(path, operand))
  }
  const offered = fields.some(f => f.path === path) ? fields : [...fields, { path, label: labelAt(model, type, path, say) }]
  return (
    <form className="chip-form" onSubmit={apply}>
      <div className="chip-pair">
        <Select aria-label={t('field')} value={path} onChange={event => choose(event.target.value)}>
          {offered.map(f => (
            <option key={f.path} value={f.path}>
              {f.label}
            </option>
          ))}
        </Select>
        <Select aria-label={t('comparison')} value={asking?.name} onChange={event => compare(event.target.value)}>
          {askings.map(a => (
            <option key={a.name} value={a.name}>
              {t(a.name)}
            </option>
          ))}
        </Select>
      </div>
      {field && asking && (
        <OperandInput key={`${path} ${asking.operand}`} field={field} kind={asking.operand} value={operand} onChange={setOperand} names={names} />
      )}
      <Button type="submit" look="main" small disabled={!ready}>
        {t('apply')}
      </Button>
    </form>
  )
}

/** Fields to ask about: those people look for first, as the definition lists them, then the rest by name. */
function useFields(type: TypeShape): readonly { readonly path: string; readonly label: string }[] {
  const say = useSay()
  const language = useLanguage()
  const first = [...new Set([...type.views.list, ...type.views.sections.flatMap(s => s.fields)])].filter(n => type.fields[n])
  const label = (name: string) => say((type.fields[name] as Field).label)
  const rest = Object.keys(type.fields)
    .filter(n => !first.includes(n))
    .sort((a, b) => label(a).localeCompare(label(b), language))
  return [...first, ...rest].map(path => ({ path, label: label(path) }))
}
