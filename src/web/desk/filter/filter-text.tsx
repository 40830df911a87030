import { type ReactElement, type SyntheticEvent, useState } from 'react'
import { Button, FieldFrame, Popover, TextArea } from '../../ui/index.ts'
import { readFilter } from './read.ts'
import { useFilterText } from './words.ts'

interface FilterTextProps {
  readonly filter: string
  readonly onChange: (filter: string) => void
  readonly fault?: string
  readonly trigger?: ReactElement
}

/** The filter in its text form, for those who would rather write it, and for what chips cannot say. */
export function FilterText({ filter, onChange, fault, trigger }: FilterTextProps) {
  const t = useFilterText()
  const [open, setOpen] = useState(false)
  const face = trigger ?? (
    <Button look="quiet" small>
      {t('text')}
    </Button>
  )
  return (
    <span className={fault ? 'chips filter-fault' : undefined}>
      {fault}
      <Popover open={open} onOpenChange={setOpen} trigger={face} label={t('textTitle')} roomy>
        <TextForm filter={filter} onDone={text => (setOpen(false), onChange(text))} />
      </Popover>
    </span>
  )
}

function TextForm({ filter, onDone }: { filter: string; onDone: (filter: string) => void }) {
  const t = useFilterText()
  const [text, setText] = useState(filter)
  const [fault, setFault] = useState<string>()
  const apply = (event: SyntheticEvent) => {
    event.preventDefault()
    const read = readFilter(text)
    if (read.fault) setFault(read.fault)
    else onDone(text)
  }
  return (
    <form className="chip-form" onSubmit={apply}>
      <FieldFrame label={t('textTitle')} help={t('textHelp')} fault={fault}>
        {({ id, describedBy, invalid }) => (
          <TextArea
            id={id}
            className="filter-text"
            value={text}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            spellCheck={false}
            autoFocus
            onChange={event => setText(event.target.value)}
            onKeyDown={event => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && apply(event)}
          />
        )}
      </FieldFrame>
      <Button type="submit" look="main" small>
        {t('apply')}
      </Button>
    </form>
  )
}
