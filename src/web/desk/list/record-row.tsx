import { Fragment, memo, type MouseEvent, useRef } from 'react'
import { Link } from 'wouter'
import type { Names, Row, TypeShape } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Check, classes, Skeleton } from '../../ui/index.ts'
import { CountdownOf, useCountdownsHere } from '../clocks/index.ts'
import { addressOf, pageOf, titleOf } from '../parts/address.ts'
import { Value } from '../parts/value.tsx'
import { useDeskText } from '../words.ts'
import type { Editing } from './cell-editor.tsx'
import { useListText } from './words.ts'

interface RecordRowProps {
  readonly type: TypeShape
  readonly row: Row
  readonly names: Names
  readonly columns: readonly string[]
  readonly at: boolean
  readonly chosen: boolean
  readonly onChoose: (id: string, range: boolean) => void
  readonly onOpen: (row: Row) => void
  readonly onNear: (row: Row) => void
  readonly onEdit: (editing: Editing) => void
}

/** Work that nobody has taken up yet stands out. */
const isFresh = (type: TypeShape, row: Row): boolean => type.work !== undefined && row.category === 'open' && row[type.work.assignee] === null

export const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { type, row, columns, at, chosen, onChoose, onOpen, onNear } = props
  const t = useListText()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const click = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('a, button, input, label, [role=dialog]')) return
    if (event.shiftKey) onChoose(row.id, true)
    else onOpen(row)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the title in the row is a link, and j, k and Enter move and open
    <tr
      data-id={row.id}
      className={classes(at && 'is-at', chosen && 'is-chosen', isFresh(type, row) && 'is-fresh')}
      onClick={click}
      onPointerEnter={() => (waiting.current = setTimeout(() => onNear(row), 90))}
      onPointerLeave={() => clearTimeout(waiting.current)}
    >
      <td className="is-check">
        <Check
          aria-label={t('select', { name: titleOf(type, row) })}
          checked={chosen}
          onClick={event => onChoose(row.id, event.shiftKey)}
          onChange={() => {}}
        />
      </td>
      {columns.map(name => (
        <Fragment key={name}>
          <Cell {...props} name={name} />
          {name === type.views.title && <ClockCell id={row.id} />}
        </Fragment>
      ))}
    </tr>
  )
}, sameRow)

/** Callbacks change with every drawing; what is shown does not. */
function sameRow(a: RecordRowProps, b: RecordRowProps): boolean {
  return a.row === b.row && a.at === b.at && a.chosen === b.chosen && a.type === b.type && a.columns.join() === b.columns.join() && namesIn(a) === namesIn(b)
}

const namesIn = ({ row, columns, names }: RecordRowProps): string =>
  columns.flatMap(c => [row[c]].flat().map(v => (typeof v === 'string' ? names[v]?.title : ''))).join()

function ClockCell({ id }: { id: string }) {
  if (!useCountdownsHere()) return null
  return (
    <td className="is-clock">
      <CountdownOf id={id} />
    </td>
  )
}

function Cell({ type, row, names, name, at, onEdit }: RecordRowProps & { name: string }) {
  const t = useDeskText()
  const say = useSay()
  const field = type.fields[name]
  if (!field) return null
  const value = row[name]
  if (name === type.views.title || (name === 'number' && type.numbered)) {
    return (
      <td className={classes(name === type.views.title && 'is-title')}>
        <Link href={pageOf(type, row)} className={name === 'number' ? 'number-link' : 'record-link'} tabIndex={name === 'number' ? -1 : 0}>
          {name === 'number' ? addressOf(row) : titleOf(type, row)}
        </Link>
      </td>
    )
  }
  const shown = <Value field={field} value={value} names={names} row={row} dense />
  if (!isEditable(type, name))
    return (
      <td className={classes(fieldWeb(field).wide && 'is-wide')}>
        <span className="cell">{shown}</span>
      </td>
    )
  return (
    <td>
      <button
        type="button"
        tabIndex={at ? 0 : -1}
        className="cell-edit"
        data-cell={`${row.id} ${name}`}
        aria-haspopup="dialog"
        title={t('edit', { field: say(field.label) })}
        onClick={event => onEdit({ id: row.id, field: name, anchor: event.currentTarget })}
      >
        {shown}
      </button>
    </td>
  )
}

/** A state is changed by transitions; the rest as its kind is changed, if it is short enough for a cell. */
export function isEditable(type: TypeShape, name: string): boolean {
  const field = type.fields[name]
  if (!field || type.may.change === false) return false
  if (name === 'state') return type.transitions !== undefined
  return !field.computed && !fieldWeb(field).wide
}

export function SkeletonRows({ columns, title, clocked }: { columns: readonly string[]; title: string; clocked: boolean }) {
  return Array.from({ length: 14 }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
    <tr key={i} aria-hidden="true">
      <td className="is-check">
        <Skeleton width={16} height={16} />
      </td>
      {columns.map(name => (
        <Fragment key={name}>
          <td className={classes(name === title && 'is-title')}>
            <Skeleton width={name === title ? `${45 + ((i * 37) % 45)}%` : 70} />
          </td>
          {clocked && name === title && (
            <td className="is-clock">
              <Skeleton width={60} />
            </td>
          )}
        </Fragment>
      ))}
    </tr>
  ))
}
