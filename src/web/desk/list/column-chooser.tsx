import { useState } from 'react'
import type { TypeShape } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useLanguage, useSay } from '../../text/index.ts'
import { Button, Check, IconButton, Popover } from '../../ui/index.ts'
import type { View } from './view-state.ts'
import { useListText } from './words.ts'
import './column-chooser.css'

/** Which columns, and in which order. */
export function ColumnChooser({ type, view }: { type: TypeShape; view: View }) {
  const t = useListText()
  const [open, setOpen] = useState(false)
  const trigger = (
    <Button look="quiet" icon="columns" className="only-wide">
      {t('columns')}
    </Button>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={trigger} label={t('columns')} align="end">
      <Columns type={type} columns={view.columns} onChange={columns => view.change({ columns })} />
    </Popover>
  )
}

interface ColumnsProps {
  readonly type: TypeShape
  readonly columns: readonly string[]
  readonly onChange: (columns: readonly string[]) => void
}

function Columns({ type, columns, onChange }: ColumnsProps) {
  const t = useListText()
  const say = useSay()
  const language = useLanguage()
  const label = (name: string) => (type.fields[name] ? say(type.fields[name].label) : name)
  const others = Object.entries(type.fields)
    .filter(([name, field]) => !columns.includes(name) && !fieldWeb(field).wide)
    .map(([name]) => name)
    .sort((a, b) => label(a).localeCompare(label(b), language))
  const swap = (at: number, by: number) => {
    const next = [...columns]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    onChange(next)
  }
  return (
    <div className="columns">
      <p className="menu-label">{t('shownColumns')}</p>
      {columns.map((name, i) => (
        <div key={name} className="columns-row">
          <Check
            label={label(name)}
            checked
            disabled={columns.length === 1 || name === type.views.title}
            onChange={() => onChange(columns.filter(c => c !== name))}
          />
          <IconButton icon="up" small label={`${label(name)}: ${t('moveUp')}`} disabled={i === 0} onClick={() => swap(i, -1)} />
          <IconButton icon="down" small label={`${label(name)}: ${t('moveDown')}`} disabled={i === columns.length - 1} onClick={() => swap(i, 1)} />
        </div>
      ))}
      <p className="menu-label">{t('otherColumns')}</p>
      {others.map(name => (
        <div key={name} className="columns-row">
          <Check label={label(name)} checked={false} onChange={() => onChange([...columns, name])} />
        </div>
      ))}
    </div>
  )
}
