import type { RefObject } from 'react'
import { useLocation } from 'wouter'
import type { Row, TypeShape } from '../../client/index.ts'
import { useShortcuts } from '../../ui/index.ts'
import { pageOf } from '../parts/address.ts'
import type { Editing } from './cell-editor.tsx'
import type { Cursor } from './cursor.ts'
import type { Selection } from './selection.ts'
import { useListText } from './words.ts'

interface ListKeys {
  readonly type: TypeShape
  readonly rows: readonly Row[]
  readonly cursor: Cursor
  readonly selection: Selection
  readonly edit: (editing: Editing) => void
  readonly scroll: RefObject<HTMLElement | null>
}

export function useListKeys({ type, cursor, selection, edit, scroll }: ListKeys): void {
  const t = useListText()
  const [, go] = useLocation()
  const group = t('list')
  const { row } = cursor
  const open = (hash = '') => row && go(`${pageOf(type, row)}${hash}`)
  const editAt = (field: string | undefined) => {
    if (!row || !field) return
    const anchor =
      scroll.current?.querySelector<HTMLElement>(`[data-cell="${row.id} ${field}"]`) ??
      scroll.current?.querySelector<HTMLElement>(`tr[data-id="${row.id}"] .record-link`)
    if (anchor) edit({ id: row.id, field, anchor })
  }
  useShortcuts([
    { keys: 'j', label: t('next'), group, run: () => cursor.move(1) },
    { keys: 'k', label: t('previous'), group, run: () => cursor.move(-1) },
    { keys: 'ArrowDown', label: t('next'), group, run: () => cursor.move(1) },
    { keys: 'ArrowUp', label: t('previous'), group, run: () => cursor.move(-1) },
    ...(row
      ? [
          { keys: 'Enter', label: t('openRecord'), group, run: () => open() },
          { keys: 'o', label: t('openRecord'), group, run: () => open() },
          { keys: 'x', label: t('toggle'), group, run: () => selection.toggle(row.id) },
          { keys: 'shift+x', label: t('toggle'), group, run: () => selection.toggle(row.id, true) },
          { keys: 'e', label: t('editTitle'), group, run: () => open('?edit=1') },
          ...(type.may.comment ? [{ keys: 'c', label: t('commentKey'), group, run: () => open('?write=public') }] : []),
          ...(type.may.note ? [{ keys: 'n', label: t('noteKey'), group, run: () => open('?write=internal') }] : []),
          ...(type.work ? [{ keys: 'a', label: t('assignTo'), group, run: () => editAt(type.work?.assignee) }] : []),
          ...(type.transitions ? [{ keys: 'm', label: t('transitionKey'), group, run: () => editAt('state') }] : []),
        ]
      : []),
    ...(selection.chosen.size > 0 ? [{ keys: 'Escape', label: t('unselect'), group, run: selection.clear }] : []),
  ])
}
