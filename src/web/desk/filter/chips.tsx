import { useState } from 'react'
import type { Rule } from '../../../kernel/define/index.ts'
import { type Names, type TypeShape, useModel } from '../../client/index.ts'
import { Icon, Popover } from '../../ui/index.ts'
import { partsOf, ruleOf } from './askings.ts'
import { conditionOf } from './conditions.ts'
import { ConditionForm } from './condition-form.tsx'
import { useFilterNames } from './names.ts'
import { fieldAt, readFilter, writeFilter } from './read.ts'
import { Sentence } from './sentence.tsx'
import { FilterText } from './filter-text.tsx'
import { useFilterText } from './words.ts'
import './chips.css'

interface ChipsProps {
  readonly type: TypeShape
  readonly filter: string
  readonly onChange: (filter: string) => void
  readonly names: Names
  /** What it is, where it is not the filter of a list. */
  readonly condition?: boolean
}

/** The filter as a sentence of chips, each of which can be changed; or as text. */
export function Chips({ type, filter, onChange, names, condition = false }: ChipsProps) {
  const t = useFilterText()
  const model = useModel()
  const read = readFilter(filter)
  const all = useFilterNames(read.rule, path => fieldAt(model, type, path), names)
  const parts = partsOf(read.rule)
  const set = (next: readonly Rule[]) => onChange(writeFilter(ruleOf(next)))
  if (read.fault) return <FilterText filter={filter} onChange={onChange} fault={read.fault} />
  return (
    <div className="chips" role="group" aria-label={t(condition ? 'condition' : 'chips')}>
      {parts.map((rule, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition's place is its identity
        <Chip
          key={i}
          type={type}
          rule={rule}
          names={all}
          filter={filter}
          onFilter={onChange}
          onChange={next => set(parts.map((p, at) => (at === i ? next : p)))}
          onRemove={() => set(parts.filter((_, at) => at !== i))}
        />
      ))}
      <AddChip type={type} names={all} first={parts.length > 0 ? 'add' : condition ? 'addCondition' : 'addFirst'} onAdd={rule => set([...parts, rule])} />
      <FilterText filter={filter} onChange={onChange} />
    </div>
  )
}

interface ChipProps {
  readonly type: TypeShape
  readonly rule: Rule
  readonly names: Names
  readonly filter: string
  readonly onFilter: (filter: string) => void
  readonly onChange: (rule: Rule) => void
  readonly onRemove: () => void
}

function Chip({ type, rule, names, filter, onFilter, onChange, onRemove }: ChipProps) {
  const t = useFilterText()
  const model = useModel()
  const [open, setOpen] = useState(false)
  const condition = conditionOf(rule, path => fieldAt(model, type, path))
  const face = (
    <button type="button" className="chip-open">
      <Sentence type={type} rule={rule} names={names} />
    </button>
  )
  return (
    <span className="chip">
      {condition ? (
        <Popover open={open} onOpenChange={setOpen} trigger={face} label={t('chips')} roomy>
          <ConditionForm type={type} condition={condition} names={names} onDone={next => (setOpen(false), onChange(next))} />
        </Popover>
      ) : (
        <FilterText filter={filter} onChange={onFilter} trigger={face} />
      )}
      <button type="button" className="chip-remove" aria-label={t('remove')} title={t('remove')} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  )
}

function AddChip({ type, names, first, onAdd }: { type: TypeShape; names: Names; first: 'add' | 'addFirst' | 'addCondition'; onAdd: (rule: Rule) => void }) {
  const t = useFilterText()
  const [open, setOpen] = useState(false)
  const trigger = (
    <button type="button" className="chip-add">
      {t(first)}
    </button>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={trigger} label={t('chips')} roomy>
      <ConditionForm type={type} names={names} onDone={rule => (setOpen(false), onAdd(rule))} />
    </Popover>
  )
}
