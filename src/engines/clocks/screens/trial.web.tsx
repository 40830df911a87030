import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, attempt, isProblem } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { useDates } from '../../../web/text/index.ts'
import { Button, Icon, Segments, Skeleton, TextInput } from '../../../web/ui/index.ts'
import { TrialResult, type TrialState } from './trial-result.web.tsx'
import { useTrialText } from './trial-words.web.ts'

interface Answer {
  readonly trial: TrialState | null
  readonly names: Readonly<Record<string, string>>
}

const spans = ['3', '6', '12', 'own'] as const
type Span = (typeof spans)[number]

/** Tries the level on a stretch of the past, in the background, and shows what it would have made of it. */
export function Trial({ record }: Pick<RecordParts, 'record'>) {
  const t = useTrialText()
  const client = useQueryClient()
  const queryKey = ['trial', record.id]
  const at = `/service-levels/${record.id}`
  const known = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask<Answer>(`${at}/trial`, { signal }),
    refetchInterval: query => (query.state.data?.trial && query.state.data.trial.finishedAt === null ? 800 : false),
  })
  const begin = useMutation({
    mutationFn: (period: Period) => ask<TrialState>(`${at}/try`, { method: 'POST', body: period }),
    onSuccess: trial => client.setQueryData<Answer>(queryKey, { trial, names: {} }),
  })
  const trial = known.data?.trial
  const running = begin.isPending || (trial != null && trial.finishedAt === null)
  return (
    <section className="trial stack">
      <div>
        <h2>{t('title')}</h2>
        <p className="none">{t('help')}</p>
      </div>
      <Asking busy={running} onTry={period => attempt(begin, period)} />
      {begin.error && <Fault error={begin.error} />}
      <div role="status">{running && <Progress seen={trial?.records ?? 0} />}</div>
      {trial?.error && <p className="field-fault">{t('failed', { error: trial.error })}</p>}
      {trial?.result && !running && <TrialResult record={record} trial={trial} result={trial.result} names={known.data?.names ?? {}} />}
    </section>
  )
}

interface Period {
  readonly from: string
  readonly to: string
}

function Asking({ busy, onTry }: { busy: boolean; onTry: (period: Period) => void }) {
  const t = useTrialText()
  const dates = useDates()
  const [span, setSpan] = useState<Span>('3')
  const [from, setFrom] = useState(() => dates.local(monthsAgo(3)).slice(0, 10))
  const [to, setTo] = useState(() => dates.local(new Date().toISOString()).slice(0, 10))
  const start = (day: string) => dates.fromLocal(`${day}T00:00`)
  const run = () => {
    const period = span === 'own' ? { from: start(from), to: start(to) } : { from: monthsAgo(Number(span)), to: new Date().toISOString() }
    if (period.from !== undefined && period.to !== undefined) onTry({ from: period.from, to: period.to })
  }
  return (
    <div className="trial-asks">
      <Segments
        label={t('period')}
        value={span}
        onChange={setSpan}
        options={spans.map(value => ({ value, label: value === 'own' ? t('own') : t('months', { count: Number(value) }) }))}
      />
      {span === 'own' && (
        <>
          <label>
            {t('from')} <TextInput type="date" value={from} onChange={event => setFrom(event.target.value)} />
          </label>
          <label>
            {t('to')} <TextInput type="date" value={to} onChange={event => setTo(event.target.value)} />
          </label>
        </>
      )}
      <Button look="main" icon="history" busy={busy} onClick={run}>
        {t('run')}
      </Button>
    </div>
  )
}

function monthsAgo(count: number): string {
  const at = new Date()
  at.setUTCMonth(at.getUTCMonth() - count)
  return at.toISOString()
}

function Progress({ seen }: { seen: number }) {
  const t = useTrialText()
  return (
    <p className="trial-progress">
      <Skeleton width={80} />
      {t('running', { count: seen })}
    </p>
  )
}

/** What keeps it from being tried also keeps it from being activated: all of it at once. */
function Fault({ error }: { error: Error }) {
  const messages = isProblem(error) && error.faults.length > 0 ? error.faults.map(fault => fault.message) : [error.message]
  return (
    <div role="alert">
      {messages.map(message => (
        <p key={message} className="field-fault">
          <Icon name="warning" size={14} />
          {message}
        </p>
      ))}
    </div>
  )
}
