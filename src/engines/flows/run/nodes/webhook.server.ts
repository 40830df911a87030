import type { AnyDefinition } from '../../../../kernel/define/index.ts'
import type { Row } from '../../../../kernel/records/index.server.ts'
import { fill } from '../../../texts/index.server.ts'
import { filled, words } from '../../words.ts'
import type { Journey } from '../journey.server.ts'
import type { Outcome, Performer } from './performer.ts'

/** The message is a record of its own, made in the step itself: there is one, however often it is sent, and its id is what receivers know it by. */
export const webhook: Performer<'webhook'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    const { records, actor } = journey
    const known = { name: node.webhook }
    const again = await resent(journey, token.kept)
    if (again) return waitsFor(again, node.webhook)
    const { items } = await records.find(actor, typeNamed(journey, 'webhook'), { filter: { field: 'name', is: '==', value: node.webhook }, limit: 1 })
    const hook = items[0] as Row | undefined
    if (!hook) return { fail: filled(words.noWebhook, known), final: true }
    if (hook.active !== true) return { fail: filled(words.webhookOff, known), final: true }
    const source = journey.source(token, token.node)
    const values: Record<string, unknown> = {}
    for (const { field, value } of node.values ?? []) values[field] = await fill(source, value)
    const text = node.text ? { text: await fill(source, node.text) } : {}
    const subject = await journey.subject()
    const record = { type: journey.subjectType.name, id: subject.id, number: typeof subject.number === 'string' ? subject.number : null }
    const data = { flow: journey.version.flow.name, run: journey.progress.run, step: node.key, record, ...text, ...(node.values ? { values } : {}) }
    const message = { type: 'flow.called', timestamp: journey.now, data }
    const made: Row = await records.create(
      actor,
      typeNamed(journey, 'webhookDelivery'),
      { webhook: hook.id, event: message.type, recordType: record.type, record: record.id },
      { given: { body: JSON.stringify(message) } },
    )
    return waitsFor(made.id, node.webhook)
  },
  look: async (journey, token, node): Promise<Outcome> => {
    const { records, actor } = journey
    const type = typeNamed(journey, 'webhookDelivery')
    const delivery: Row = await records.get(actor, type, String(token.kept?.id))
    if (delivery.state === 'delivered') return { go: 'next', say: words.webhookArrived, about: { type: type.name, id: delivery.id } }
    const error = filled(words.webhookFailed, { error: String(delivery.lastError ?? delivery.state) })
    const isEnough = node.retry !== undefined && Number(delivery.attempts) > node.retry.count
    if (delivery.state === 'waiting' && !isEnough) return waitsFor(delivery.id, node.webhook)
    if (delivery.state === 'waiting') await records.transition(actor, type, delivery.id, 'discard', {}, { reason: journey.version.flow.name })
    return { fail: error, final: true }
  },
}

const waitsFor = (id: string, name: string): Outcome => {
  const about = { type: 'webhookDelivery', id }
  return { wait: { for: 'record', record: id, kept: about, stuck: true }, say: filled(words.webhookQueued, { name }), about }
}

/** When the step is tried again by hand, the message that there is goes out again, and not another one. */
async function resent({ records, actor, ...journey }: Journey, kept: Readonly<Record<string, unknown>> | null): Promise<string | undefined> {
  if (kept?.type !== 'webhookDelivery' || typeof kept.id !== 'string') return undefined
  const type = journey.unit.store.model.type('webhookDelivery').definition
  const { state } = (await records.get(actor, type, kept.id)) as Row
  if (state !== 'waiting') await records.transition(actor, type, kept.id, 'resend')
  return kept.id
}

const typeNamed = (journey: Journey, name: string): AnyDefinition => journey.unit.store.model.type(name).definition
