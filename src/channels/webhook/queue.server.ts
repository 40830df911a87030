import type { Actor } from '../../kernel/actor.ts'
import { missing } from '../../kernel/errors.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { webhookDelivery } from './definitions/delivery.ts'
import { webhook } from './definitions/webhook.ts'
import type { Message } from './message.server.ts'

/** Queues a message to a webhook, in the transaction of the records that are given. */
export async function queueDelivery(
  records: Records,
  actor: Actor,
  hook: string,
  message: Message,
  about?: { readonly type: string; readonly record: string },
): Promise<string> {
  const { id } = await records.create(
    actor,
    webhookDelivery,
    { webhook: hook, event: message.type.slice(0, 120), recordType: about?.type ?? null, record: about?.record ?? null },
    // As it is: the receiver checks the signature over the very bytes.
    { given: { body: JSON.stringify(message) } },
  )
  return id
}

/**
 * Sends data of the caller's own to the webhook of that name, as an automation does. Gives the id of the delivery; undefined
 * where the webhook is switched off. @throws missing where there is none of that name
 */
export async function deliver(records: Records, actor: Actor, name: string, message: Message): Promise<string | undefined> {
  const { items } = await records.find(actor, webhook, { filter: { field: 'name', is: '==', value: name }, limit: 1 })
  const [hook] = items
  if (!hook) throw missing({ en: `There is no webhook '${name}'.`, de: `Einen Webhook „${name}“ gibt es nicht.` })
  return hook.active ? queueDelivery(records, actor, hook.id, message) : undefined
}
