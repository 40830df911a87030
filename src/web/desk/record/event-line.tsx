import { Fragment } from 'react'
import type { Entry, Names, TypeShape } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Time, Tooltip } from '../../ui/index.ts'
import { Value } from '../parts/value.tsx'
import { changedFields } from './events.ts'
import { ways } from './ways.ts'
import { useRecordText } from './words.ts'

interface EventLineProps {
  readonly entry: Entry
  readonly type: TypeShape
  readonly names: Names
}

/** What happened, in one line, with its why. */
export function EventLine({ entry, type, names }: EventLineProps) {
  const t = useRecordText()
  const way = ways[entry.channel]
  return (
    <li className="event">
      <span className="event-words">
        {entry.actor.name} {way && `${t(way)} `}
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
      </span>
      <Time at={entry.at} form="stamp" />
    </li>
  )
}

function What({ entry, type, names }: EventLineProps) {
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

function FieldChange({ entry, type, names, name }: EventLineProps & { name: string }) {
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
