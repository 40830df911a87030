import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ask, useType } from '../../client/index.ts'
import { Button, Failed, Skeleton, Tag, Time, toast, toastProblem } from '../../ui/index.ts'
import { useNames } from '../filter/names.ts'
import { PageBar } from '../parts/page.tsx'
import { deviceOf } from './device.ts'
import { useTokenText } from './token-words.ts'

interface SessionRow {
  readonly id: string
  readonly person: string
  readonly createdAt: string
  readonly seenAt: string
  readonly address: string
  readonly userAgent: string
  readonly current: boolean
}

export function SessionsPage({ everybody = false }: { everybody?: boolean }) {
  const t = useTokenText()
  return (
    <>
      <PageBar title={t('sessions')} />
      <div className="narrow">
        <Sessions everybody={everybody} />
      </div>
    </>
  )
}

/** Where I am signed in, or everybody is; each can be ended. */
export function Sessions({ everybody = false }: { everybody?: boolean }) {
  const t = useTokenText()
  const client = useQueryClient()
  const sessions = useQuery({
    queryKey: ['sessions', everybody],
    queryFn: ({ signal }) => ask<{ items: readonly SessionRow[] }>('/sessions', { query: everybody ? { person: 'all' } : {}, signal }),
  })
  const end = useMutation({
    mutationFn: (id: string) => ask<void>(`/sessions/${id}`, { method: 'DELETE' }),
    onError: toastProblem,
    onSuccess: () => {
      toast(t('ended'))
      void client.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  const person = useType('person')
  const names = useNames(everybody && person ? [...new Set((sessions.data?.items ?? []).map(one => one.person))].map(id => ({ type: person, id })) : [], {})
  if (sessions.isError) return <Failed error={sessions.error} retry={() => void sessions.refetch()} />
  return (
    <div className="stack">
      <p className="none">{t('sessionsHelp')}</p>
      {!sessions.data && <Skeleton height={40} />}
      <div className="sheet scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              {everybody && <th scope="col">{t('person')}</th>}
              <th scope="col">{t('device')}</th>
              <th scope="col">{t('seen')}</th>
              <th scope="col">{t('began')}</th>
              <th scope="col">
                <span className="hidden-visually">{t('end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.data?.items.map(one => (
              <tr key={one.id}>
                {everybody && <td>{names[one.person]?.title}</td>}
                <td title={one.userAgent}>
                  {deviceOf(one.userAgent) ?? t('unknown')} <span className="none num">{one.address}</span>
                </td>
                <td>
                  <Time at={one.seenAt} form="ago" />
                </td>
                <td>
                  <Time at={one.createdAt} form="moment" />
                </td>
                <td>
                  {one.current ? (
                    <Tag tone="good">{t('current')}</Tag>
                  ) : (
                    <Button small busy={end.isPending} onClick={() => end.mutate(one.id)}>
                      {t('end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
