import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Text, Tone } from '../../../kernel/define/index.ts'
import { ask, useModel } from '../../../web/client/index.ts'
import { useSay } from '../../../web/text/index.ts'
import { Button, Failed, Skeleton, Tag, Time } from '../../../web/ui/index.ts'
import { useAutomationText } from './words.web.ts'
import './automation.css'

export interface RunShape {
  readonly id: string
  readonly automation: string
  readonly automationName: string | null
  readonly version: number
  readonly recordType: string
  readonly record: string
  readonly recordTitle: string | null
  readonly at: string
  readonly outcome: 'done' | 'failed' | 'stopped'
  readonly because: Text
  readonly did: readonly { readonly say: Text; readonly id: string }[]
  readonly error: string | null
}

const perPage = 50
const tones: Readonly<Record<RunShape['outcome'], Tone>> = { done: 'good', failed: 'critical', stopped: 'waiting' }

/** What an automation did in the last thirty days, and why. */
export function Runs({ id }: { id: string }) {
  const t = useAutomationText()
  const runs = useInfiniteQuery({
    queryKey: ['automation-runs', id],
    queryFn: ({ pageParam, signal }) => ask<{ items: readonly RunShape[] }>(`/automations/${id}/runs`, { query: { before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => (last.items.length === perPage ? last.items.at(-1)?.id : undefined),
    staleTime: 5000,
  })
  const items = runs.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className="sheet automation-part" aria-label={t('runsHeading')}>
      {runs.isError && <Failed error={runs.error} retry={() => void runs.refetch()} />}
      {runs.isPending && <Skeleton width={220} />}
      {runs.data && items.length === 0 && <p className="none">{t('noRuns')}</p>}
      <ul className="automation-runs">
        {items.map(run => (
          <RunItem key={run.id} run={run} />
        ))}
      </ul>
      {runs.hasNextPage && (
        <Button small busy={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}

function RunItem({ run }: { run: RunShape }) {
  const t = useAutomationText()
  const { types } = useModel()
  const type = types.find(one => one.name === run.recordType)
  return (
    <li>
      <div className="row">
        <Time at={run.at} form="stamp" />
        <Tag tone={tones[run.outcome]}>{t(run.outcome)}</Tag>
        {type && run.recordTitle !== null ? <Link href={`/${type.path}/${run.record}`}>{run.recordTitle}</Link> : <span className="none">{t('gone')}</span>}
        <span className="none">{t('version', { version: run.version })}</span>
      </div>
      <RunWords run={run} />
    </li>
  )
}

/** Why it ran, and what came of it. */
export function RunWords({ run }: { run: RunShape }) {
  const t = useAutomationText()
  const say = useSay()
  const why = say(run.because).replace(/\.$/, '')
  return (
    <>
      {run.outcome !== 'failed' && why !== '' && <p className="none">{t('why', { why })}</p>}
      {run.error !== null && <p className="field-fault">{run.error}</p>}
      {run.did.length > 0 && (
        <ol>
          {run.did.map((effect, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was done is known by its place
            <li key={i}>{say(effect.say)}</li>
          ))}
        </ol>
      )}
    </>
  )
}
