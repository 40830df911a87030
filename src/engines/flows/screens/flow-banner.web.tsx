import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { buttonClass, Skeleton } from '../../../web/ui/index.ts'
import type { Graph } from '../graph/graph.ts'
import { drawn } from './drawn.web.ts'
import { useFlowText } from './words.web.ts'
import './flow.css'

const Drawing = lazy(() => import('./drawing.web.tsx'))

/** On the page of a flow or of one of its versions: the picture, and the way to draw it. */
export default function FlowBanner({ type, record, past }: RecordParts) {
  const t = useFlowText()
  const graph = (type.name === 'flow' ? record.draft : record.graph) as Graph | null
  if (!graph || !Array.isArray(graph.nodes)) return null
  return (
    <div className="flow-banner stack">
      {type.name === 'flow' && !past && record._can?.change !== false && (
        <div className="row">
          <Link href={`/flows/${record.id}/draw`} className={buttonClass()}>
            {t('draw')}
          </Link>
        </div>
      )}
      <Suspense fallback={<Skeleton height={320} />}>
        <Drawing nodes={graph.nodes.map(drawn)} />
      </Suspense>
    </div>
  )
}
