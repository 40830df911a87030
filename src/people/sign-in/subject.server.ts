import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'

/**
 * What attempts are counted against. Kept only as a hash: people type their password where the address belongs.
 * The mailbox, not its spelling: neither case nor a `+tag` makes another one.
 */
export const accountSubject = (email: string): string => digest('account', mailbox(email))
export const addressSubject = (address: string): string => digest('address', network(address))
export const pairSubject = (email: string, address: string): string => digest('pair', `${mailbox(email)} ${network(address)}`)
export const mailSubject = (address: string): string => digest('mail', network(address))

const digest = (kind: string, text: string): string => `${kind}:${createHash('sha256').update(text).digest('base64url').slice(0, 27)}`

export function mailbox(email: string): string {
  const [local = '', domain = ''] = email
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .split(/@(?=[^@]*$)/)
  return `${local.replace(/\+.*$/s, '')}@${domain}`
}

/** Whoever has one IPv6 address has all 2^64 beside it. */
export function network(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (!isIPv6(plain)) return plain
  const [front = '', back = ''] = plain.split('%')[0]?.split('::') ?? []
  const left = front === '' ? [] : front.split(':')
  const right = back === '' ? [] : back.split(':')
  const whole = plain.includes('::') ? [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right] : left
  return `${whole
    .slice(0, 4)
    .map(part => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`
}
