import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../client/request.ts'
import { useDates } from '../../text/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { CardSkeletons } from '../shell/page-skeleton.tsx'
import { NotLoaded } from '../shell/not-loaded.tsx'
import { deviceOf } from './device.ts'
import { useMeText } from './words.ts'

interface SignedIn {
  readonly id: string
  readonly current: boolean
  readonly userAgent: string
  readonly address: string
  readonly seenAt: string
}

const queryKey = ['sessions']

/** Every device that is signed in; the others can be signed out from here, as when a phone was lost. */
export function Sessions() {
  const t = useMeText()
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => ask<{ items: readonly SignedIn[] }>('/sessions', { signal }) })
  return (
    <section className="me-part">
      <h2>{t('sessions')}</h2>
      {error ? (
        <NotLoaded error={error} retry={() => void refetch()} />
      ) : data ? (
        <ul className="cards">
          {data.items.map(session => (
            <li key={session.id}>
              <One session={session} />
            </li>
          ))}
        </ul>
      ) : (
        <CardSkeletons count={1} />
      )}
    </section>
  )
}

function One({ session }: { session: SignedIn }) {
  const t = useMeText()
  const dates = useDates()
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => ask(`/sessions/${session.id}`, { method: 'DELETE' }),
    onSuccess: () => toast(t('ended')),
    onError: toastProblem,
    onSettled: () => void client.invalidateQueries({ queryKey }),
  })
  const { browser, system } = deviceOf(session.userAgent)
  const device = browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknownDevice'))
  return (
    <div className="card-row session">
      <div>
        <b>{device}</b>
        <small>
          {session.current ? t('here') : t('seen', { when: dates.ago(session.seenAt) })} · {session.address}
        </small>
      </div>
      {!session.current && <IconButton icon="out" label={t('end', { device })} busy={end.isPending} onClick={() => end.mutate()} />}
    </div>
  )
}
