import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Field } from '../../define/index.ts'
import { fieldWeb, type InputProps, isBlank } from '../../../web/fields.ts'
import { defineTexts, useSay } from '../../../web/text/index.ts'
import { Button, IconButton } from '../../../web/ui/button.tsx'
import { classes } from '../../../web/ui/classes.ts'

const { useText } = defineTexts('rows.input', {
  en: {
    add: 'Add a row',
    up: 'Move row {row} up',
    down: 'Move row {row} down',
    remove: 'Remove row {row}',
    cell: '{column}, row {row}',
    acts: 'Move or remove',
  },
  de: {
    add: 'Zeile anfügen',
    up: 'Zeile {row} nach oben',
    down: 'Zeile {row} nach unten',
    remove: 'Zeile {row} entfernen',
    cell: '{column}, Zeile {row}',
    acts: 'Verschieben oder entfernen',
  },
})

export type Cells = Readonly<Record<string, unknown>>
interface Line {
  /** Keeps a row's inputs its own while it moves. */
  readonly key: number
  readonly cells: Cells
}

export const columnsOf = (field: Field): readonly (readonly [string, Field])[] => Object.entries(field.options.columns ?? {})

let lastKey = 0
const lineOf = (cells: Cells): Line => ({ key: ++lastKey, cells })
const linesOf = (value: unknown): readonly Line[] => (Array.isArray(value) ? (value as readonly Cells[]).map(lineOf) : [])
const fresh = (field: Field): Cells => Object.fromEntries(columnsOf(field).map(([name, { default: given }]) => [name, given ?? null]))

/** What the rows say; those that nobody has written in are left out. `undefined` as long as one cell makes no sense. */
function valueOf(field: Field, lines: readonly Line[]): unknown {
  const cells = lines.map(line => line.cells).filter(row => columnsOf(field).some(([name, column]) => !isBlank(row[name]) && row[name] !== column.default))
  return cells.some(row => columnsOf(field).some(([name]) => name in row && row[name] === undefined)) ? undefined : cells
}

/** A table to write in. Rows are added below, and moved by buttons or by Alt and an arrow. */
export function RowsInput(props: InputProps) {
  const { field, value, onChange, id, describedBy, invalid, label, autoFocus } = props
  const t = useText()
  const say = useSay()
  const frame = useRef<HTMLDivElement>(null)
  const given = useRef(value)
  const [lines, setLines] = useState(() => linesOf(value))
  const [added, setAdded] = useState<number>()
  useEffect(() => {
    if (value === given.current) return
    given.current = value
    setLines(linesOf(value))
  }, [value])
  const set = (next: readonly Line[]) => {
    setLines(next)
    given.current = valueOf(field, next)
    onChange(given.current)
  }
  const add = () => {
    const line = lineOf(fresh(field))
    setAdded(line.key)
    set([...lines, line])
  }
  const remove = (at: number) => {
    set(lines.filter((_, i) => i !== at))
    frame.current?.querySelector<HTMLElement>('.rows-add')?.focus()
  }
  const name = label ?? say(field.label)
  return (
    <div ref={frame} className="rows-frame" role="group" aria-label={name} aria-describedby={describedBy}>
      {lines.length > 0 && (
        <table className={classes('rows is-input', invalid && 'is-invalid')}>
          <thead>
            <tr>
              {columnsOf(field).map(([column, { label: words }]) => (
                <th key={column} scope="col">
                  {say(words)}
                </th>
              ))}
              <th scope="col">
                <span className="hidden-visually">{t('acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, i) => (
              <RowInput
                key={line.key}
                {...props}
                {...(i === 0 && id !== undefined ? { id } : {})}
                line={line}
                at={i}
                last={i === lines.length - 1}
                focus={line.key === added || (autoFocus === true && i === 0)}
                onCells={cells => set(lines.map(l => (l.key === line.key ? { ...l, cells } : l)))}
                onMove={by => set(moved(lines, i, i + by))}
                onRemove={() => remove(i)}
              />
            ))}
          </tbody>
        </table>
      )}
      <Button
        small
        icon="add"
        className="rows-add"
        aria-label={`${name}: ${t('add')}`}
        autoFocus={autoFocus === true && lines.length === 0}
        disabled={lines.length >= (field.options.max ?? 100)}
        onClick={add}
        {...(lines.length === 0 ? { id } : {})}
      >
        {t('add')}
      </Button>
    </div>
  )
}

function moved(lines: readonly Line[], from: number, to: number): readonly Line[] {
  const line = lines[from]
  if (!line || to < 0 || to >= lines.length) return lines
  return lines.filter((_, i) => i !== from).toSpliced(to, 0, line)
}

interface RowInputProps extends InputProps {
  readonly line: Line
  readonly at: number
  readonly last: boolean
  readonly focus: boolean
  readonly onCells: (cells: Cells) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function RowInput({ field, names = {}, row = {}, id, line, at, last, focus, onCells, onMove, onRemove }: RowInputProps) {
  const t = useText()
  const say = useSay()
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const number = String(at + 1)
  return (
    <tr onKeyDown={keys}>
      {columnsOf(field).map(([name, column], i) => {
        const { Input } = fieldWeb(column)
        return (
          <td key={name} data-label={say(column.label)}>
            <Input
              field={column}
              value={line.cells[name]}
              onChange={value => onCells({ ...line.cells, [name]: value })}
              names={names}
              row={{ ...row, ...line.cells }}
              label={t('cell', { column: say(column.label), row: number })}
              {...(i === 0 && at === 0 && id !== undefined ? { id } : {})}
              {...(i === 0 && focus ? { autoFocus: true } : {})}
            />
          </td>
        )
      })}
      <td className="rows-acts">
        {/* Not disabled at the ends: a row that arrives there keeps the focus. */}
        <IconButton small icon="up" label={t('up', { row: number })} aria-disabled={at === 0 || undefined} onClick={() => onMove(-1)} />
        <IconButton small icon="down" label={t('down', { row: number })} aria-disabled={last || undefined} onClick={() => onMove(1)} />
        <IconButton small icon="trash" label={t('remove', { row: number })} onClick={onRemove} />
      </td>
    </tr>
  )
}
