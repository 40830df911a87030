import { Fragment, lazy, Suspense } from 'react'
import { type Entry, type Names, type TypeShape, useSession } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Time, Tooltip } from '../../ui/index.ts'
import { Value } from '../parts/value.tsx'
import { isAdministrator } from '../shell/sections.ts'
import { changedFields } from './events.ts'
import { ways } from './ways.ts'
import { useRecordText } from './words.ts'

const RunLink = lazy(() => import('../../../engines/automations/screens/run-link.web.tsx'))

interface EventLineProps {
  /** Id of the record. */
  readonly record: string
  readonly entry: Entry
  readonly type: TypeShape
  readonly names: Names
}

/** What happened, in one line, with its why. */
export function EventLine({ record, entry, type, names }: EventLineProps) {
  const t = useRecordText()
  const traced = isAdministrator(useSession()) && entry.channel === 'automation' && entry.actor.name.startsWith('Automation: ')
  const own = isOwn(entry)
  const way = own ? undefined : ways[entry.channel]
  return (
    <li className="event">
      <span className="event-words">
        {own ? 'Mainstay' : entry.actor.name} {way && `${t(way)} `}
        <What entry={entry} type={type} names={names} />
        {entry.reason && (
          <>
            {' '}
            <Tooltip text={entry.reason}>
              <button type="button" className="why">
                {t('why')}
              </button>
            </Tooltip>
          </>
        )}
        {traced && (
          <Suspense fallback={null}>
            {' '}
            <RunLink record={record} seq={entry.seq} />
          </Suspense>
        )}
      </span>
      <Time at={entry.at} form="stamp" />
    </li>
  )
}

/** What Mainstay does by itself carries the name of the job or the engine that did it, which says nothing to people. */
const isOwn = ({ actor, channel }: Entry): boolean => actor.id === null && channel === 'automation' && /^[a-z][\w.]*$/.test(actor.name)

function What({ entry, type, names }: Omit<EventLineProps, 'record'>) {
  const t = useRecordText()
  const say = useSay()
  if (entry.act === 'create') return t('opened')
  if (entry.act === 'remove') return t('removed')
  if (entry.fact) return say(entry.fact.say)
  if (entry.act === 'detach') return t('detached', { file: entry.attachment?.name ?? '' })
  const transition = entry.transition ? type.transitions?.[entry.transition] : undefined
  return (
    <>
      {transition && (
        <>
          · <b>{say(transition.label)}</b>{' '}
        </>
      )}
      {changedFields(entry, type).map(name => (
        <Fragment key={name}>
          · <FieldChange entry={entry} type={type} names={names} name={name} />{' '}
        </Fragment>
      ))}
    </>
  )
}

function FieldChange({ entry, type, names, name }: Omit<EventLineProps, 'record'> & { name: string }) {
  const t = useRecordText()
  const say = useSay()
  const field = type.fields[name]
  const [before, after] = entry.changes[name] ?? []
  if (!field) return null
  const label = say(field.label)
  if (isBlank(after)) return t('emptied', { field: label })
  const { Change, wide } = fieldWeb(field)
  if (Change)
    return (
      <>
        {label} <Change field={field} before={before} after={after} names={names} />
      </>
    )
  if (wide) return t('changedLong', { field: label })
  return (
    <>
      {label}{' '}
      <b>
        <Value field={field} value={after} names={names} dense />
      </b>
    </>
  )
}
