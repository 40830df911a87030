import type { Practice } from '../../kernel/practice.ts'
import { serviceLevel } from './level.definition.ts'

export { serviceLevel }

/** Service levels and their clocks. */
export const clocks: Practice = {
  from: 'engines/clocks',
  definitions: [serviceLevel],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
