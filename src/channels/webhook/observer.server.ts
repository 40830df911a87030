import type { RowOf } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Log } from '../../kernel/log.ts'
import type { Observed, Observer, ObserverContext } from '../../kernel/records/index.server.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import { isOwn } from './behaviour.server.ts'
import { webhook } from './definitions/webhook.ts'
import { eventOf, messageOf } from './message.server.ts'
import { webhookActor } from './names.ts'
import { queueDelivery } from './queue.server.ts'

type Webhook = RowOf<typeof webhook>

/** Queues a delivery for every webhook that an act concerns, in the transaction of the act: both are there, or neither. */
export const observer = (log: Log): Observer => ({
  watches: type => !isOwn(type.name),
  after: async (act, context) => {
    // What happened long ago elsewhere is no news.
    if (eventOf(act.act) === undefined || context.actor.channel === 'import') return
    const hooks = (await context.table(webhook)).filter(hook => concerns(hook, act))
    for (const hook of hooks) if (await holdsFor(hook, act, context, log)) await tell(hook, act, context)
  },
})

function concerns(hook: Webhook, { act, type }: Observed): boolean {
  if (!hook.active || (hook.recordType !== null && hook.recordType !== type.name)) return false
  const on = { create: hook.onCreated, change: hook.onChanged, transition: hook.onTransition, comment: hook.onComment, fact: hook.onFact }
  return act in on && on[act as keyof typeof on]
}

/** Asked of the database, where what the rule reaches through references is found too. A rule that no longer fits the definitions stops nobody's work. */
async function holdsFor({ when, name }: Webhook, { type, row }: Observed, { records, by }: ObserverContext, log: Log): Promise<boolean> {
  if (when === null) return true
  try {
    const filter = { all: [parseRule(when), { field: 'id', is: '==', value: row.id }] } as const
    return (await records.count(by(webhookActor), type.definition, filter, 1)) > 0
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure
    log.warn({ webhook: name, err: failure }, 'the condition of a webhook cannot be asked; it is told nothing')
    return false
  }
}

async function tell(hook: Webhook, act: Observed, context: ObserverContext): Promise<void> {
  const message = await messageOf(hook, act, context)
  if (!message) return
  const { row, type } = act
  const about = { type: type.name, record: typeof row.number === 'string' ? row.number : row.id }
  await queueDelivery(context.records, context.by(webhookActor), hook.id, message, about)
}
