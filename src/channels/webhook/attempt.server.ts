import type { RowOf } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import { type OutAnswer, OutFailure } from '../../kernel/http-out/index.server.ts'
import type { Job, JobContext } from '../../kernel/jobs/index.server.ts'
import type { Ground } from '../../kernel/practice.ts'
import { beginningOf, wrongWith } from './answer.ts'
import { webhookDelivery } from './definitions/delivery.ts'
import { webhook } from './definitions/webhook.ts'
import { deliverJob } from './names.ts'
import { nextTry } from './retries.ts'
import { send } from './send.server.ts'

type Delivery = RowOf<typeof webhookDelivery>

/** What came of one attempt, as the delivery keeps it. */
interface Outcome {
  readonly statusCode: number | null
  readonly milliseconds: number | null
  readonly response: string | null
  readonly lastError: string | null
}

/**
 * One attempt. That it failed is written on the delivery, with when it is tried again; the job itself has done its work. A
 * job that runs once more after its worker was killed finds either the delivery as it was, and sends it again under the
 * same id, or what came of it.
 */
export const deliverJobOf = (ground: Ground): Job => ({
  name: deliverJob,
  run: async ({ delivery: id, attempt }, context) => {
    const delivery = await found(context, String(id))
    if (delivery?.state !== 'waiting' || delivery.attempts !== attempt) return
    const hook = await context.records.get(context.actor, webhook, delivery.webhook)
    if (!hook.active) return giveUp(context, delivery, nothingCame(`The webhook '${hook.name}' is switched off. Switch it on, then send this again.`))
    const outcome = await tried(ground, context, hook, delivery)
    ground.log.info(
      { webhook: hook.name, delivery: delivery.id, attempt: delivery.attempts + 1, status: outcome.statusCode, error: outcome.lastError },
      'a webhook was told',
    )
    if (outcome.lastError === null) return move(context, delivery, 'arrive', outcome)
    if (outcome.statusCode === 410) await switchOff(context, hook)
    const nextAt = outcome.statusCode === 410 ? undefined : nextTry(delivery.attempts + 1, ground.store.now(), Math.random())
    if (nextAt === undefined) return giveUp(context, delivery, outcome)
    return move(context, delivery, 'fail', { ...outcome, nextAt })
  },
})

async function found({ records, actor }: JobContext, id: string): Promise<Delivery | undefined> {
  try {
    return await records.get(actor, webhookDelivery, id)
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'missing') return undefined
    throw failure
  }
}

async function tried({ out, store }: Ground, { actor, records, signal }: JobContext, hook: RowOf<typeof webhook>, { id, body }: Delivery): Promise<Outcome> {
  const began = performance.now()
  try {
    return outcomeOf(await send({ out, records, actor, now: store.now() }, hook, { id, body }, signal))
  } catch (failure) {
    if (!(failure instanceof OutFailure)) throw failure
    return { ...nothingCame(failure.words.en), milliseconds: Math.round(performance.now() - began) }
  }
}

const outcomeOf = ({ status, text, milliseconds }: OutAnswer): Outcome => ({
  statusCode: status,
  milliseconds,
  response: beginningOf(text),
  lastError: wrongWith(status)?.en ?? null,
})

const nothingCame = (lastError: string): Outcome => ({ statusCode: null, milliseconds: null, response: null, lastError: lastError.slice(0, 400) })

const giveUp = (context: JobContext, delivery: Delivery, outcome: Outcome) => move(context, delivery, 'giveUp', outcome)

/** Whoever has discarded it in the meantime has the last word. */
async function move(
  { records, actor }: JobContext,
  delivery: Delivery,
  transition: 'arrive' | 'fail' | 'giveUp',
  outcome: Outcome & { readonly nextAt?: string },
): Promise<void> {
  const given = { ...outcome, attempts: delivery.attempts + 1 }
  try {
    await records.transition(actor, webhookDelivery, delivery.id, transition, {}, { given })
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code !== 'wrong_state') throw failure
  }
}

const gone = 'It answered 410: it wants no more.'

const switchOff = ({ records, actor }: JobContext, hook: RowOf<typeof webhook>) =>
  records.change(actor, webhook, hook.id, { active: false }, { given: { stoppedBecause: gone }, reason: gone })
