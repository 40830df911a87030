import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { type Within, withinText } from '../../../kernel/define/index.ts'
import { ask, type RowPage, useType } from '../../client/index.ts'
import { useCount, useDates } from '../../text/index.ts'
import { Failed, IconButton, Skeleton, useUiText } from '../../ui/index.ts'
import { useNumbersText } from './words.ts'

interface BehindProps {
  readonly of: string
  readonly filter: string
  readonly within: Within
  readonly title: string
  readonly onClose: () => void
}

/** The records in a band: no rule can say them, so they are listed here. */
export function Behind({ of, filter, within, title, onClose }: BehindProps) {
  const t = useNumbersText()
  const u = useUiText()
  const said = useCount()
  const dates = useDates()
  const type = useType(of)
  const heading = useRef<HTMLHeadingElement>(null)
  const query = { filter, within: withinText(within), limit: 50, count: true, sort: '-createdAt' }
  const found = useQuery({
    queryKey: ['numbers', 'behind', of, query],
    queryFn: ({ signal }) => ask<RowPage>(`/${type?.path}`, { query, signal }),
    enabled: type !== undefined,
  })
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  if (!type) return null
  return (
    <div className="numbers-behind">
      <div className="row">
        <h3 ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <IconButton icon="close" label={u('close')} small onClick={onClose} />
      </div>
      {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height={80} />}
      {found.data && (
        <>
          <ul>
            {found.data.items.map(row => {
              const number = typeof row.number === 'string' ? row.number : undefined
              return (
                <li key={row.id}>
                  <Link href={`/${type.path}/${number ?? row.id}`}>{[number, row[type.views.title]].filter(Boolean).join(' ')}</Link>
                  <span className="none num">{dates.moment(String(row.createdAt))}</span>
                </li>
              )
            })}
          </ul>
          {found.data.next !== null && <p className="none">{t('first', { count: found.data.items.length, all: said(found.data.count, found.data.more) })}</p>}
        </>
      )}
    </div>
  )
}
