import { hash } from 'node:crypto'

/** What the hash of a history row is taken of, besides the hash before it. */
export interface Link {
  readonly seq: number
  readonly recordType: string
  readonly at: string
  readonly act: string
  readonly transition: string | null
  readonly actorId: string | null
  readonly actorName: string
  readonly channel: string
  readonly changes: string
  readonly reason: string | null
  readonly body: string | null
  readonly visibility: string
}

/**
 * The same as `app.chain` in the database, for histories that are written in bulk: asking the database for one hash
 * after the other cannot be done set by set, since each takes the one before. A test holds the two together.
 */
export function chain(before: Buffer, link: Link): Buffer {
  const { seq, recordType, at, act, transition, actorId, actorName, channel, changes, reason, body, visibility } = link
  const parts = [seq, recordType, Date.parse(at), act, transition, actorId, actorName, channel, changes, reason, body, visibility]
  // PostgreSQL parts the members of a built array by comma and blank.
  const text = Buffer.from(`[${parts.map(part => JSON.stringify(part)).join(', ')}]`)
  return hash('sha256', before.length === 0 ? text : Buffer.concat([before, text]), 'buffer')
}
