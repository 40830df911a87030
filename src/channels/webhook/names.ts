/** One attempt of one delivery. */
export const deliverJob = 'webhook.deliver'

/** A delivery to a webhook that is named: `{ webhook, type, data }`. What may not import this folder queues it by this name. */
export const callJob = 'webhook.call'

/** Stands in the history of what is done here. */
export const webhookActor = 'webhook'
