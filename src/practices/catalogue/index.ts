import type { Practice } from '../../kernel/practice.ts'
import { catalogueCategory } from './category.definition.ts'
import { catalogueItem } from './item.definition.ts'
import { catalogueItemVersion } from './version.definition.ts'

export { catalogueCategory, catalogueItem, catalogueItemVersion }

/** What can be ordered, by whom, and what then happens. */
export const catalogue: Practice = {
  from: 'practices/catalogue',
  definitions: [catalogueCategory, catalogueItem, catalogueItemVersion],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
