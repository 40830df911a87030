import sql, { empty as none, raw, type Sql } from 'sql-template-tag'
import type { Queryable } from '../database/index.server.ts'
import type { RecordType } from '../define/index.ts'
import { historyColumns, type StoredRow, storedAfter } from '../records/internal.server.ts'
import type { AttachmentLine } from './format.ts'

/** Whole tables page by page, in order of their keys: memory does not grow with them. Within one transaction all pages are of one moment. */

const rowsAtOnce = 500
const entriesAtOnce = 2000

export async function* allRecords(db: Queryable, type: RecordType): AsyncGenerator<StoredRow> {
  let last: StoredRow | undefined
  for (;;) {
    const page = await storedAfter(db, type, last?.id, rowsAtOnce)
    yield* page
    last = page.at(-1)
    if (page.length < rowsAtOnce) return
  }
}

export interface StoredEntry {
  readonly record: string
  readonly seq: number
  readonly type: string
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
  /** In hexadecimal. */
  readonly hash: string
}

export async function* allEntries(db: Queryable): AsyncGenerator<StoredEntry> {
  let last: StoredEntry | undefined
  for (;;) {
    const after: Sql = last ? sql`where (record_id, seq) > (${last.record}::uuid, ${last.seq}::integer)` : none
    const page: StoredEntry[] = await db.query<StoredEntry>(
      sql`select record_id as record, seq, record_type as type, at, act, transition, actor_id as "actorId", actor_name as "actorName", channel, changes, reason, body,
            visibility, encode(hash, 'hex') as hash from history ${after} order by record_id, seq limit ${entriesAtOnce}::integer`,
    )
    yield* page
    last = page.at(-1)
    if (page.length < entriesAtOnce) return
  }
}

export const insertEntries = (tenant: string, entries: readonly StoredEntry[]): Sql =>
  sql`insert into history (${raw(historyColumns)})
    select ${tenant}::uuid, x.record, x.seq, x.type, x.at, x.act, x.transition, x."actorId", x."actorName", x.channel, x.changes, x.reason, x.body, x.visibility, decode(x.hash, 'hex')
    from json_to_recordset(${JSON.stringify(entries)}::json) as x(record uuid, seq integer, type text, at timestamptz, act text, transition text, "actorId" uuid,
      "actorName" text, channel text, changes text, reason text, body text, visibility text, hash text)`

type StoredAttachment = { readonly [K in keyof Required<AttachmentLine>]: AttachmentLine[K] | null } & { readonly id: string }

export async function* allAttachments(db: Queryable): AsyncGenerator<StoredAttachment> {
  let last: StoredAttachment | undefined
  for (;;) {
    const after: Sql = last ? sql`where id > ${last.id}::uuid` : none
    const page: StoredAttachment[] = await db.query<StoredAttachment>(
      sql`select id, record_type as "recordType", record_id as record, name, type, size, encode(sha256, 'hex') as sha256, visibility, created_at as "createdAt",
            created_by as "createdBy", removed_at as "removedAt" from attachment ${after} order by id limit ${rowsAtOnce}::integer`,
    )
    yield* page
    last = page.at(-1)
    if (page.length < rowsAtOnce) return
  }
}

export const insertAttachments = (tenant: string, lines: readonly AttachmentLine[]): Sql =>
  sql`insert into attachment (tenant_id, id, record_type, record_id, name, type, size, sha256, visibility, created_at, created_by, removed_at)
    select ${tenant}::uuid, x.id, x."recordType", x.record, x.name, x.type, x.size, decode(x.sha256, 'hex'), x.visibility, x."createdAt", x."createdBy", x."removedAt"
    from json_to_recordset(${JSON.stringify(lines)}::json) as x(id uuid, "recordType" text, record uuid, name text, type text, size bigint, sha256 text, visibility text,
      "createdAt" timestamptz, "createdBy" uuid, "removedAt" timestamptz)`
