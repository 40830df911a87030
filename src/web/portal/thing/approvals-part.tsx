import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { roundsQuery } from '../../../engines/approvals/screens/shapes.web.ts'
import { useType } from '../../client/context.tsx'
import type { RecordPage, TypeShape } from '../../client/shapes.ts'
import { useThingText } from './words.ts'

const Rounds = lazy(async () => ({ default: (await import('../../../engines/approvals/screens/steps.web.tsx')).Rounds }))

/** Who must agree to it, and how far that is; nothing where nobody must. */
export function ApprovalsPart({ type, record }: { type: TypeShape; record: RecordPage }) {
  const t = useThingText()
  const known = useType('approval') !== undefined && type.states !== undefined
  const asked = useQuery({ ...roundsQuery(type.name, record.id), enabled: known })
  const rounds = asked.data?.items ?? []
  if (rounds.length === 0) return null
  return (
    <section className="part">
      <h2>{t('approvals')}</h2>
      <Suspense fallback={null}>
        <Rounds rounds={rounds} />
      </Suspense>
    </section>
  )
}
