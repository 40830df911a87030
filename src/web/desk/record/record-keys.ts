import { useLocation } from 'wouter'
import { type RecordPage, type TypeShape, useMe } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { useShortcuts } from '../../ui/index.ts'
import { addressOf, nameOf } from '../parts/address.ts'
import { useSaveField } from '../parts/save.ts'
import { useCommands } from '../palette/commands.ts'
import { openFact } from './fact.tsx'
import { mayChange } from './may.ts'
import { neighbours } from './place.tsx'
import { editTitle } from './record-title.tsx'
import { orderedTransitions, useMove } from './transitions.tsx'
import type { Writing } from './writing.ts'
import { useRecordText } from './words.ts'

interface RecordKeys {
  readonly type: TypeShape
  readonly record: RecordPage
  readonly writing: Writing
  readonly past: boolean
}

/** Keys of the record page, and what the palette offers for this record. */
export function useRecordKeys({ type, record, writing, past }: RecordKeys): void {
  const t = useRecordText()
  const say = useSay()
  const me = useMe()
  const [, go] = useLocation()
  const save = useSaveField(type)
  const { run } = useMove(type, record)
  const group = t('record')
  const place = neighbours(type, addressOf(record))
  const assignee = type.work?.assignee
  const mayAssign = !past && assignee !== undefined && mayChange(record, assignee)
  const back = `/${type.path}${place?.search ? `?${place.search}` : ''}`
  const to = (address: string | undefined) => address && go(`/${type.path}/${address}`)
  useShortcuts([
    { keys: 'j', label: t('next'), group, run: () => to(place?.next) },
    { keys: 'k', label: t('previous'), group, run: () => to(place?.previous) },
    { keys: 'u', label: t('back'), group, run: () => go(back) },
    { keys: 'Escape', label: t('back'), group, run: () => go(back) },
    ...(past ? [] : [{ keys: 'e', label: t('editKey'), group, run: editTitle }]),
    ...(!past && record._can?.comment ? [{ keys: 'c', label: t('commentKey'), group, run: () => writing.summon('public') }] : []),
    ...(!past && record._can?.note ? [{ keys: 'n', label: t('noteKey'), group, run: () => writing.summon('internal') }] : []),
    ...(mayAssign ? [{ keys: 'a', label: t('assignKey'), group, run: () => openFact(assignee) }] : []),
  ])
  const name = nameOf(type, record)
  useCommands([
    ...(past
      ? []
      : orderedTransitions(type, record).map(({ name: transition, asked }) => ({ name: say(asked.label), group: name, run: () => run(transition) }))),
    ...(mayAssign && record[assignee] !== me.id ? [{ name: t('assignMe'), group: name, run: () => save(record, assignee, me.id) }] : []),
    ...(!past && record._can?.comment ? [{ name: t('commentKey'), group: name, run: () => writing.summon('public') }] : []),
    ...(!past && record._can?.note ? [{ name: t('noteKey'), group: name, run: () => writing.summon('internal') }] : []),
  ])
}
