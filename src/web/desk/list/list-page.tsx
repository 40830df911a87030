import { Link } from 'wouter'
import { type TypeShape, useCountOf, useList } from '../../client/index.ts'
import { namesOf, rowsOf } from '../../client/lists.ts'
import { useNoun, useSay } from '../../text/index.ts'
import { buttonClass, Failed } from '../../ui/index.ts'
import { Chips } from '../filter/chips.tsx'
import { readFilter } from '../filter/read.ts'
import { PageBar } from '../parts/page.tsx'
import { useDeskText } from '../words.ts'
import { Board } from './board.tsx'
import { ListTools } from './list-tools.tsx'
import { SortChip } from './sort-chip.tsx'
import { RecordTable } from './record-table.tsx'
import { useView, type View } from './view-state.ts'
import './list.css'

/** Every list of the desk: one type of record, as a table or as a board. */
export function ListPage({ type }: { type: TypeShape }) {
  const t = useDeskText()
  const say = useSay()
  const noun = useNoun()
  const view = useView(type)
  const title = view.saved?.name ?? say(type.label.many)
  return (
    <>
      <PageBar title={title}>
        <ListTools type={type} view={view} />
        {type.may.create && (
          <Link href={`/${type.path}/new`} className={buttonClass('main')}>
            {t('create', { type: noun(type.label.one) })}
          </Link>
        )}
      </PageBar>
      <ListBody key={view.layout} type={type} view={view} />
    </>
  )
}

function ListBody({ type, view }: { type: TypeShape; view: View }) {
  const ok = !view.pending && readFilter(view.filter).fault === undefined
  const query = { sort: view.sort, fields: fieldsOf(type, view), ...(view.filter ? { filter: view.filter } : {}) }
  const list = useList(type, query, ok && view.layout === 'table')
  const count = useCountOf(type, view.filter, ok)
  const names = namesOf(list.data)
  return (
    <>
      <div className="list-filter">
        <Chips type={type} filter={view.filter} names={names} onChange={filter => view.change({ filter })} />
        <SortChip type={type} view={view} />
      </div>
      {view.layout === 'board' ? (
        <Board type={type} view={view} />
      ) : list.isError && !list.data ? (
        <div className="sheet list-sheet">
          <Failed error={list.error} retry={() => void list.refetch()} />
        </div>
      ) : (
        ok && (
          <RecordTable
            type={type}
            view={view}
            rows={rowsOf(list.data)}
            names={names}
            count={count.data}
            loading={list.isPending}
            stale={list.isPlaceholderData}
            {...(list.hasNextPage ? { more: () => !list.isFetchingNextPage && void list.fetchNextPage() } : {})}
          />
        )
      )}
    </>
  )
}

/** What the table must know of each record, and no more. */
function fieldsOf(type: TypeShape, view: View): string {
  const needed = [...view.columns, type.views.title, 'number', 'state', 'category', type.work?.assignee, type.work?.group, 'updatedAt']
  return [...new Set(needed)].filter(name => name !== undefined && type.fields[name]).join()
}
