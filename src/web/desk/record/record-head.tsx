import { Link } from 'wouter'
import type { Names, Present, RecordPage, TypeShape } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Avatar, classes } from '../../ui/index.ts'
import { listOf } from '../list/list-memory.ts'
import { TransitionForm } from '../parts/transition-form.tsx'
import { Value } from '../parts/value.tsx'
import { asking } from './asking.ts'
import { Place } from './place.tsx'
import { RecordMenu } from './record-menu.tsx'
import { RecordTitle } from './record-title.tsx'
import { readerOf } from './reader.ts'
import { Transitions } from './transitions.tsx'
import { useRecordText } from './words.ts'

interface RecordHeadProps {
  readonly type: TypeShape
  readonly record: RecordPage
  readonly names: Names
  readonly address: string
  readonly past: boolean
  readonly people: readonly Present[]
  readonly onAsOf: () => void
}

export function RecordHead({ type, record, names, address, past, people, onAsOf }: RecordHeadProps) {
  const say = useSay()
  const asked = asking.use()
  const name = asked?.id === record.id ? asked.transition : undefined
  const list = listOf(type.name)
  return (
    <>
      <header className="record-head">
        <div className="record-line">
          <nav className="crumb" aria-label={say(type.label.many)}>
            <Link href={`/${type.path}${list?.search ? `?${list.search}` : ''}`}>{say(type.label.many)}</Link>
            {type.numbered && <span className="num"> / {address}</span>}
          </nav>
          <span className="grow" />
          <Presence people={people} />
          <Place type={type} address={address} />
          <RecordMenu type={type} record={record} onAsOf={onAsOf} />
        </div>
        <RecordTitle type={type} record={record} past={past} />
        <div className="record-line">
          {['state', 'priority'].map(
            field => type.fields[field] && record[field] != null && <Value key={field} field={type.fields[field]} value={record[field]} names={names} />,
          )}
          {!past && <Transitions type={type} record={record} open={name} />}
        </div>
      </header>
      {name && !past && (
        <section className="record-asking" aria-label={type.transitions?.[name] && say(type.transitions[name].label)}>
          <TransitionForm
            key={name}
            type={type}
            row={record}
            names={names}
            name={name}
            reader={readerOf(record, names)}
            comment={asked?.comment}
            onDone={() => (asked?.sent?.(), asking.set(undefined))}
            onCancel={() => asking.set(undefined)}
          />
        </section>
      )}
    </>
  )
}

/** Who else is here, before two write the same answer. */
function Presence({ people }: { people: readonly Present[] }) {
  const t = useRecordText()
  const [first] = [...people].sort((a, b) => b.doing.localeCompare(a.doing))
  if (!first) return null
  const one = first.name.split(' ')[0] ?? first.name
  const said = people.length > 1 ? t('others', { names: t(first.doing, { name: one }), count: people.length - 1 }) : t(first.doing, { name: one })
  return (
    <span className={classes('presence', first.doing === 'writing' && 'is-writing')} role="status">
      <Avatar name={first.name} />
      {said}
    </span>
  )
}
