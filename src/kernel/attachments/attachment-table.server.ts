import sql from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'
import type { Attachment } from './attachment.ts'

/** An attachment with what only the kernel needs to know. */
export interface StoredAttachment extends Attachment {
  readonly recordType: string
  readonly recordId: string
  readonly sha256: string
}

export async function insertAttachment(db: Queryable, tenant: string, a: StoredAttachment): Promise<void> {
  await db.query(
    sql`insert into attachment (tenant_id, id, record_type, record_id, name, type, size, sha256, visibility, created_at, created_by)
        values (${tenant}::uuid, ${a.id}::uuid, ${a.recordType}, ${a.recordId}::uuid, ${a.name}, ${a.type}, ${a.size}::bigint, decode(${a.sha256}, 'hex'),
                ${a.visibility}, ${a.createdAt}::timestamptz, ${a.createdBy}::uuid)`,
  )
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Undefined if there is none, or it was removed. */
export async function findAttachment(db: Queryable, id: string): Promise<StoredAttachment | undefined> {
  if (!uuid.test(id)) return undefined
  const [found] = await db.query<StoredAttachment>(
    sql`select id, name, type, size, visibility, created_at as "createdAt", created_by as "createdBy",
               record_type as "recordType", record_id as "recordId", encode(sha256, 'hex') as sha256
        from attachment where id = ${id}::uuid and removed_at is null`,
  )
  return found
}

export async function countAttachments(db: Queryable, recordId: string): Promise<number> {
  const [counted] = await db.query<{ count: number }>(
    sql`select count(*)::integer as count from attachment where record_id = ${recordId}::uuid and removed_at is null`,
  )
  return counted?.count ?? 0
}

/** False if somebody else has removed it already. */
export async function markRemoved(db: Queryable, id: string, at: string): Promise<boolean> {
  const removed = await db.query(sql`update attachment set removed_at = ${at}::timestamptz where id = ${id}::uuid and removed_at is null returning id`)
  return removed.length === 1
}
