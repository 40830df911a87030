import { lazy, Suspense } from 'react'
import type { Panel } from '../../web/desk/record/panels.tsx'

/** Only the pages of policies load it. */
const Builder = lazy(() => import('./screens/builder.web.tsx'))

export default {
  record: 'approvalPolicy',
  slot: 'record.banner',
  Component: parts => (
    <Suspense fallback={null}>
      <Builder {...parts} />
    </Suspense>
  ),
  shows: ['steps'],
} satisfies Panel
