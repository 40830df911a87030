import type { Practice } from '../../kernel/practice.ts'
import { report } from './definition.ts'

export { report }

/** Figures that a desk is led by, and reports that people keep. */
export const reports: Practice = {
  from: 'practices/report',
  definitions: [report],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
