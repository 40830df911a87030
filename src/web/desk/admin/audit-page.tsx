import { useInfiniteQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { address, ask } from '../../client/index.ts'
import { Blank, Button, buttonClass, Failed, Skeleton } from '../../ui/index.ts'
import { PageBar } from '../parts/page.tsx'
import { AuditAsks } from './audit-asks.tsx'
import { type Asks, askedOf, parametersOf, writeAsks } from './audit-address.ts'
import { AuditLine } from './audit-line.tsx'
import type { AuditFound as Found } from './audit-shapes.ts'
import { useAuditText } from './audit-words.ts'
import './audit.css'

/** All that was done to configuration and access, and what was refused. The address holds what is looked for. */
export function AuditPage() {
  const t = useAuditText()
  const [, navigate] = useLocation()
  const asks = askedOf(useSearch())
  const query = parametersOf(asks)
  const found = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }) => ask<Found>('/audit', { query: { ...query, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  })
  const pages = found.data?.pages ?? []
  const items = pages.flatMap(p => p.items)
  const names = Object.assign({}, ...pages.map(p => p.names)) as Found['names']
  const set = (next: Asks) => navigate(`/admin/audit${writeAsks(next)}`, { replace: true })
  return (
    <>
      <PageBar title={t('title')}>
        <a className={buttonClass('plain', true)} href={address('/audit/export', { ...query, format: 'csv' })} download>
          {t('csv')}
        </a>
        <a className={buttonClass('plain', true)} href={address('/audit/export', { ...query, format: 'json' })} download>
          {t('json')}
        </a>
      </PageBar>
      <AuditAsks asks={asks} onChange={set} names={names} />
      <div className="sheet">
        {found.isError ? (
          <Failed error={found.error} retry={() => void found.refetch()} />
        ) : found.data && items.length === 0 ? (
          <Blank icon="history" title={t('none')}>
            {t('noneHelp')}
          </Blank>
        ) : (
          <ul className="audit" aria-label={t('title')}>
            {!found.data && [260, 320, 220, 300].map(width => <Waiting key={width} width={width} />)}
            {items.map((entry, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries are only added at the end
              <AuditLine key={i} entry={entry} names={names} />
            ))}
          </ul>
        )}
      </div>
      {found.hasNextPage && (
        <div className="bar">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

function Waiting({ width }: { width: number }) {
  return (
    <li aria-hidden="true">
      <Skeleton width={width} />
    </li>
  )
}
