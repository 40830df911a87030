import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'

const Compared = lazy(() => import('./screens/compared.web.tsx'))

export default {
  record: 'catalogueItemVersion',
  slot: 'record.aside',
  Component: parts => (
    <Suspense fallback={null}>
      <Compared {...parts} />
    </Suspense>
  ),
  shows: ['offer'],
} satisfies Panel
