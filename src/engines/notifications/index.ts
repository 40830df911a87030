import type { Practice } from '../../kernel/practice.ts'
import { notificationMute } from './definitions/mute.ts'
import { notification } from './definitions/notification.ts'
import { notificationPreference } from './definitions/preference.ts'
import { notificationSettings } from './definitions/settings.ts'
import { messageTemplate } from './definitions/template.ts'

export { messageTemplate, notification, notificationMute, notificationPreference, notificationSettings }

/** Who hears of what, in which way and when. */
export const notifications: Practice = {
  from: 'engines/notifications',
  definitions: [notification, notificationPreference, notificationMute, messageTemplate, notificationSettings],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
