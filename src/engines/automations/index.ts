import type { Practice } from '../../kernel/practice.ts'
import { automation } from './definition.ts'

export { automation }

/** When - if - then, built by administrators without code. */
export const automations: Practice = {
  from: 'engines/automations',
  definitions: [automation],
  engine: () => import('./engine.server.ts'),
}
