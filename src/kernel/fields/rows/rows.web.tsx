import type { Field } from '../../define/index.ts'
import { type CellProps, type ChangeProps, fieldWeb, type FieldWeb, isBlank } from '../../../web/fields.ts'
import { defineTexts, useSay } from '../../../web/text/index.ts'
import { type Cells, columnsOf, RowsInput } from './rows-input.web.tsx'
import './rows.css'

const { useText } = defineTexts('rows', {
  en: { added: 'added', removed: 'removed', reordered: 'in another order', more: 'and {count} more' },
  de: { added: 'dazu', removed: 'entfernt', reordered: 'in anderer Reihenfolge', more: 'und {count} weitere' },
})

const listed = (value: unknown): readonly Cells[] => (Array.isArray(value) ? (value as readonly Cells[]) : [])

function Cell(props: CellProps) {
  return props.dense ? <Short {...props} /> : <Table {...props} />
}

function Table({ field, value, names, row = {} }: CellProps) {
  const say = useSay()
  const columns = columnsOf(field).filter(([name]) => listed(value).some(cells => !isBlank(cells[name])))
  return (
    <div className="rows-frame">
      <table className="rows">
        <thead>
          <tr>
            {columns.map(([name, column]) => (
              <th key={name} scope="col">
                {say(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed(value).map((cells, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity than its place
            <tr key={i}>
              {columns.map(([name, column]) => (
                <td key={name} data-label={say(column.label)}>
                  <CellValue column={column} value={cells[name]} names={names} row={{ ...row, ...cells }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellValue({ column, ...rest }: Omit<CellProps, 'field'> & { column: Field }) {
  const { Cell } = fieldWeb(column)
  return isBlank(rest.value) ? <span className="none">–</span> : <Cell field={column} {...rest} />
}

/** The first row in one line, and how many more there are. */
function Short({ field, value, names, row = {} }: CellProps) {
  const [first, ...more] = listed(value)
  if (!first) return null
  return (
    <span className="clip">
      <RowWords field={field} cells={first} names={names} row={row} />
      {more.length > 0 && ` +${more.length}`}
    </span>
  )
}

function RowWords({ field, cells, names, row }: Pick<CellProps, 'field' | 'names' | 'row'> & { cells: Cells }) {
  return columnsOf(field)
    .filter(([name]) => !isBlank(cells[name]))
    .map(([name, column], i) => (
      <span key={name} className="rows-word">
        {i > 0 && ' '}
        <CellValue column={column} value={cells[name]} names={names} row={{ ...row, ...cells }} dense />
      </span>
    ))
}

const mostTold = 3

/** Which rows came and which went. */
function Change({ before, after, ...rest }: ChangeProps) {
  const t = useText()
  const keys = (rows: readonly Cells[]) => new Set(rows.map(keyOf))
  const [was, is] = [keys(listed(before)), keys(listed(after))]
  const added = listed(after).filter(cells => !was.has(keyOf(cells)))
  const removed = listed(before).filter(cells => !is.has(keyOf(cells)))
  if (added.length + removed.length === 0) return t('reordered')
  return (
    <>
      {added.length > 0 && <Told word={t('added')} rows={added} {...rest} />}
      {added.length > 0 && removed.length > 0 && '; '}
      {removed.length > 0 && <Told word={t('removed')} rows={removed} {...rest} />}
    </>
  )
}

const keyOf = (cells: Cells): string => JSON.stringify(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)))

function Told({ word, rows, field, names, row = {} }: Omit<ChangeProps, 'before' | 'after'> & { word: string; rows: readonly Cells[] }) {
  const t = useText()
  return (
    <>
      {word}{' '}
      {rows.slice(0, mostTold).map((cells, i) => (
        <b key={keyOf(cells)}>
          {i > 0 && ', '}
          <RowWords field={field} cells={cells} names={names} row={row} />
        </b>
      ))}
      {rows.length > mostTold && ` ${t('more', { count: rows.length - mostTold })}`}
    </>
  )
}

export default { Input: RowsInput, Cell, Change, wide: true } satisfies FieldWeb
