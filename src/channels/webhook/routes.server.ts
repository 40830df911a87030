import { randomUUID } from 'node:crypto'
import { type Actor, machine } from '../../kernel/actor.ts'
import type { Language, RowOf } from '../../kernel/define/index.ts'
import { OutFailure } from '../../kernel/http-out/index.server.ts'
import type { Ground } from '../../kernel/practice.ts'
import { type Route, route } from '../../people/index.server.ts'
import { wrongWith } from './answer.ts'
import { webhook } from './definitions/webhook.ts'
import { webhookActor } from './names.ts'
import { send } from './send.server.ts'
import { newSecret } from './signature.server.ts'

interface Tested {
  readonly ok: boolean
  readonly statusCode: number | null
  readonly milliseconds: number | null
  /** What came of it, for people. */
  readonly said: string
}

const orNull = (type: string) => ({ anyOf: [{ type }, { type: 'null' }] })
const tested = {
  type: 'object',
  properties: { ok: { type: 'boolean' }, statusCode: orNull('integer'), milliseconds: orNull('integer'), said: { type: 'string' } },
  required: ['ok', 'statusCode', 'milliseconds', 'said'],
  additionalProperties: false,
}
const made = { type: 'object', properties: { secret: { type: 'string' } }, required: ['secret'], additionalProperties: false }
const tag = 'Webhooks'

/** What an administrator does to a webhook beside changing it. */
export const webhookRoutes = (ground: Ground): readonly Route[] => [
  route({
    method: 'post',
    path: '/webhooks/{id}/test',
    summary: 'Send a test now, and say what came of it',
    tag,
    needs: 'administrator',
    answers: [200, tested],
    handle: async ({ identity, params, caller }) => {
      const hook = await ground.records.get(identity.actor, webhook, params.id ?? '')
      return test(ground, identity.actor, hook, caller.language)
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/{id}/secret',
    summary: 'Make a new secret, which is told this once; the former one signs beside it for 24 hours',
    tag,
    needs: 'administrator',
    answers: [201, made],
    handle: async ({ identity, params }) => {
      const { id } = await ground.records.get(identity.actor, webhook, params.id ?? '')
      const secret = newSecret()
      await ground.records.change(identity.actor, webhook, id, { secret })
      return { secret }
    },
  }),
]

/** Sent at once and once, and kept nowhere: whoever presses the button wants to know. Of what came back only the status is told. */
async function test(ground: Ground, { tenant }: Actor, hook: RowOf<typeof webhook>, language: Language): Promise<Tested> {
  const now = ground.store.now()
  const body = JSON.stringify({ type: 'webhook.test', timestamp: now, data: { webhook: hook.name } })
  const by = { out: ground.out, records: ground.records, actor: machine(tenant, webhookActor, 'automation'), now }
  try {
    const { status, milliseconds } = await send(by, hook, { id: randomUUID(), body })
    const wrong = wrongWith(status)
    return { ok: wrong === undefined, statusCode: status, milliseconds, said: wrong ? wrong[language] : arrived(status, milliseconds, language) }
  } catch (failure) {
    if (!(failure instanceof OutFailure)) throw failure
    return { ok: false, statusCode: null, milliseconds: null, said: failure.words[language] }
  }
}

const arrived = (status: number, milliseconds: number, language: Language) =>
  language === 'de' ? `Angekommen: Antwort ${status} nach ${milliseconds} ms.` : `It arrived: answered ${status} after ${milliseconds} ms.`
