import { address, type TypeShape } from '../../client/index.ts'
import { useNoun, useSay } from '../../text/index.ts'
import { Button, Icon, Menu, MenuItem, Segments } from '../../ui/index.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { SaveView } from './save-view.tsx'
import { type Layout, type View } from './view-state.ts'
import { useListText } from './words.ts'

/** What one may do with the list as a whole. */
export function ListTools({ type, view }: { type: TypeShape; view: View }) {
  const t = useListText()
  return (
    <>
      <ShippedLists type={type} view={view} />
      {view.layout === 'table' && <ColumnChooser type={type} view={view} />}
      {canBoard(type) && (
        <Segments<Layout>
          label={t('layout')}
          value={view.layout}
          onChange={layout => view.change({ layout })}
          options={[
            { value: 'table', label: <Icon name="table" />, title: t('table') },
            { value: 'board', label: <Icon name="board" />, title: t('board') },
          ]}
        />
      )}
      <Export type={type} view={view} />
      <SaveView type={type} view={view} />
    </>
  )
}

/** A board needs a field with a fixed set of values. */
export const canBoard = (type: TypeShape): boolean => {
  const field = type.fields[type.views.board ?? 'state']
  return field?.options.words !== undefined
}

function ShippedLists({ type, view }: { type: TypeShape; view: View }) {
  const t = useListText()
  const say = useSay()
  const noun = useNoun()
  const lists = Object.entries(type.views.lists ?? {})
  if (lists.length === 0) return null
  return (
    <Menu
      trigger={
        <Button look="quiet">
          {t('lists')}
          <Icon name="down" size={14} />
        </Button>
      }
    >
      <MenuItem {...(view.filter === '' ? { icon: 'check' as const } : {})} onClick={() => view.change({ filter: '' })}>
        {t('allOf', { type: noun(type.label.many) })}
      </MenuItem>
      {lists.map(([name, list]) => (
        <MenuItem key={name} {...(view.filter === list.filter ? { icon: 'check' as const } : {})} onClick={() => view.change({ filter: list.filter })}>
          {say(list.label)}
        </MenuItem>
      ))}
    </Menu>
  )
}

function Export({ type, view }: { type: TypeShape; view: View }) {
  const t = useListText()
  const query = { filter: view.filter, sort: view.sort, fields: view.columns.join() }
  return (
    <Menu
      trigger={
        <Button look="quiet" icon="download" className="only-wide">
          {t('exportAs')}
        </Button>
      }
    >
      <MenuItem icon="file" href={address(`/${type.path}/export`, { ...query, format: 'csv' })} download>
        {t('exportCsv')}
      </MenuItem>
      <MenuItem icon="file" href={address(`/${type.path}/export`, { ...query, format: 'json' })} download>
        {t('exportJson')}
      </MenuItem>
    </Menu>
  )
}
