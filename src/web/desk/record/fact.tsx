import { useEffect, useState, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { useModel } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { Icon } from '../../ui/index.ts'
import { EditValue } from '../parts/edit-value.tsx'
import { useSaveField } from '../parts/save.ts'
import { Value } from '../parts/value.tsx'
import type { RecordParts } from './aside.tsx'
import { mayChange } from './may.ts'
import { useRecordText } from './words.ts'

let wanted: string | undefined
const listeners = new Set<() => void>()
const want = (field: string | undefined) => {
  wanted = field
  for (const listener of listeners) listener()
}

/** Opens the editor of a fact, for keys and the palette. */
export const openFact = want

const listen = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

/** One fact: its label, its value, and a way to change it where it stands. */
export function Fact({ type, record, names, past, name }: RecordParts & { name: string }) {
  const say = useSay()
  const save = useSaveField(type)
  const [open, setOpen] = useState(false)
  const asked = useSyncExternalStore(listen, () => wanted === name)
  useEffect(() => {
    if (!asked) return
    setOpen(true)
    want(undefined)
  }, [asked])
  const field = type.fields[name]
  if (!field) return null
  const editable = !past && mayChange(record, name)
  const way = isBlank(record[name]) ? undefined : fieldWeb(field).leadsTo?.(record[name])
  // A button holds no link: where the value leads stands beside it.
  const value = <Value field={field} value={record[name]} names={names} row={record} {...(editable && way !== undefined ? { dense: true } : {})} />
  const label = say(field.label)
  return (
    <>
      <dt title={field.help && say(field.help)}>{label}</dt>
      <dd>
        {editable ? (
          <EditValue
            field={field}
            value={record[name]}
            names={names}
            row={record}
            open={open}
            onOpenChange={setOpen}
            onSave={next => save(record, name, next)}
            trigger={
              <button type="button" className="fact-value">
                <span className="hidden-visually">{label}: </span>
                {value}
              </button>
            }
          />
        ) : (
          <span className="fact-value is-still">{value}</span>
        )}
        {editable && way !== undefined && <Lead to={way} value={String(record[name])} />}
        <Visit target={field.options.to} value={record[name]} title={names[String(record[name])]?.title} number={names[String(record[name])]?.number} />
      </dd>
    </>
  )
}

interface VisitProps {
  readonly target: string | undefined
  readonly value: unknown
  readonly title: string | undefined
  readonly number: string | null | undefined
}

/** The way out to what a fact names: a mail program, another site. */
function Lead({ to, value }: { to: string; value: string }) {
  const t = useRecordText()
  const name = t('openRecord', { name: value })
  return (
    <a href={to} className="fact-visit" aria-label={name} title={name} rel="noopener noreferrer nofollow" target="_blank">
      <Icon name="right" size={14} />
    </a>
  )
}

/** The way to the record that a fact names. */
function Visit({ target, value, title, number }: VisitProps) {
  const t = useRecordText()
  const { types } = useModel()
  const type = types.find(one => one.name === target)
  if (!type || typeof value !== 'string' || isBlank(value) || !title) return null
  return (
    <Link
      href={`/${type.path}/${number ?? value}`}
      className="fact-visit"
      aria-label={t('openRecord', { name: title })}
      title={t('openRecord', { name: title })}
    >
      <Icon name="right" size={14} />
    </Link>
  )
}
