import type { Practice } from '../../kernel/practice.ts'
import { articleBlock } from './block.definition.ts'
import { article } from './definition.ts'
import { articleFeedback } from './feedback.definition.ts'
import { articleTask } from './task.definition.ts'
import { articleUse } from './use.definition.ts'
import { articleVersion } from './version.definition.ts'

export { article, articleBlock, articleFeedback, articleTask, articleUse, articleVersion }

/** What people know, written down so that others can use it. */
export const knowledge: Practice = {
  from: 'practices/knowledge',
  definitions: [article, articleVersion, articleBlock, articleFeedback, articleTask, articleUse],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
