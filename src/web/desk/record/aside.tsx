import { useState } from 'react'
import type { Names, RecordPage, TypeShape } from '../../client/index.ts'
import { fieldWeb, isBlank } from '../../fields.ts'
import { useSay } from '../../text/index.ts'
import { requiredLater } from '../parts/asks.ts'
import { Button, Icon } from '../../ui/index.ts'
import { Fact } from './fact.tsx'
import { Files } from './files.tsx'
import { Panels } from './panels.tsx'
import { mayChange } from './may.ts'
import { Related } from './related.tsx'
import { useRecordText } from './words.ts'
import './facts.css'

export interface RecordParts {
  readonly type: TypeShape
  readonly record: RecordPage
  readonly names: Names
  /** It is shown as it was; nothing can be changed. */
  readonly past: boolean
}

/** Facts, related records and whatever practices add. */
export function Aside(parts: RecordParts) {
  const { type, record } = parts
  const say = useSay()
  const t = useRecordText()
  const [open, setOpen] = useState(false)
  const [more, setMore] = useState(false)
  const later = requiredLater(type)
  const usual = new Set([...type.views.list, ...type.views.create, type.work?.assignee, type.work?.group])
  const shown = (name: string): boolean => {
    const field = type.fields[name]
    if (!field || name === 'state' || (name === type.views.title && !type.single) || !(name in record) || fieldWeb(field).wide) return false
    return !isBlank(record[name]) || (mayChange(record, name) && !later.has(name) && (more || usual.has(name)))
  }
  const sections = type.views.sections.map(s => ({ ...s, fields: s.fields.filter(shown) })).filter(s => s.fields.length > 0)
  const hidden = type.views.sections
    .flatMap(s => s.fields)
    .filter(
      name =>
        mayChange(record, name) && isBlank(record[name]) && !later.has(name) && !usual.has(name) && type.fields[name] && !fieldWeb(type.fields[name]).wide,
    )
  return (
    <>
      <button type="button" className="aside-toggle" aria-expanded={open} aria-controls="facts" onClick={() => setOpen(!open)}>
        {t('facts')}
        <Icon name={open ? 'up' : 'down'} />
      </button>
      <aside id="facts" className={open ? 'aside is-open' : 'aside'} aria-label={t('facts')}>
        <Panels slot="record.aside" {...parts} />
        {sections.map(section => (
          <section key={section.label.en}>
            <h2>{say(section.label)}</h2>
            <dl className="facts">
              {section.fields.map(name => (
                <Fact key={name} name={name} {...parts} />
              ))}
            </dl>
          </section>
        ))}
        {!parts.past && hidden.length > 0 && (
          <Button small look="quiet" icon={more ? 'up' : 'add'} className="aside-more" aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? t('fewerFacts') : t('moreFacts', { count: hidden.length })}
          </Button>
        )}
        <Panels slot="record.help" {...parts} />
        {!parts.past && type.views.related?.map(related => <Related key={`${related.record} ${related.by}`} of={record} {...related} />)}
        <Files record={record} />
      </aside>
    </>
  )
}
