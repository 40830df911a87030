import { useMutation, useQuery } from '@tanstack/react-query'
import { carriedBoot } from '../client/boot.ts'
import { Icon } from '../ui/icon.tsx'
import { Avatar } from '../ui/marks.tsx'
import { type DemoPerson, demoPeople, demoSignIn } from './calls.ts'
import { RefusalOf } from './parts.tsx'
import { useEntryText } from './words.ts'

/** People of the demo organisation, as whom one enters without a password; the server names them only while it serves a demo to its own machine. */
export function Demo() {
  const t = useEntryText()
  const { data } = useQuery({
    queryKey: ['demo-people'],
    queryFn: demoPeople,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    ...carried(),
  })
  const enter = useMutation({ mutationFn: demoSignIn, onSuccess: ({ next }) => location.assign(next) })
  if (!data || data.items.length === 0) return null
  const busy = enter.isPending || enter.isSuccess
  return (
    <section className="demo">
      <h2>{t('demoTitle')}</h2>
      <p className="entry-help">{t('demoHelp')}</p>
      <RefusalOf error={enter.error} />
      <ul>
        {data.items.map(person => (
          <li key={person.email}>
            <One person={person} busy={busy} onEnter={() => enter.mutate(person.email)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The page says who they are, or that there is no demo; asked only where it says nothing, while developing. */
function carried() {
  const demo = carriedBoot()?.demo
  if (demo === false) return { enabled: false }
  return Array.isArray(demo) ? { initialData: { items: demo as readonly DemoPerson[] } } : {}
}

function One({ person, busy, onEnter }: { person: DemoPerson; busy: boolean; onEnter: () => void }) {
  return (
    <button type="button" className="demo-one" aria-disabled={busy} onClick={() => !busy && onEnter()}>
      <Avatar name={person.name} large />
      <span>
        <b>{person.name}</b>
        <small>{person.title ?? person.email}</small>
      </span>
      <Icon name="right" />
    </button>
  )
}
