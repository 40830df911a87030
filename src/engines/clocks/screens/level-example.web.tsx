import { type ReactNode, useState } from 'react'
import { useRecord, useType } from '../../../web/client/index.ts'
import { useNow } from '../../../web/desk/clocks/index.ts'
import { Timeline, type TimelineMark } from '../../../web/desk/clocks/timeline.tsx'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { useDates } from '../../../web/text/index.ts'
import { TextInput } from '../../../web/ui/index.ts'
import { aroundTheClock, type CompiledCalendar, definitionOf, useCompiled } from '../../calendars/reckon.web.ts'
import { type LevelFacts, levelFacts } from './level-row.web.ts'
import { useLevelText } from './level-words.web.ts'
import { reckonTarget } from './target.web.ts'

/** What the target comes to for something reported at a moment one chooses; a Friday afternoon at first, where calendars show what they do. */
export function LevelExample({ record }: Pick<RecordParts, 'record'>) {
  const t = useLevelText()
  const facts = levelFacts(record)
  const calendars = useType('calendar')
  const needsNone = facts.targetIn === 'elapsed'
  if (facts.targetIn === 'field') return <Frame>{t('exampleNone')}</Frame>
  if (!calendars || (facts.calendar === undefined && !needsNone)) return <Frame>{t('exampleNoCalendar')}</Frame>
  return needsNone && facts.calendar === undefined ? <Elapsed facts={facts} /> : <WithCalendar type={calendars} id={facts.calendar ?? ''} facts={facts} />
}

type Parts = { readonly facts: LevelFacts }

function WithCalendar({ type, id, facts }: Parts & { type: NonNullable<ReturnType<typeof useType>>; id: string }) {
  const found = useRecord(type, id)
  const row = found.data as (Parameters<typeof definitionOf>[0] & { name: string }) | undefined
  const year = new Date(useNow()).getFullYear()
  const compiled = useCompiled(row && definitionOf(row), [year, year + 1, year + 2])
  return row && compiled ? <Example facts={facts} calendar={compiled.calendar} name={row.name} /> : null
}

const Elapsed = ({ facts }: Parts) => <Example facts={facts} calendar={undefined} name="" />

function Example({ facts, calendar, name }: Parts & { calendar: CompiledCalendar | undefined; name: string }) {
  const t = useLevelText()
  const dates = useDates()
  const [start, setStart] = useState(() => nextFriday(dates.local(new Date().toISOString())))
  const at = Date.parse(dates.fromLocal(start) ?? '')
  const reckoned = Number.isNaN(at) ? undefined : reckonTarget(facts, calendar ?? aroundTheClock('UTC'), at)
  const said = (moment: number) => dates.dayMoment(new Date(moment).toISOString())
  const words = reckoned ? t('exampleSays', { start: said(at), due: said(reckoned.due) }) : t('exampleNever')
  const marks: readonly TimelineMark[] = reckoned
    ? [
        ...reckoned.warnings.map(w => ({ at: w.at, what: 'warning' as const, label: t('warning', { percent: w.percent }) })),
        { at: reckoned.due, what: 'due', label: t('due') },
      ]
    : []
  return (
    <Frame>
      <div className="row level-example">
        <label>
          {t('exampleStart')} <TextInput type="datetime-local" value={start} onChange={event => setStart(event.target.value)} />
        </label>
        <b role="status">{words}</b>
      </div>
      {reckoned && <Timeline from={at} to={reckoned.due} bands={reckoned.bands} marks={marks} label={words} />}
      {reckoned && (
        <p className="band-keys">
          {[...new Set(reckoned.bands.map(band => band.kind))].map(kind => (
            <span key={kind} className={`band-key is-${kind}`}>
              {t(kind === 'outOfHours' ? 'outOfHours' : 'running')}
            </span>
          ))}
          {reckoned.warnings.map(w => (
            <span key={w.percent} className="band-key is-warning">
              {t('warning', { percent: w.percent })}: {said(w.at)}
            </span>
          ))}
          <span className="band-key is-due">{t('due')}</span>
          {name !== '' && facts.calendarFrom !== 'level' && <span>{t('exampleHours', { calendar: name })}</span>}
        </p>
      )}
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const t = useLevelText()
  return (
    <section className="level-picture">
      <h2>{t('example')}</h2>
      {children}
    </section>
  )
}

/** Local, as an input wants it. */
function nextFriday(local: string): string {
  const day = 86_400_000
  const today = Date.parse(`${local.slice(0, 10)}T00:00:00Z`)
  const ahead = (5 - new Date(today).getUTCDay() + 7) % 7
  return `${new Date(today + ahead * day).toISOString().slice(0, 10)}T17:00`
}
