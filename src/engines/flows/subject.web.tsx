import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ask } from '../../web/client/index.ts'
import type { RecordParts } from '../../web/desk/record/aside.tsx'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { Dialog, Skeleton } from '../../web/ui/index.ts'
import { defineTexts } from '../../web/text/index.ts'

// On every page: the many words of flows come with their pictures.
const { useText } = defineTexts('flow.about', { en: { runs: 'Flows' }, de: { runs: 'Abläufe' } })

const Picture = lazy(() => import('./screens/run-picture.web.tsx'))

interface About {
  readonly id: string
  readonly number: string
  readonly state: string
}

/** Beside a record: the flows that run for it; each opens its picture. */
function Runs({ type, record, past }: RecordParts) {
  const t = useText()
  const [open, setOpen] = useState<About>()
  const asked = useQuery({
    queryKey: ['flow-runs-about', record.id],
    queryFn: ({ signal }) => ask<{ items: readonly About[] }>('/flow-runs-about', { query: { type: type.name, record: record.id }, signal }),
    enabled: !past,
    retry: false,
  })
  const items = asked.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-label={t('runs')}>
      <h2>{t('runs')}</h2>
      <ul className="flow-about">
        {items.map(run => (
          <li key={run.id}>
            <button type="button" className="link" onClick={() => setOpen(run)}>
              {run.number}
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <Dialog open wide onClose={() => setOpen(undefined)} title={open.number}>
          <Suspense fallback={<Skeleton height={320} />}>
            <Picture id={open.id} />
          </Suspense>
        </Dialog>
      )}
    </section>
  )
}

export default { record: type => type.work !== undefined, slot: 'record.aside', Component: Runs } satisfies Panel
