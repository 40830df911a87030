import type { Practice } from '../../kernel/practice.ts'
import { announcement } from './definitions/announcement.ts'
import { portalSettings } from './definitions/settings.ts'
import { topic } from './definitions/topic.ts'

export type { Face } from './brand/face.ts'
export { announcement, portalSettings, topic }

/** What the portal tells everybody, and under which topics it is found. */
export const announcements: Practice = {
  from: 'practices/announcement',
  definitions: [topic, announcement, portalSettings],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
