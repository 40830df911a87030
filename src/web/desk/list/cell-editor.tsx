import type { Names, Row, TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Popover } from '../../ui/index.ts'
import { EditValue } from '../parts/edit-value.tsx'
import { useSaveField } from '../parts/save.ts'
import { TransitionMenu } from '../parts/transition-menu.tsx'

/** The one cell of a list that is being changed. */
export interface Editing {
  readonly id: string
  readonly field: string
  readonly anchor: HTMLElement
}

interface CellEditorProps {
  readonly type: TypeShape
  readonly rows: readonly Row[]
  readonly names: Names
  readonly editing: Editing | undefined
  readonly onClose: () => void
}

/** One editor for the whole list, which goes to where it is needed: cells stay plain and many. */
export function CellEditor({ type, rows, names, editing, onClose }: CellEditorProps) {
  const say = useSay()
  const save = useSaveField(type)
  const row = rows.find(r => r.id === editing?.id)
  const field = editing && type.fields[editing.field]
  if (!row || !editing || !field) return null
  const onOpenChange = (open: boolean) => !open && onClose()
  if (editing.field === 'state')
    return (
      <Popover key={row.id} open onOpenChange={onOpenChange} anchor={editing.anchor} label={say(field.label)}>
        <TransitionMenu type={type} row={row} names={names} onDone={onClose} />
      </Popover>
    )
  return (
    <EditValue
      key={`${row.id} ${editing.field}`}
      field={field}
      value={row[editing.field]}
      names={names}
      row={row}
      anchor={editing.anchor}
      open
      onOpenChange={onOpenChange}
      onSave={value => save(row, editing.field, value)}
    />
  )
}
