import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { ask } from '../../../web/client/index.ts'
import { Failed, Popover, Skeleton } from '../../../web/ui/index.ts'
import { type RunShape, RunWords } from './runs.web.tsx'
import { useAutomationText } from './words.web.ts'

/** From an entry of a history to the automation that wrote it, with its trace. */
export default function RunLink({ record, seq }: { record: string; seq: number }) {
  const t = useAutomationText()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('run')}
      roomy
      trigger={
        <button type="button" className="why">
          {t('run')}
        </button>
      }
    >
      <Trace record={record} seq={seq} />
    </Popover>
  )
}

function Trace({ record, seq }: { record: string; seq: number }) {
  const t = useAutomationText()
  const runs = useQuery({
    queryKey: ['automation-runs', record, seq],
    queryFn: ({ signal }) => ask<{ items: readonly RunShape[] }>('/automation-runs', { query: { record, seq }, signal }),
  })
  if (runs.isError) return <Failed error={runs.error} retry={() => void runs.refetch()} />
  if (!runs.data) return <Skeleton width={180} />
  const [run] = runs.data.items
  if (!run) return <p className="none">{t('runGone')}</p>
  return (
    <div className="automation-result automation-trace">
      <Link href={`/automations/${run.automation}`}>
        <b>{run.automationName ?? t('page')}</b>
      </Link>
      <RunWords run={run} />
    </div>
  )
}
