import { useInfiniteQuery } from '@tanstack/react-query'
import { ask, type Page } from '../../client/index.ts'
import { Blank, Button, Failed, Skeleton, Time, Who } from '../../ui/index.ts'
import { PageBar } from '../parts/page.tsx'
import { useAdminText } from './words.ts'

interface AccessEvent {
  readonly id: string
  readonly at: string
  readonly act: string
  readonly actor: { readonly id: string | null; readonly name: string }
  readonly address: string | null
  readonly about: string | null
}

const acts = [
  'signIn',
  'demoSignIn',
  'signInFailed',
  'signOut',
  'passwordChanged',
  'passwordReset',
  'resetRequested',
  'sessionEnded',
  'tokenCreated',
  'tokenRevoked',
  'setUp',
] as const

/** Who came in, and what was done to passwords, sessions and tokens. */
export function AccessPage() {
  const t = useAdminText()
  const events = useInfiniteQuery({
    queryKey: ['access-events'],
    queryFn: ({ pageParam, signal }) => ask<Page<AccessEvent>>('/access-events', { query: { before: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  })
  const items = events.data?.pages.flatMap(p => p.items) ?? []
  const act = (name: string) => {
    const known = acts.find(a => a === name)
    return known ? t(known) : name
  }
  return (
    <>
      <PageBar title={t('access1')} />
      <p className="none access-note">{t('openHistory')}</p>
      <div className="sheet scroll-x">
        {events.isError ? (
          <Failed error={events.error} retry={() => void events.refetch()} />
        ) : events.data && items.length === 0 ? (
          <Blank icon="history" title={t('none')} />
        ) : (
          <table className="plain-table">
            <thead>
              <tr>
                {(['when', 'what', 'who', 'about', 'from'] as const).map(name => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {!events.data && <SkeletonRow />}
              {items.map(event => (
                <tr key={event.id}>
                  <td>
                    <Time at={event.at} form="moment" />
                  </td>
                  <td>{act(event.act)}</td>
                  <td>
                    <Who name={event.actor.name} />
                  </td>
                  <td>{event.about}</td>
                  <td className="num">{event.address}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {events.hasNextPage && (
        <div className="bar">
          <Button busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

function SkeletonRow() {
  return (
    <tr aria-hidden="true">
      {[110, 90, 120, 60, 80].map(width => (
        <td key={width}>
          <Skeleton width={width} />
        </td>
      ))}
    </tr>
  )
}
