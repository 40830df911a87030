import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { ask, type TypeShape } from '../../client/index.ts'
import { useDates } from '../../text/index.ts'
import { Failed, IconButton, Skeleton, Tag, useUiText } from '../../ui/index.ts'
import { type Attainment, openKey } from './attainment-table.tsx'
import { useFigureName, useLevelNames } from './figure-name.ts'
import type { Report } from './report-view.ts'
import { useReportText } from './words.ts'

interface BehindProps {
  readonly view: Report
  readonly type: TypeShape
  readonly rows: readonly Attainment[]
  readonly query: Readonly<Record<string, string | undefined>>
}

interface Item {
  readonly id: string
  readonly number: string | null
  readonly title: string | null
  readonly level: string
  readonly endedAt: string
  readonly breachedAt: string | null
}

/** The records behind one number of the report. */
export function Behind({ view, type, rows, query }: BehindProps) {
  const t = useReportText()
  const u = useUiText()
  const nameOf = useFigureName(view.by, type)
  const heading = useRef<HTMLHeadingElement>(null)
  const row = rows.find(one => openKey(one.key) === view.open)
  const key = view.open?.slice(1)
  const found = useQuery({
    queryKey: ['serviceLevelReport', 'records', query, view.open, view.missed],
    queryFn: ({ signal }) =>
      ask<{ items: readonly Item[] }>('/service-level-report/records', {
        query: { ...query, key: key || undefined, missed: view.missed || undefined },
        signal,
      }),
    enabled: row !== undefined,
  })
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  if (!row) return null
  const count = view.missed ? row.missed : row.ended
  return (
    <section className="sheet report-behind">
      <div className="row">
        <h2 ref={heading} tabIndex={-1}>
          {t(view.missed ? 'behindMissed' : 'behindEnded', { name: nameOf(row) })}
        </h2>
        <IconButton icon="close" label={u('close')} small onClick={() => view.change({ open: undefined })} />
      </div>
      {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height={80} />}
      {found.data && <Items type={type} items={found.data.items} />}
      {found.data && found.data.items.length < count && <p className="none">{t('first', { count: found.data.items.length })}</p>}
    </section>
  )
}

function Items({ type, items }: { type: TypeShape; items: readonly Item[] }) {
  const t = useReportText()
  const dates = useDates()
  const levelName = useLevelNames()
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('record')}</th>
            <th scope="col">{t('level')}</th>
            <th scope="col">{t('at')}</th>
            <th scope="col">{t('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record stands here once for each of its clocks
            <tr key={i}>
              <td>
                <Link href={`/${type.path}/${item.number ?? item.id}`}>{[item.number, item.title].filter(Boolean).join(' ')}</Link>
              </td>
              <td>{levelName(item.level) ?? t('hidden')}</td>
              <td className="num">{dates.moment(item.endedAt)}</td>
              <td>
                <Tag tone={item.breachedAt === null ? 'good' : 'critical'}>{t(item.breachedAt === null ? 'keptOne' : 'missedOne')}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
