import { useState } from 'react'
import { Link } from 'wouter'
import { type RecordPage, type TypeShape, useType } from '../../../web/client/index.ts'
import { Bar } from '../../../web/desk/clocks/bars.tsx'
import { useDates, useLanguage, useSay } from '../../../web/text/index.ts'
import { Button, Segments, Tag } from '../../../web/ui/index.ts'
import { useTrialText } from './trial-words.web.ts'

/** As the server tells it; see `trials.server.ts`. */
export interface TrialState {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly records: number
  readonly result: Result | null
  readonly error: string | null
}

interface Sums {
  readonly clocks: number
  readonly completed: number
  readonly cancelled: number
  readonly breached: number
}

type Outcome = 'none' | 'kept' | 'breached' | 'cancelled' | 'running'

interface Result {
  readonly records: number
  readonly before: Sums
  readonly after: Sums
  readonly groups: Readonly<Record<Grouping, readonly Compared[]>>
  readonly differ: readonly {
    readonly id: string
    readonly number: string | null
    readonly title: string | null
    readonly before: Outcome
    readonly after: Outcome
  }[]
  readonly differing: number
}

interface Compared {
  readonly key: string | null
  readonly before: Sums
  readonly after: Sums
}

const groupings = ['month', 'group', 'service', 'priority'] as const
type Grouping = (typeof groupings)[number]

/** Rows shown before one asks for all. */
const first = 12

interface TrialResultProps {
  readonly record: RecordPage
  readonly trial: TrialState
  readonly result: Result
  readonly names: Readonly<Record<string, string>>
}

/** Breaches then and now, and the records that come out otherwise. */
export function TrialResult({ record, trial, result, names }: TrialResultProps) {
  const t = useTrialText()
  const dates = useDates()
  const about = useType(String(record.recordType))
  const [by, setBy] = useState<Grouping>('month')
  const compares = typeof record.previous === 'string'
  const offered = groupings.filter(one => result.groups[one].some(row => row.key !== null))
  return (
    <div className="stack">
      <p>
        {t('done', { from: dates.day(trial.from), to: dates.day(trial.to), records: t('records', { count: result.records }) })}{' '}
        <span className="none">{t('changedSince', { at: dates.moment(trial.createdAt) })}</span>
      </p>
      {!compares && <p className="none">{t('noBefore')}</p>}
      <Segments label={t('by')} value={by} onChange={setBy} options={offered.map(value => ({ value, label: t(value) }))} />
      <Comparison key={by} by={by} rows={result.groups[by]} all={result} compares={compares} about={about} names={names} />
      {compares && about && <Differing about={about} result={result} />}
      {record.state === 'draft' && <p className="none">{t('next')}</p>}
    </div>
  )
}

interface ComparisonProps {
  readonly by: Grouping
  readonly rows: readonly Compared[]
  readonly all: Pick<Result, 'before' | 'after'>
  readonly compares: boolean
  readonly about: TypeShape | undefined
  readonly names: Readonly<Record<string, string>>
}

function Comparison({ by, rows, all, compares, about, names }: ComparisonProps) {
  const t = useTrialText()
  const said = useKeyWords(by, about, names)
  const [more, setMore] = useState(false)
  const shown = more ? rows : rows.slice(0, first)
  return (
    <>
      <div className="scroll-x">
        <table className="plain-table trial-table">
          <thead>
            <tr>
              <th scope="col">{t(by)}</th>
              {compares && <th scope="col">{t('before')}</th>}
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <tr key={row.key}>
                <th scope="row">{said(row.key)}</th>
                {compares && <Missed sums={row.before} />}
                <Missed sums={row.after} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              {compares && <Missed sums={all.before} />}
              <Missed sums={all.after} />
            </tr>
          </tfoot>
        </table>
      </div>
      {!more && rows.length > first && (
        <Button small look="quiet" icon="down" onClick={() => setMore(true)}>
          {t('more', { count: rows.length })}
        </Button>
      )}
    </>
  )
}

function Missed({ sums }: { sums: Sums }) {
  const t = useTrialText()
  if (sums.clocks === 0) return <td className="none">{t('none')}</td>
  return (
    <td>
      <span className="num">{t('missedOf', { missed: sums.breached, clocks: sums.clocks })}</span>
      <Bar part={sums.breached / sums.clocks} tone="critical" />
    </td>
  )
}

function useKeyWords(by: Grouping, about: TypeShape | undefined, names: Readonly<Record<string, string>>): (key: string | null) => string {
  const t = useTrialText()
  const say = useSay()
  const language = useLanguage()
  const words = about?.fields[about.work?.priority ?? '']?.options.words
  return key => {
    if (key === null) return t('without')
    if (by === 'month') return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${key}-01T00:00:00Z`))
    if (by === 'priority') return words?.[key] ? say(words[key]) : key
    return names[key] ?? t('hidden')
  }
}

const tone = { none: 'quiet', kept: 'good', breached: 'critical', cancelled: 'quiet', running: 'calm' } as const

function Differing({ about, result }: { about: TypeShape; result: Result }) {
  const t = useTrialText()
  return (
    <div className="stack trial-differ">
      <h3>{t('differ', { count: result.differing })}</h3>
      {result.differing > result.differ.length && <p className="none">{t('differFirst', { count: result.differ.length })}</p>}
      {result.differ.length > 0 && (
        <div className="scroll-x trial-records">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('record')}</th>
                <th scope="col">{t('wasOutcome')}</th>
                <th scope="col">{t('isOutcome')}</th>
              </tr>
            </thead>
            <tbody>
              {result.differ.map(({ id, number, title, before, after }) => (
                <tr key={id}>
                  <td>
                    <Link href={`/${about.path}/${number ?? id}`}>{[number, title].filter(Boolean).join(' ')}</Link>
                  </td>
                  <td>
                    <Tag tone={tone[before]}>{t(`outcome_${before}`)}</Tag>
                  </td>
                  <td>
                    <Tag tone={tone[after]}>{t(`outcome_${after}`)}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
