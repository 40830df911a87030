import type { TypeShape } from '../../client/index.ts'
import { fieldWeb } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Check, classes, Icon } from '../../ui/index.ts'
import { useClockText } from '../clocks/index.ts'
import type { Selection } from './selection.ts'
import type { View } from './view-state.ts'
import { useListText } from './words.ts'

/** Sorting by id would look like no order at all, and by many values or long text makes no sense. */
export const isSortable = (type: TypeShape, name: string): boolean => {
  const field = type.fields[name]
  if (!field || field.options.to) return false
  const { many, wide } = fieldWeb(field)
  return !many && !wide
}

/** The sort that a click on the column asks for: ascending first, then the other way. */
export const nextSort = (sort: string, name: string): string => (sort.split(',')[0] === name ? `-${name}` : name)

interface TableHeadProps {
  readonly type: TypeShape
  readonly view: View
  readonly selection: Selection
  /** With a column for what is due first. */
  readonly clocked: boolean
}

export function TableHead({ type, view, selection, clocked }: TableHeadProps) {
  const c = useClockText()
  const t = useListText()
  const say = useSay()
  const [first = ''] = view.sort.split(',')
  return (
    <thead>
      <tr>
        <th className="is-check" scope="col">
          <Check aria-label={t('selectAll')} checked={selection.all} some={selection.some} onChange={selection.toggleAll} />
        </th>
        {view.columns.map(name => {
          const field = type.fields[name]
          const on = first.replace('-', '') === name
          const down = first.startsWith('-')
          if (!field) return null
          const head = (
            <th
              key={name}
              scope="col"
              className={classes(name === type.views.title && 'is-title')}
              {...(on ? { 'aria-sort': down ? 'descending' : 'ascending' } : {})}
            >
              {isSortable(type, name) ? (
                <button type="button" onClick={() => view.change({ sort: nextSort(view.sort, name) })}>
                  {say(field.label)}
                  {on && <Icon name={down ? 'down' : 'up'} size={12} />}
                </button>
              ) : (
                say(field.label)
              )}
            </th>
          )
          return clocked && name === type.views.title
            ? [
                head,
                <th key="clock" scope="col" className="is-clock">
                  {c('column')}
                </th>,
              ]
            : head
        })}
      </tr>
    </thead>
  )
}
