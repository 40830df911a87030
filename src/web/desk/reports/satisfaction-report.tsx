import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { ask, findType, useMe, useModel, useType } from '../../client/index.ts'
import { type Dates, useDates, useLanguage, useNumber, useSay } from '../../text/index.ts'
import { Blank, Failed, Segments, Skeleton } from '../../ui/index.ts'
import { Bar } from '../clocks/bars.tsx'
import { useNow } from '../clocks/index.ts'
import { PageBar } from '../parts/page.tsx'
import { daysOf, momentsOf } from './period.ts'
import { useSatisfactionText } from './satisfaction-words.ts'
import './report.css'

/** As the server tells it; see `figures.server.ts` of the practice. */
interface Satisfaction {
  readonly key: string | null
  readonly name: string | null
  readonly asked: number
  readonly answered: number
  readonly satisfied: number
  readonly low: number
  readonly followedUp: number
  readonly average: number | null
}

const periods = ['thisMonth', 'lastMonth', 'quarter', 'year'] as const
const groupings = ['month', 'service', 'servedBy', 'recordType'] as const
type Period = (typeof periods)[number]
type Grouping = (typeof groupings)[number]

/** How content people are, with how many of them said so, and the ratings behind each figure. */
export default function SatisfactionReport() {
  const t = useSatisfactionText()
  const [period, setPeriod] = useState<Period>('year')
  const [by, setBy] = useState<Grouping>('month')
  const type = useType('rating')
  if (!type) return <Blank page icon="star" title={t('notHere')} />
  return (
    <>
      <PageBar title={t('title')} />
      <div className="report stack">
        <p className="report-definition none">{t('definition')}</p>
        <div className="report-asks">
          <Segments label={t('period')} value={period} onChange={setPeriod} options={periods.map(value => ({ value, label: t(value) }))} />
        </div>
        <div>
          <Segments label={t('by')} value={by} onChange={setBy} options={groupings.map(value => ({ value, label: t(value) }))} />
        </div>
        <Figures period={period} by={by} />
      </div>
    </>
  )
}

interface Moments {
  readonly from: string
  readonly to: string
}

function Figures({ period, by }: { period: Period; by: Grouping }) {
  const t = useSatisfactionText()
  const dates = useDates()
  const zone = useMe().timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const moments = momentsOf(daysOf(period, dates.local(new Date(useNow()).toISOString()).slice(0, 10)), dates)
  const query = { by, zone, from: moments?.from, to: moments?.to }
  const found = useQuery({
    queryKey: ['satisfactionReport', query],
    queryFn: ({ signal }) => ask<{ items: readonly Satisfaction[] }>('/satisfaction-report', { query, signal }),
    enabled: moments !== undefined,
    placeholderData: keepPreviousData,
  })
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />
  if (!found.data || !moments) return <Skeleton height={180} />
  if (found.data.items.length > 0) return <Table by={by} rows={found.data.items} moments={moments} />
  return (
    <div className="sheet">
      <Blank icon="star" title={t('none')}>
        {t('noneHelp')}
      </Blank>
    </div>
  )
}

function Table({ by, rows, moments }: { by: Grouping; rows: readonly Satisfaction[]; moments: Moments }) {
  const t = useSatisfactionText()
  const dates = useDates()
  const nameOf = useName(by)
  return (
    <div className="sheet scroll-x">
      <table className="plain-table report-table">
        <caption className="hidden-visually">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(by)}</th>
            <th scope="col">{t('csat')}</th>
            {(['average', 'answered', 'asked', 'rate', 'low', 'followedUp'] as const).map(name => (
              <th key={name} scope="col" className="is-number">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">
                <Link href={`/ratings?filter=${encodeURIComponent(filterOf(by, row.key, moments, dates))}`} title={t('open', { name: nameOf(row) })}>
                  {nameOf(row)}
                </Link>
              </th>
              <Cells {...row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <Cells {...sumOf(rows)} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Cells({ asked, answered, satisfied, low, followedUp, average }: Omit<Satisfaction, 'key' | 'name'>) {
  const number = useNumber()
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${number(Math.round((part / whole) * 1000) / 10)} %`)
  return (
    <>
      <td className="report-part">
        <span className="num">{percent(satisfied, answered)}</span>
        <Bar part={answered === 0 ? 0 : satisfied / answered} />
      </td>
      <td className="is-number num">{average === null ? '–' : number(Math.round(average * 10) / 10)}</td>
      <td className="is-number num">{number(answered)}</td>
      <td className="is-number num">{number(asked)}</td>
      <td className="is-number num">{percent(answered, asked)}</td>
      <td className="is-number num">{number(low - followedUp)}</td>
      <td className="is-number num">{number(followedUp)}</td>
    </>
  )
}

function sumOf(rows: readonly Satisfaction[]): Omit<Satisfaction, 'key' | 'name'> {
  const sum = (of: (row: Satisfaction) => number) => rows.reduce((all, row) => all + of(row), 0)
  const answered = sum(r => r.answered)
  const average = answered === 0 ? null : sum(r => (r.average ?? 0) * r.answered) / answered
  return { asked: sum(r => r.asked), answered, satisfied: sum(r => r.satisfied), low: sum(r => r.low), followedUp: sum(r => r.followedUp), average }
}

/** What a figure was counted over, as a filter of the list. */
function filterOf(by: Grouping, key: string | null, { from, to }: Moments, { fromLocal }: Dates): string {
  const asked = `createdAt >= '${from}' && createdAt < '${to}'`
  if (by !== 'month') return `${asked} && ${key === null ? `${by} == null` : `${by} == '${key}'`}`
  const [year = 0, month = 1] = (key ?? '').split('-').map(Number)
  const first = (m: number) => fromLocal(new Date(Date.UTC(year, m - 1, 1)).toISOString().slice(0, 16))
  return `createdAt >= '${first(month)}' && createdAt < '${first(month + 1)}'`
}

function useName(by: Grouping): (row: Satisfaction) => string {
  const t = useSatisfactionText()
  const language = useLanguage()
  const say = useSay()
  const model = useModel()
  return ({ key, name }) => {
    if (key === null) return t('without')
    if (by === 'month') return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${key}-01T00:00:00Z`))
    const type = by === 'recordType' ? findType(model, key) : undefined
    return type ? say(type.label.many) : (name ?? t('hidden'))
  }
}
