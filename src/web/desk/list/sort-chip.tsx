import type { TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Icon, Menu, MenuItem } from '../../ui/index.ts'
import { isSortable, nextSort } from './table-head.tsx'
import type { View } from './view-state.ts'
import { useListText } from './words.ts'

/** What the list is sorted by, as the end of the filter's sentence. */
export function SortChip({ type, view }: { type: TypeShape; view: View }) {
  const t = useListText()
  const say = useSay()
  const [first = ''] = view.sort.split(',')
  const name = first.replace('-', '')
  const down = first.startsWith('-')
  const label = type.fields[name] ? say(type.fields[name].label) : name
  const [before = '', after = ''] = t('sortedBy', { field: '\n' }).split('\n')
  const offered = [...new Set([...view.columns, 'updatedAt', 'createdAt', name])].filter(n => isSortable(type, n))
  return (
    <span className="list-sort">
      {before.trim()}
      <Menu
        align="end"
        trigger={
          <button type="button" className="chip" aria-label={`${t('sortedBy', { field: label })}, ${t(down ? 'down' : 'up')}`}>
            <span className="chip-open">
              <b>{label}</b>
            </span>
            <span className="chip-remove">
              <Icon name={down ? 'down' : 'up'} size={12} />
            </span>
          </button>
        }
      >
        {offered.map(n => (
          <MenuItem
            key={n}
            {...(n === name ? { icon: down ? ('down' as const) : ('up' as const) } : {})}
            onClick={() => view.change({ sort: nextSort(view.sort, n) })}
          >
            {type.fields[n] && say(type.fields[n].label)}
          </MenuItem>
        ))}
      </Menu>
      {after.trim()}
    </span>
  )
}
