import type { Actor } from '../../kernel/actor.ts'
import type { RowOf } from '../../kernel/define/index.ts'
import type { HttpOut, OutAnswer } from '../../kernel/http-out/index.server.ts'
import type { Records } from '../../kernel/records/index.server.ts'
import { webhook } from './definitions/webhook.ts'
import { signed } from './signature.server.ts'

const timeoutSeconds = 15

export interface Sending {
  readonly out: HttpOut
  readonly records: Records
  /** Reads the secrets; acts by itself. */
  readonly actor: Actor
  readonly now: string
}

/** Sends one message, signed. The same id each time that it is sent again: by it the receiver knows what it has already. */
export async function send(
  by: Sending,
  hook: RowOf<typeof webhook>,
  message: { readonly id: string; readonly body: string },
  signal?: AbortSignal,
): Promise<OutAnswer> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...signed(`msg_${message.id}`, Math.floor(Date.parse(by.now) / 1000), message.body, await secretsOf(by, hook)),
  }
  return by.out.send({ url: hook.url, headers, body: message.body, timeoutSeconds, ...(signal ? { signal } : {}) })
}

async function secretsOf({ records, actor, now }: Sending, hook: RowOf<typeof webhook>): Promise<string[]> {
  const bothSign = hook.formerUntil !== null && hook.formerUntil > now
  const names = bothSign ? (['secret', 'formerSecret'] as const) : (['secret'] as const)
  const texts = await Promise.all(names.map(name => records.secret(actor, webhook, hook.id, name)))
  return texts.filter(text => text !== null)
}
