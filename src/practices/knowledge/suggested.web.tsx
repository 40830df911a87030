import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'

/** Only work that people answer loads it. */
const Suggested = lazy(() => import('./screens/suggested.web.tsx'))

export default {
  record: type => type.name === 'incident' || type.name === 'problem',
  slot: 'record.help',
  Component: parts =>
    parts.past ? null : (
      <Suspense fallback={null}>
        <Suggested {...parts} />
      </Suspense>
    ),
} satisfies Panel
