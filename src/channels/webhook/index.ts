import type { Practice } from '../../kernel/practice.ts'
import { webhookDelivery } from './definitions/delivery.ts'
import { webhook } from './definitions/webhook.ts'

export { webhook, webhookDelivery }

/** Tells other systems what happens to records. */
export const webhooks: Practice = {
  from: 'channels/webhook',
  definitions: [webhook, webhookDelivery],
  behaviour: () => import('./behaviour.server.ts'),
  engine: () => import('./engine.server.ts'),
}
