import type { Practice } from '../../kernel/practice.ts'
import { questionSet } from './definition.ts'

export * from './core.ts'
export { questionSet }

/** What is asked of people: built without code, answered in portal, desk, mail and API alike. */
export const forms: Practice = {
  from: 'engines/forms',
  definitions: [questionSet],
  behaviour: () => import('./behaviour.server.ts'),
}
