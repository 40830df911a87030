import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ask, isProblem, keys } from '../../web/client/index.ts'
import {
  byPressure,
  type ExplainedClock,
  type Explanation,
  iconOf,
  mayHaveClocks,
  standingOf,
  toneOf,
  useClocked,
  useNow,
} from '../../web/desk/clocks/index.ts'
import type { RecordParts } from '../../web/desk/record/aside.tsx'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { classes, Dialog, Failed, Icon, Skeleton } from '../../web/ui/index.ts'
import { useSaidOfClock } from './screens/said.web.ts'
import { usePictureText } from './screens/words.web.ts'
import './clocks.css'

const Picture = lazy(async () => ({ default: (await import('./screens/picture.web.tsx')).Picture }))

/** The clocks of a record, counting down, the most pressing first; each opens its picture. */
function Clocks({ type, record, past }: RecordParts) {
  const t = usePictureText()
  const now = useNow()
  const clocked = useClocked().has(type.name)
  const [open, setOpen] = useState<string>()
  const asked = useQuery({
    queryKey: [...keys.clocks(type.name), 'of', record.id],
    queryFn: ({ signal }) => ask<Explanation>(`/${type.path}/${record.id}/clocks`, { signal }),
    enabled: clocked && !past,
    // What waits for the office to open begins to count by itself.
    refetchInterval: 300_000,
  })
  if (!clocked || past) return null
  // Who may not read notes of the record has nothing to see here.
  if (isProblem(asked.error, 403, 404)) return null
  if (asked.isError) return <Failed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Waiting title={t('clocks')} />
  if (asked.data.clocks.length === 0) return null
  const clocks = asked.data.clocks.toSorted(byPressure(now))
  const shown = clocks.find(clock => keyOf(clock) === open)
  return (
    <section aria-label={t('clocks')}>
      <h2>{t('clocks')}</h2>
      <ul className="clocks">
        {clocks.map(clock => (
          <li key={keyOf(clock)}>
            <Line clock={clock} asked={asked.dataUpdatedAt} onOpen={() => setOpen(keyOf(clock))} />
          </li>
        ))}
      </ul>
      {shown && (
        <Dialog open onClose={() => setOpen(undefined)} title={shown.level.name} wide>
          <Suspense fallback={<Skeleton height={120} />}>
            <Picture type={type} clock={shown} names={asked.data.names} asked={asked.dataUpdatedAt} />
          </Suspense>
        </Dialog>
      )}
    </section>
  )
}

const keyOf = ({ level, cycle }: ExplainedClock): string => `${level.id} ${cycle}`

function Line({ clock, asked, onOpen }: { clock: ExplainedClock; asked: number; onOpen: () => void }) {
  const now = useNow()
  const { first, second } = useSaidOfClock(clock, asked)
  const standing = standingOf(clock, now)
  return (
    <button type="button" className={classes('clock', `tone-${toneOf[standing]}`, clock.endedAt !== null && 'is-over')} aria-haspopup="dialog" onClick={onOpen}>
      <Icon name={iconOf[standing]} />
      <span className="clock-name">{clock.level.name}</span>
      <span className="clock-left">{first}</span>
      <span className="clock-due">{second}</span>
      {clock.percent !== null && clock.endedAt === null && (
        <span className="clock-part" aria-hidden="true">
          <i style={{ width: `${Math.min(clock.percent, 100)}%` }} />
        </span>
      )}
    </button>
  )
}

function Waiting({ title }: { title: string }) {
  return (
    <section aria-hidden="true">
      <h2>{title}</h2>
      <ul className="clocks">
        <li className="clock">
          <Skeleton width={120} />
        </li>
      </ul>
    </section>
  )
}

export default { record: mayHaveClocks, slot: 'record.aside', Component: Clocks } satisfies Panel
