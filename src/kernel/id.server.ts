import * as crypto from 'node:crypto'

/** A new record id: UUID version 7 (RFC 9562), so that ids made later sort later. */
export const newId = (): string => (crypto as unknown as { randomUUIDv7(): string }).randomUUIDv7()
