import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link } from 'wouter'
import type { Text } from '../../../kernel/define/index.ts'
import { ask, isProblem, useModel } from '../../../web/client/index.ts'
import { useDates, useSay } from '../../../web/text/index.ts'
import { Button, Dialog, Failed, FieldFrame, Select, Skeleton, Tag, TextArea, Time, toastProblem } from '../../../web/ui/index.ts'
import type { Drawn, Mark } from './drawing.web.tsx'
import { useFlowText } from './words.web.ts'
import './flow.css'

const Drawing = lazy(() => import('./drawing.web.tsx'))

interface Token {
  readonly id: string
  readonly node: string
  readonly state: 'ready' | 'waiting' | 'calling' | 'failed'
  readonly since: string
  readonly waitsFor: string | null
  readonly wakeAt: string | null
  readonly parent: string | null
  readonly error: string | null
  readonly waits: { readonly type: string; readonly id: string } | null
}

interface Picture {
  readonly run: { readonly id: string; readonly number: string; readonly state: string; readonly because: string | null }
  readonly nodes: readonly Drawn[]
  readonly held: { readonly because: Text } | null
  readonly tokens: readonly Token[]
  readonly steps: readonly {
    readonly seq: number
    readonly at: string
    readonly node: string
    readonly act: string
    readonly say: Text
    readonly actorName: string | null
    readonly reason: string | null
  }[]
  readonly operable: boolean
}

/** Where a run is, why, since when and what it waits for; what happened; and, for administrators, what puts it right. */
export default function RunPicture({ id }: { id: string }) {
  const t = useFlowText()
  const say = useSay()
  const asked = useQuery({
    queryKey: ['flow-run', id],
    queryFn: ({ signal }) => ask<Picture>(`/flow-runs/${id}/picture`, { signal }),
    refetchInterval: 10_000,
  })
  if (isProblem(asked.error, 404)) return null
  if (asked.isError) return <Failed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Skeleton height={320} />
  const { data } = asked
  const nameOf = (key: string) => data.nodes.find(n => n.key === key)?.name ?? key
  return (
    <div className="flow-run stack">
      <Suspense fallback={<Skeleton height={320} />}>
        <Drawing nodes={data.nodes} marks={marksOf(data)} />
      </Suspense>
      <section aria-label={t('where')}>
        <h2>{t('where')}</h2>
        {data.held && <p>{t('held', { why: say(data.held.because) })}</p>}
        {data.tokens.length === 0 && <p className="none">{t('over')}</p>}
        <ul className="flow-tokens">
          {data.tokens.map(token => (
            <TokenLine key={token.id} token={token} name={nameOf(token.node)} picture={data} />
          ))}
        </ul>
      </section>
      <details>
        <summary>{t('history')}</summary>
        <ol className="flow-steps">
          {data.steps.map(step => (
            <li key={step.seq}>
              <Time at={step.at} form="stamp" /> <b>{nameOf(step.node)}</b> {say(step.say)}
              {step.reason && <em> {t('by', { name: step.actorName ?? '', reason: step.reason })}</em>}
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}

function marksOf({ tokens, steps }: Picture): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>(steps.filter(s => s.act === 'entered').map(s => [s.node, 'passed']))
  for (const { node, state } of tokens) marks.set(node, state === 'failed' ? 'failed' : state === 'ready' ? 'here' : 'waiting')
  return marks
}

function TokenLine({ token, name, picture }: { token: Token; name: string; picture: Picture }) {
  const t = useFlowText()
  const { types } = useModel()
  const say = useSay()
  const dates = useDates()
  const waits = types.find(type => type.name === token.waits?.type)
  return (
    <li>
      <div>
        <b>{name}</b> <Tag tone={token.state === 'failed' ? 'critical' : 'waiting'}>{t(token.state)}</Tag> {waitWords(token, t, dates)}{' '}
        {token.waits && waits && <Link href={`/${waits.path}/${token.waits.id}`}>{say(waits.label.one)}</Link>}
        <span className="flow-since">
          {' '}
          {t('since')} <Time at={token.since} />
        </span>
        {token.error && <p className="field-fault">{token.error}</p>}
      </div>
      {picture.operable && token.waitsFor !== 'children' && <Acts token={token} picture={picture} />}
    </li>
  )
}

function waitWords({ waitsFor, wakeAt }: Token, t: ReturnType<typeof useFlowText>, dates: ReturnType<typeof useDates>): ReactNode {
  if (waitsFor === 'rule' || waitsFor === 'children' || waitsFor === 'approval') return t(waitsFor)
  if (waitsFor === 'record') return t('waitsRecord')
  return (waitsFor === 'date' || waitsFor === 'retry') && wakeAt ? t(waitsFor, { at: dates.stamp(wakeAt) }) : null
}

type Verb = 'retry' | 'skip' | 'move'

/** Each asks why, because it stands in the history. */
function Acts({ token, picture }: { token: Token; picture: Picture }) {
  const t = useFlowText()
  const [verb, setVerb] = useState<Verb>()
  return (
    <div className="row">
      {token.state === 'failed' && (
        <Button small onClick={() => setVerb('retry')}>
          {t('tryAgain')}
        </Button>
      )}
      <Button small onClick={() => setVerb('skip')}>
        {t('skip')}
      </Button>
      <Button small onClick={() => setVerb('move')}>
        {t('move')}
      </Button>
      {verb && <Why verb={verb} token={token} picture={picture} onClose={() => setVerb(undefined)} />}
    </div>
  )
}

function Why({ verb, token, picture, onClose }: { verb: Verb; token: Token; picture: Picture; onClose: () => void }) {
  const t = useFlowText()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [to, setTo] = useState('')
  const run = useMutation({
    mutationFn: () => ask(`/flow-runs/${picture.run.id}/tokens/${token.id}/${verb}`, { method: 'POST', body: { reason, ...(verb === 'move' ? { to } : {}) } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['flow-run', picture.run.id] })
      onClose()
    },
    onError: toastProblem,
  })
  const title = { retry: t('tryAgain'), skip: t('skip'), move: t('move') }[verb]
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      foot={
        <Button look="main" busy={run.isPending} onClick={() => run.mutate()}>
          {t('doIt')}
        </Button>
      }
    >
      {verb === 'move' && (
        <FieldFrame label={t('moveTo')}>
          {({ id }) => (
            <Select id={id} value={to} onChange={event => setTo(event.target.value)}>
              <option value="">–</option>
              {picture.nodes
                .filter(n => n.kind !== 'start')
                .map(n => (
                  <option key={n.key} value={n.key}>
                    {n.name}
                  </option>
                ))}
            </Select>
          )}
        </FieldFrame>
      )}
      <FieldFrame label={t('reason')} help={t('reasonHelp')} required>
        {({ id, describedBy }) => <TextArea id={id} aria-describedby={describedBy} rows={3} value={reason} onChange={event => setReason(event.target.value)} />}
      </FieldFrame>
    </Dialog>
  )
}
