import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * What a mail holds: whose installation it is, 256 random bits, and a signature over both. The signature lets a guess be refused before the
 * database is asked; the random part is what nobody can make up. Only its hash is kept.
 */
export function newToken(secret: string, tenant: string): string {
  const body = Buffer.concat([Buffer.from(tenant.replaceAll('-', ''), 'hex'), randomBytes(32)])
  return Buffer.concat([body, signatureOf(secret, body)]).toString('base64url')
}

const bodyBytes = 16 + 32
const signatureBytes = 16

/** Of which tenant a token is, if we have signed it. */
export function tenantOf(secret: string, token: string): string | undefined {
  if (!/^[\w-]{86}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const body = bytes.subarray(0, bodyBytes)
  // What decodes to the same bytes but is written otherwise is not what was sent.
  if (bytes.length !== bodyBytes + signatureBytes || bytes.toString('base64url') !== token) return undefined
  if (!timingSafeEqual(bytes.subarray(bodyBytes), signatureOf(secret, body))) return undefined
  return body
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const signatureOf = (secret: string, body: Buffer): Buffer => createHmac('sha256', `approval link ${secret}`).update(body).digest().subarray(0, signatureBytes)

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
