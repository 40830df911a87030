import { createHmac, randomBytes } from 'node:crypto'

/** The form of standardwebhooks.com: a receiver checks it with any library that knows it. */

const prefix = 'whsec_'

export const newSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`

/** The bytes that sign; undefined where the text is no such secret. */
export function keyOf(secret: string): Buffer | undefined {
  const coded = secret.startsWith(prefix) ? secret.slice(prefix.length) : ''
  const key = Buffer.from(coded, 'base64')
  return key.toString('base64') === coded && key.length >= 24 && key.length <= 64 ? key : undefined
}

/** Signed with each of the secrets: while one takes another's place, the receiver may know either. */
export function signed(id: string, timestamp: number, body: string, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets
    .map(keyOf)
    .filter(key => key !== undefined)
    .map(key => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') }
}
