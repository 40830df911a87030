import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type Names, type TypeShape, useType } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Avatar, Tag, Time } from '../../ui/index.ts'
import { Value } from '../parts/value.tsx'
import { ways } from '../record/ways.ts'
import { useRecordText } from '../record/words.ts'
import { useActWord } from './audit-acts.ts'
import type { AuditEntry } from './audit-shapes.ts'
import { useAuditText } from './audit-words.ts'

interface LineProps {
  readonly entry: AuditEntry
  readonly names: Names
}

/** One act: who, what, to which record, and what it held before and after. */
export function AuditLine({ entry, names }: LineProps) {
  const r = useRecordText()
  const way = entry.channel && ways[entry.channel]
  const type = useType(entry.record?.type ?? '')
  return (
    <li>
      <Avatar name={entry.actor.name} machine={entry.kind === 'change' && entry.actor.id === null} />
      <div className="audit-words">
        <p>
          <b>{entry.actor.name}</b> {way && <span className="none">{r(way)} </span>}
          <Done entry={entry} names={names} type={type} />
        </p>
        {type && entry.kind === 'change' && <Changes entry={entry} names={names} type={type} />}
        {entry.reason && <p className="none">{entry.reason}</p>}
      </div>
      <Time at={entry.at} form="moment" />
    </li>
  )
}

function Done({ entry, names, type }: LineProps & { type: TypeShape | undefined }) {
  const t = useAuditText()
  const say = useSay()
  const act = useActWord()
  const { attempt, person, actor, about, address } = entry
  if (attempt) {
    return (
      <>
        <Tag tone="high">{act('refused')}</Tag>{' '}
        <code>
          {attempt.method} {attempt.path}
        </code>{' '}
        {entry.record?.id && <RecordLink entry={entry} names={names} type={type} />}{' '}
        <span className="none">
          {t(attempt.code === 'token_scope' ? 'byToken' : attempt.code === 'browser_only' ? 'byBrowser' : 'byRights')}
          {attempt.count > 1 && ` · ${t('times', { count: attempt.count })}`} · {address}
        </span>
      </>
    )
  }
  if (entry.kind === 'access') {
    const whose = person !== null && person !== actor.id ? names[person]?.title : undefined
    return (
      <>
        {act(entry.act)}
        <span className="none">{[whose, about, address].filter(word => word).map(word => ` · ${word}`)}</span>
      </>
    )
  }
  const transition = entry.transition === null ? undefined : type?.transitions?.[entry.transition]
  return (
    <>
      {transition ? say(transition.label) : act(entry.act)} <span className="none">{type && !type.single && say(type.label.one)}</span>{' '}
      <RecordLink entry={entry} names={names} type={type} />
    </>
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Leads to the record; of one that is gone, the last name it had. */
function RecordLink({ entry: { record, changes }, names, type }: LineProps & { type: TypeShape | undefined }): ReactNode {
  const say = useSay()
  if (!record?.id) return null
  const name = names[record.id]
  const past = type ? changes[type.views.title] : undefined
  const said = name?.title ?? (text(past?.[1]) || text(past?.[0]) || record.id)
  if (type?.single) return <Link href={`/admin/settings/${type.path}`}>{say(type.label.one)}</Link>
  return type && name ? <Link href={`/${type.path}/${record.id}`}>{said}</Link> : <b>{said}</b>
}

/** What a creation and a removal hold is much; it is unfolded by who wants it. */
function Changes({ entry, names, type }: LineProps & { type: TypeShape }) {
  const t = useAuditText()
  const shown = Object.entries(entry.changes).filter(([name, [before, after]]) => {
    const field = type.fields[name]
    return field && (name === 'state' || !field.computed) && !(isBlank(before) && isBlank(after))
  })
  if (shown.length === 0) return null
  const list = (
    <dl className="audit-changes">
      {shown.map(([name, values]) => (
        <Change key={name} type={type} name={name} values={values} names={names} act={entry.act} />
      ))}
    </dl>
  )
  return entry.act === 'create' || entry.act === 'remove' ? (
    <details>
      <summary>{t('details')}</summary>
      {list}
    </details>
  ) : (
    list
  )
}

interface ChangeProps {
  readonly type: TypeShape
  readonly name: string
  readonly values: readonly [before: unknown, after: unknown]
  readonly names: Names
  readonly act: string
}

function Change({ type, name, values: [before, after], names, act }: ChangeProps) {
  const t = useAuditText()
  const say = useSay()
  const field = type.fields[name]
  if (!field) return null
  const value = (held: unknown) =>
    fieldWeb(field).wide ? <span className="audit-long">{text(held) || '–'}</span> : <Value field={field} value={held} names={names} dense />
  return (
    <div>
      <dt>{say(field.label)}</dt>
      <dd>
        {act !== 'create' && (
          <del>
            <span className="hidden-visually">{t('before')} </span>
            {value(before)}
          </del>
        )}
        {act !== 'create' && act !== 'remove' && <span aria-hidden="true">→</span>}
        {act !== 'remove' && (
          <ins>
            <span className="hidden-visually">{t('after')} </span>
            {value(after)}
          </ins>
        )}
      </dd>
    </div>
  )
}
