import { Fragment, type ReactNode } from 'react'
import type { Field, Operand, Rule } from '../../../kernel/define/index.ts'
import { fieldType } from '../../../kernel/fields/index.ts'
import { type Names, useModel, type TypeShape } from '../../client/index.ts'
import { comparisonsOf } from '../../fields.ts'
import { useLanguage, useSay } from '../../text/index.ts'
import type { Condition } from './askings.ts'
import { conditionOf } from './conditions.ts'
import { fieldAt, labelAt } from './read.ts'
import { useFilterText } from './words.ts'

interface SentenceProps {
  readonly type: TypeShape
  readonly rule: Rule
  readonly names: Names
}

/** A condition in words: what it asks about in plain type, what it asks for in strong type. */
export function Sentence({ type, rule, names }: SentenceProps): ReactNode {
  const t = useFilterText()
  const model = useModel()
  const condition = conditionOf(rule, path => fieldAt(model, type, path))
  if (condition) return <ConditionWords type={type} condition={condition} names={names} />
  if ('any' in rule) return joined(rule.any, t('or'), { type, names })
  if ('all' in rule) return joined(rule.all, t('and'), { type, names })
  if ('not' in rule)
    return (
      <>
        {t('not')} {isGroup(rule.not) && '('}
        <Sentence type={type} rule={rule.not} names={names} />
        {isGroup(rule.not) && ')'}
      </>
    )
  if ('role' in rule) return t('role', { role: rule.role })
  if ('signedIn' in rule) return t('signedIn')
  return 'field' in rule && 'is' in rule ? `${rule.field} ${rule.is} ${operandText(rule.value, t('me'), t('now'))}` : ''
}

/** Within another one, what belongs together stands in brackets. */
const isGroup = (rule: Rule) => 'all' in rule || 'any' in rule

const joined = (rules: readonly Rule[], word: string, { type, names }: Omit<SentenceProps, 'rule'>) =>
  rules.map((rule, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other identity than their place
    <Fragment key={i}>
      {i > 0 && ` ${word} `}
      {isGroup(rule) && '('}
      <Sentence type={type} rule={rule} names={names} />
      {isGroup(rule) && ')'}
    </Fragment>
  ))

function operandText(value: Operand, me: string, now: string): string {
  if (typeof value !== 'object') return String(value)
  if ('me' in value) return me
  if ('now' in value) return `${now} ${value.now}`
  return 'field' in value ? value.field : value.join(', ')
}

function ConditionWords({ type, condition, names }: { type: TypeShape; condition: Condition; names: Names }) {
  const t = useFilterText()
  const say = useSay()
  const model = useModel()
  const operand = useOperandWords(fieldAt(model, type, condition.path), condition, names)
  return (
    <>
      {labelAt(model, type, condition.path, say)} <span className="chip-verb">{t(condition.asking.name)}</span>
      {operand && <b> {operand}</b>}
    </>
  )
}

/** What is asked for, as it is read: `Critical, High`, a person's name, `4 hours`. */
function useOperandWords(field: Field | undefined, { asking, operand }: Condition, names: Names): string {
  const language = useLanguage()
  if (!field || asking.operand === 'none') return ''
  if (asking.operand === 'duration') return fieldType('duration').say(operand, field, language)
  const one = (value: unknown) => {
    const id = String(value)
    if (names[id]) return names[id].title
    if (field.options.to) return '…'
    return comparisonsOf(field).includes('contains') || fieldType(field.kind).many ? id : fieldType(field.kind).say(value, field, language)
  }
  return [operand].flat().map(one).join(', ')
}
