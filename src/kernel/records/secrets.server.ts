import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import sql, { raw } from 'sql-template-tag'
import type { Actor } from '../actor.ts'
import type { AnyDefinition, RecordType } from '../define/index.ts'
import { conflict, missing, refused } from '../errors.ts'
import { type Seal, sealedIn } from '../fields/index.ts'
import { columnOf } from './row.server.ts'
import { typeOf, type Unit } from './unit.server.ts'

/**
 * Secrets in records are sealed with AES-256-GCM. Each has a key of its own, derived (HKDF, SHA-256) from the secret of the
 * installation and the operator's, for its place: what is copied into another record, field or tenant cannot be opened there.
 */

interface Place {
  readonly tenant: string
  readonly type: RecordType
  readonly id: string
  readonly field: string
}

const tagLength = 16

export const sealFor =
  (secret: string, place: Place): Seal =>
  (text, mark) => {
    const cipher = createCipheriv('aes-256-gcm', keyFor(secret, place, mark), nonce(mark))
    return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')
  }

function keyFor(secret: string, { tenant, type, id, field }: Place, mark: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, nonce(mark), `mainstay record secret ${tenant} ${type.name} ${id} ${field}`, 32))
}

const nonce = (mark: string): Buffer => Buffer.from(mark, 'base64url')

/** The text of a secret, for the server's own work; null if none is set. @throws refused for persons, conflict if it was imported without its text */
export async function readSecret(unit: Unit, actor: Actor, record: AnyDefinition, id: string, field: string): Promise<string | null> {
  const type = typeOf(unit.store, record)
  if (!actor.unbound) throw refused('A secret is never read back. Give a new one instead.')
  if (type.fields[field]?.kind !== 'secret') throw new Error(`${type.name}.${field} is no secret.`)
  const [row] = await unit.db.query<{ stored: string | null }>(
    sql`select ${raw(columnOf(field))} as stored from ${raw(`"${type.table}"`)} t where t.id = ${id}::uuid`,
  )
  if (!row) throw missing()
  if (row.stored === null) return null
  const text = opened(unit.store.sealing, { tenant: actor.tenant, type, id, field }, row.stored)
  if (text === undefined)
    throw conflict(
      `The secret in ${field} cannot be opened here: it came from another installation, or SECRET_KEY was changed. Enter it again.`,
      'sealed_elsewhere',
    )
  return text
}

function opened(secret: string, place: Place, stored: string): string | undefined {
  const kept = sealedIn(stored)
  if (!kept) return undefined
  const bytes = Buffer.from(kept.sealed, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, place, kept.mark), nonce(kept.mark), { authTagLength: tagLength })
    decipher.setAuthTag(bytes.subarray(-tagLength))
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
