import { createHmac, timingSafeEqual } from 'node:crypto'
import { malformed } from '../errors.ts'

/**
 * A cursor holds the sort values of the last record of a page. It is signed, so that nobody can use one to ask
 * where a hidden value lies, and bound to the query it came from.
 */
export function writeCursor(secret: string, query: string, values: readonly unknown[]): string {
  const body = Buffer.from(JSON.stringify(values)).toString('base64url')
  return `${body}.${sign(secret, query, body)}`
}

/** @throws malformed if it was not made here for this query */
export function readCursor(secret: string, query: string, cursor: string): readonly unknown[] {
  const [body = '', signature = ''] = cursor.split('.')
  const right = Buffer.from(sign(secret, query, body))
  const given = Buffer.from(signature)
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw malformed('This cursor does not belong to this list. Start again from the first page.', 'bad_cursor')
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[]
}

const sign = (secret: string, query: string, body: string) => createHmac('sha256', secret).update(`${query}\n${body}`).digest('base64url').slice(0, 22)
