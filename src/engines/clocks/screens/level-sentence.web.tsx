import type { ReactNode } from 'react'
import { type TypeShape, useRows, useType } from '../../../web/client/index.ts'
import { Link } from 'wouter'
import { workLength } from '../../../web/desk/clocks/index.ts'
import { RuleWords } from '../../../web/desk/filter/rule-words.tsx'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { useLanguage, useNoun, useSay } from '../../../web/text/index.ts'
import { filled } from './filled.web.ts'
import { levelFacts } from './level-row.web.ts'
import { useLevelText } from './level-words.web.ts'

/** The whole promise as a sentence: what the fields below say, read together. */
export function LevelSentence({ type, record, names }: RecordParts) {
  const t = useLevelText()
  const say = useSay()
  const noun = useNoun()
  const about = useType(String(record.recordType))
  if (!about) return null
  const countsFrom = about.fields[String(record.countsFrom)]
  const rule = (text: unknown) => <RuleWords type={about} text={String(text)} names={names} />
  const parts = (['starts', 'pauses', 'resumes', 'resets', 'cancels', 'stops'] as const).filter(name => typeof record[name] === 'string')
  return (
    <section>
      <h2>{t('promise')}</h2>
      <p className="level-sentence">
        {filled(marks => t('forWhere', marks), {
          types: noun(about.label.many),
          applies: rule(record.applies),
          target: <Target record={record} about={about} names={names} />,
        })}
        {parts.map(name => (
          <span key={name}>{filled(marks => t(name, marks), { rule: rule(record[name]) })}</span>
        ))}
        {countsFrom && t('countsFrom', { field: say(countsFrom.label) })}
        {record.repeats === false && t('once')}
        <Warnings record={record} />
      </p>
      <Among type={type} record={record} />
    </section>
  )
}

type Parts = Pick<RecordParts, 'record' | 'names'>

function Target({ record, names, about }: Parts & { about: TypeShape }): ReactNode {
  const t = useLevelText()
  const say = useSay()
  const { targetIn, time, days, at, targetField } = levelFacts(record)
  const calendar = <Hours record={record} names={names} />
  const field = about.fields[targetField ?? '']
  if (targetIn === 'field' && field) return t('field', { field: say(field.label) })
  if (targetIn === 'elapsed' && time !== undefined) return filled(marks => t('elapsed', marks), { time: <b>{workLength(time)}</b> })
  if (targetIn === 'business' && time !== undefined) return filled(marks => t('business', marks), { time: <b>{workLength(time)}</b>, calendar })
  if (targetIn === 'workingDays' && days !== undefined) return filled(marks => t('workingDays', { ...marks, count: days }), { calendar })
  if (targetIn === 'workingDayAt' && days !== undefined && at !== undefined)
    return filled(marks => (days === 0 ? t('today', marks) : t('workingDayAt', { ...marks, count: days })), { at: <b>{at}</b>, calendar })
  return t('noTarget')
}

const sourceWord = { service: 'ofService', group: 'ofGroup', requesterLocation: 'ofRequesterLocation' } as const

function Hours({ record, names }: Parts): ReactNode {
  const t = useLevelText()
  const { calendarFrom, calendar } = levelFacts(record)
  const own = calendar === undefined ? t('noCalendar') : <Link href={`/calendars/${calendar}`}>{names[calendar]?.title ?? calendar}</Link>
  return calendarFrom === 'level' ? own : filled(marks => t(sourceWord[calendarFrom], marks), { calendar: own })
}

function Warnings({ record }: Pick<Parts, 'record'>) {
  const t = useLevelText()
  const language = useLanguage()
  const { warnings } = levelFacts(record)
  const percents = new Intl.ListFormat(language).format(warnings.map(percent => `${percent} %`))
  return warnings.length === 0 ? t('noWarnings') : t('warns', { percents })
}

/** Which service levels stand in for each other, and in which order. */
function Among({ type, record }: Pick<RecordParts, 'type' | 'record'>) {
  const t = useLevelText()
  const among = typeof record.among === 'string' ? record.among : undefined
  const filter = `among == '${among?.replaceAll("'", "\\'")}' && state == 'active'`
  const others = useRows(type, { filter, sort: 'order', fields: 'name,order', limit: 50, count: false }, among !== undefined)
  if (among === undefined || !others.data) return null
  const rows = others.data.items.filter(row => row.id !== record.id && row.id !== record.previous)
  if (rows.length === 0) return <p className="none">{t('amongAlone', { among })}</p>
  const all = [...rows, record].toSorted((a, b) => Number(a.order) - Number(b.order))
  return (
    <div className="level-among none">
      <p>{t('among', { among })}</p>
      <ol>
        {all.map(row => (
          <li key={row.id}>
            {row.id === record.id ? <b>{`${String(row.name)} (${t('thisOne')})`}</b> : <Link href={`/service-levels/${row.id}`}>{String(row.name)}</Link>}
          </li>
        ))}
      </ol>
    </div>
  )
}
