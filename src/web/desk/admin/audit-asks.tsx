import { useState } from 'react'
import { reference } from '../../../kernel/define/index.ts'
import { type Names, useModel, useType } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Icon, Popover, Select, TextInput } from '../../ui/index.ts'
import { useNames } from '../filter/names.ts'
import { OperandInput } from '../filter/operand-input.tsx'
import type { Asks } from './audit-address.ts'
import { useActWord } from './audit-acts.ts'
import { auditWords, useAuditText } from './audit-words.ts'
import '../filter/chips.css'

interface AuditAsksProps {
  readonly asks: Asks
  readonly onChange: (asks: Asks) => void
  readonly names: Names
}

const somebody = reference('person', { label: { en: 'Person', de: 'Person' } })

/** What is looked for, as a sentence whose words can be changed. */
export function AuditAsks({ asks, onChange, names }: AuditAsksProps) {
  const t = useAuditText()
  const say = useSay()
  const act = useActWord()
  const { types } = useModel()
  const set = (name: keyof Asks, value: string) => {
    const { [name]: _, ...rest } = asks
    onChange(value === '' ? rest : { ...rest, [name]: value })
  }
  return (
    <div className="audit-asks" role="group" aria-label={t('asks')}>
      <span>{t('what')}</span>
      <WhoChip who={asks.who} names={names} onChange={id => set('who', id)} />
      <span>{t('did')}</span>
      <Select aria-label={t('type')} value={asks.type ?? ''} onChange={event => set('type', event.target.value)}>
        <option value="">{t('anything')}</option>
        {types
          .filter(type => type.administrative)
          .map(type => (
            <option key={type.name} value={type.name}>
              {say(type.label.many)}
            </option>
          ))}
      </Select>
      <Select aria-label={t('act')} value={asks.act ?? ''} onChange={event => set('act', event.target.value)}>
        <option value="">{t('anyAct')}</option>
        {Object.keys(auditWords).map(name => (
          <option key={name} value={name}>
            {act(name)}
          </option>
        ))}
      </Select>
      <label>
        {t('since')} <TextInput type="date" value={asks.since ?? ''} onChange={event => set('since', event.target.value)} />
      </label>
      <label>
        {t('until')} <TextInput type="date" value={asks.until ?? ''} onChange={event => set('until', event.target.value)} />
      </label>
    </div>
  )
}

function WhoChip({ who, names, onChange }: { who: string | undefined; names: Names; onChange: (id: string) => void }) {
  const t = useAuditText()
  const [open, setOpen] = useState(false)
  const person = useType('person')
  const known = useNames(person && who !== undefined && !names[who] ? [{ type: person, id: who }] : [], names)
  const face = (
    <button type="button" className={who === undefined ? 'chip-add' : 'chip-open'}>
      {who === undefined ? t('anybody') : (known[who]?.title ?? t('somebody'))}
    </button>
  )
  const pick = (id: unknown) => {
    setOpen(false)
    onChange(typeof id === 'string' ? id : '')
  }
  return (
    <span className={who === undefined ? undefined : 'chip'}>
      <Popover open={open} onOpenChange={setOpen} trigger={face} label={t('who')} roomy>
        <div className="chip-form">
          <OperandInput field={somebody} kind="one" value={who} onChange={pick} names={known} />
        </div>
      </Popover>
      {who !== undefined && (
        <button type="button" className="chip-remove" aria-label={t('anybody')} title={t('anybody')} onClick={() => onChange('')}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  )
}
