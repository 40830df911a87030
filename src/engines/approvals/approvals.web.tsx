import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useType } from '../../web/client/index.ts'
import type { RecordParts } from '../../web/desk/record/aside.tsx'
import type { Panel } from '../../web/desk/record/panels.tsx'
import { roundsQuery } from './screens/shapes.web.ts'
import { useApprovalText } from './screens/words.web.ts'

const Rounds = lazy(async () => ({ default: (await import('./screens/steps.web.tsx')).Rounds }))

/** On the page of any record: its approvals, if there are any. */
function Approvals({ type, record, past }: RecordParts) {
  const t = useApprovalText()
  const known = useType('approval') !== undefined
  const asked = useQuery({ ...roundsQuery(type.name, record.id), enabled: known && !past })
  const rounds = asked.data?.items ?? []
  if (past || rounds.length === 0) return null
  return (
    <section aria-label={t('approvals')}>
      <h2>{t('approvals')}</h2>
      <Suspense fallback={null}>
        <Rounds rounds={rounds} />
      </Suspense>
    </section>
  )
}

const ours = new Set(['approval', 'approvalDecision', 'approvalPolicy', 'approvalDelegation'])

export default { record: type => type.states !== undefined && !ours.has(type.name), slot: 'record.aside', Component: Approvals } satisfies Panel
