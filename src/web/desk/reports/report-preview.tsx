import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Grouping } from '../../../kernel/define/index.ts'
import { sayGrouping, sayKey, sayMeasure, sayValue } from '../../../kernel/fields/summary-words.ts'
import { address, ask, type Names, type TypeShape, useMe, useModel } from '../../client/index.ts'
import { type Dates, useDates, useLanguage, useSay } from '../../text/index.ts'
import { Blank, Failed, Skeleton } from '../../ui/index.ts'
import { useNow } from '../clocks/index.ts'
import { both } from '../filter/read.ts'
import type { Picture } from '../pictures/picture.ts'
import { ShownPicture } from '../pictures/shown-picture.tsx'
import { namedMoments, nextDay } from './named-period.ts'
import { groupingsOf, measureOf, pathsIn, type Question } from './question.ts'
import { useReportsText } from './reports-words.ts'

type Key = string | number | boolean | null
interface Group {
  readonly keys: readonly Key[]
  readonly values: readonly (number | null)[]
}
interface Summary {
  readonly groups: readonly Group[]
  readonly more: boolean
  readonly names: Names
  readonly total: readonly (number | null)[] | null
}

/** What a report says at this moment, for whoever looks. */
export function ReportPreview({ question, type }: { question: Question; type: TypeShape }) {
  const t = useReportsText()
  const dates = useDates()
  const zone = useMe().timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const today = dates.local(new Date(useNow()).toISOString()).slice(0, 10)
  const filter = filterOf(question, today, dates)
  const query = {
    filter: filter || undefined,
    by: [question.by, question.thenBy].filter(text => text !== ''),
    measure: [question.measure],
    zone,
    limit: 500,
    total: true,
    names: true,
  }
  const shape = [type.name, question.by, question.thenBy, question.measure].join('\n')
  const found = useQuery({
    queryKey: ['summary', shape, query],
    queryFn: ({ signal }) => ask<Summary>(`/${type.path}/summary`, { query, signal }),
    // Groups of another question would be misread.
    placeholderData: (before, of) => (of?.queryKey[1] === shape ? before : undefined),
    retry: false,
  })
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Skeleton height={240} />
  const csv = address(`/${type.path}/summary`, { ...query, total: undefined, format: 'csv' })
  return (
    <>
      <Shown question={question} type={type} summary={found.data} filter={filter} csv={csv} />
      {found.data.more && <p className="none">{t('more')}</p>}
    </>
  )
}

/** The rule and the period of a report as one filter. */
function filterOf({ rule, at, period }: Question, today: string, dates: Dates): string {
  const moments = at === '' ? undefined : namedMoments(period, today, dates)
  return both(rule, moments && `${at} >= '${moments.from}' && ${at} < '${moments.to}'`)
}

interface ShownProps {
  readonly question: Question
  readonly type: TypeShape
  readonly summary: Summary
  readonly filter: string
  readonly csv: string
}

function Shown({ question, type, summary, filter, csv }: ShownProps) {
  const t = useReportsText()
  const say = useSay()
  const language = useLanguage()
  const dates = useDates()
  const model = useModel()
  const fieldAt = pathsIn(model, type)
  const [groupings, measure] = [groupingsOf(question), measureOf(question)]
  const saying = (value: number | null) => sayValue(value, measure, fieldAt, language)
  const [first, second] = groupings
  if (!first) {
    const href = `/${type.path}?${new URLSearchParams({ filter })}`
    return (
      <p className="report-total">
        <Link href={href} className="num">
          {saying(summary.groups[0]?.values[0] ?? null)}
        </Link>
        <span className="none">{sayMeasure(measure, fieldAt, language)}</span>
      </p>
    )
  }
  if (summary.groups.length === 0) return <Blank icon="filter" title={t('nothing')} />
  const nameOf = (key: Key, grouping: Grouping) => (typeof key === 'string' ? summary.names[key]?.title : undefined) ?? sayKey(key, grouping, fieldAt, language)
  const rows = distinct(summary.groups.map(group => group.keys[0] ?? null))
  const columns = second ? distinct(summary.groups.map(group => group.keys[1] ?? null)) : [null]
  const valueAt = (row: Key, column: Key): number | null =>
    summary.groups.find(({ keys }) => keys[0] === row && (!second || keys[1] === column))?.values[0] ?? null
  const picture: Picture = {
    title: question.name || `${say(type.label.many)}: ${sayMeasure(measure, fieldAt, language)}`,
    labels: rows.map(row => nameOf(row, first)),
    series: columns.map(column => ({
      name: second ? nameOf(column, second) : sayMeasure(measure, fieldAt, language),
      values: rows.map(row => valueAt(row, column)),
    })),
    say: saying,
    ...(measure.is === 'share' ? { most: 1 } : {}),
  }
  const linkOf = (row: Key, column: Key) => both(filter, keyRule(first, row, dates), second && keyRule(second, column, dates))
  const listable = [first, second].every(grouping => !grouping || !('edges' in grouping))
  return (
    <>
      <ShownPicture
        picture={picture}
        kind={question.picture}
        of={sayGrouping(first, fieldAt, language)}
        csv={csv}
        {...(listable
          ? {
              behind: (i: number, s: number) => `/${type.path}?${new URLSearchParams({ filter: linkOf(rows[i] ?? null, columns[s] ?? null) })}`,
            }
          : {})}
      />
      {summary.total && (
        <p className="none">
          {t('total')}: <span className="num">{saying(summary.total[0] ?? null)}</span>
        </p>
      )}
    </>
  )
}

const distinct = (keys: readonly Key[]): readonly Key[] => [...new Set(keys)]

/** The records of a group, in rule text. */
function keyRule(grouping: Grouping, key: Key, dates: Dates): string {
  if ('edges' in grouping) return ''
  if (key === null) return `${grouping.by} == null`
  if (!('unit' in grouping)) return `${grouping.by} == ${JSON.stringify(key)}`
  const [from, to] = [String(key), nextDay(String(key), grouping.unit)].map(day => dates.fromLocal(`${day}T00:00`) ?? day)
  return `${grouping.by} >= '${from}' && ${grouping.by} < '${to}'`
}
