/** Which process fetches a mailbox. A hold runs out unless it is renewed, so that a killed process's mailboxes go over to another. */
import sql from 'sql-template-tag'
import type { TenantDatabase } from '../../../kernel/database/index.server.ts'

export const holdSeconds = 30

/** True where this holder has it now: it was free, its holder is gone, or it was this one's already. */
export async function hold(db: TenantDatabase, mailbox: string, holder: string): Promise<boolean> {
  const held = await db.query(
    sql`insert into mailbox_hold as h (tenant_id, mailbox_id, holder, until)
        values (${db.tenant}::uuid, ${mailbox}::uuid, ${holder}, clock_timestamp() + make_interval(secs => ${holdSeconds}))
        on conflict (tenant_id, mailbox_id) do update set holder = excluded.holder, until = excluded.until
        where h.until < clock_timestamp() or h.holder = excluded.holder returning mailbox_id`,
  )
  return held.length === 1
}

export const letGo = async (db: TenantDatabase, mailbox: string, holder: string): Promise<void> =>
  void (await db.query(sql`update mailbox_hold set until = '-infinity' where mailbox_id = ${mailbox}::uuid and holder = ${holder}`))

/** What stands in the way of fetching now, in words; null where nothing does. Since when, is kept. */
export const noteTrouble = async (db: TenantDatabase, mailbox: string, holder: string, trouble: string | null): Promise<void> =>
  void (await db.query(
    sql`update mailbox_hold set trouble = ${trouble}, trouble_since = case when ${trouble}::text is null then null else coalesce(trouble_since, clock_timestamp()) end
        where mailbox_id = ${mailbox}::uuid and holder = ${holder}`,
  ))

export interface Condition {
  /** Whether a process fetches it now. */
  readonly fetched: boolean
  readonly trouble: string | null
  readonly since: string | null
}

export async function conditionOf(db: TenantDatabase, mailbox: string): Promise<Condition> {
  const [found] = await db.query<Condition>(
    sql`select until > clock_timestamp() as fetched, trouble, trouble_since as since from mailbox_hold where mailbox_id = ${mailbox}::uuid`,
  )
  return found ?? { fetched: false, trouble: null, since: null }
}
