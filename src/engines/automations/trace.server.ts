import sql, { empty as none } from 'sql-template-tag'
import type { Queryable } from '../../kernel/database/index.server.ts'
import type { Text } from '../../kernel/define/index.ts'
import { newId } from '../../kernel/id.server.ts'

/** One time that an automation ran on a record, or should have. */
export interface Run {
  readonly id: string
  readonly automation: string
  readonly version: number
  readonly recordType: string
  readonly record: string
  readonly occasion: string
  readonly at: string
  readonly outcome: 'done' | 'failed' | 'stopped'
  readonly because: Text
  readonly did: readonly Effect[]
  readonly error: string | null
  readonly attempts: number
  readonly chain: readonly string[]
}

/** What was done, and the entries that tell of it in the history of a record. */
export interface Effect {
  readonly say: Text
  readonly type: string
  readonly id: string
  readonly seqs: readonly number[]
}

const columns = sql`id, automation_id as automation, automation_version as version, record_type as "recordType", record_id as record, occasion, at, outcome,
  because, did, error, attempts, chain`

/** Keeps a run; of one that failed before, what became of it now. What is done stays so, whoever comes late with a failure. */
export async function keepRun(db: Queryable, tenant: string, run: Omit<Run, 'id' | 'attempts'>): Promise<void> {
  await db.query(
    sql`insert into automation_run (tenant_id, id, automation_id, automation_version, record_type, record_id, occasion, at, outcome, because, did, error, attempts, chain)
        values (${tenant}::uuid, ${newId()}::uuid, ${run.automation}::uuid, ${run.version}, ${run.recordType}, ${run.record}::uuid, ${run.occasion}, ${run.at}::timestamptz,
          ${run.outcome}, ${JSON.stringify(run.because)}::jsonb, ${JSON.stringify(run.did)}::jsonb, ${run.error}, 1, ${run.chain}::uuid[])
        on conflict (tenant_id, automation_id, record_id, occasion) do update set automation_version = excluded.automation_version, at = excluded.at,
          outcome = excluded.outcome, because = excluded.because, did = excluded.did, error = excluded.error, attempts = automation_run.attempts + 1
        where automation_run.outcome = 'failed'`,
  )
}

/** Whether it ran already, or was stopped: then it must not run again. What failed may. */
export async function isOver(db: Queryable, automation: string, record: string, occasion: string): Promise<boolean> {
  const found = await db.query(
    sql`select 1 from automation_run where automation_id = ${automation}::uuid and record_id = ${record}::uuid and occasion = ${occasion} and outcome <> 'failed'`,
  )
  return found.length > 0
}

const perPage = 50

/** The latest first; `before` is the id of the last run of the page before. */
export async function runsOf(db: Queryable, automation: string, before: string | undefined): Promise<Run[]> {
  const beyond = before === undefined ? none : sql` and (at, id) < (select at, id from automation_run where id = ${before}::uuid)`
  return db.query<Run>(
    sql`select ${columns} from automation_run where automation_id = ${automation}::uuid${beyond} order by at desc, id desc limit ${perPage}::integer`,
  )
}

/** What ran on a record, or made it, the latest first; with a number, only what wrote that entry of its history. */
export async function runsOn(db: Queryable, record: string, seq: number | undefined): Promise<Run[]> {
  const effect = JSON.stringify([{ id: record, ...(seq === undefined ? {} : { seqs: [seq] }) }])
  const own = seq === undefined ? sql`record_id = ${record}::uuid or ` : none
  return db.query<Run>(sql`select ${columns} from automation_run where (${own}did @> ${effect}::jsonb) order by at desc, id desc limit ${perPage}::integer`)
}

export const failedRuns = (db: Queryable, automation: string, most: number): Promise<Run[]> =>
  db.query<Run>(
    sql`select ${columns} from automation_run where automation_id = ${automation}::uuid and outcome = 'failed' order by at, id limit ${most}::integer`,
  )

/** Forgets what is older; gives how many runs that were, so that one goes on until none is left. */
export async function forgetRuns(db: Queryable, before: string, most: number): Promise<number> {
  const gone = await db.query(
    sql`delete from automation_run where (automation_id, record_id, occasion) in
        (select automation_id, record_id, occasion from automation_run where at < ${before}::timestamptz limit ${most}::integer) returning 1`,
  )
  return gone.length
}

/** Counts one more failure in a row. */
export async function countFailure(db: Queryable, tenant: string, automation: string): Promise<number> {
  const [row] = await db.query<{ failures: number }>(
    sql`insert into automation_state (tenant_id, automation_id, failures) values (${tenant}::uuid, ${automation}::uuid, 1)
        on conflict (tenant_id, automation_id) do update set failures = automation_state.failures + 1 returning failures`,
  )
  return row?.failures ?? 1
}

/** Written only where there is something to forget, so that those who succeed do not wait for each other. */
export async function forgetFailures(db: Queryable, automation: string): Promise<void> {
  await db.query(sql`update automation_state set failures = 0 where automation_id = ${automation}::uuid and failures > 0`)
}

export async function lastDueOf(db: Queryable, automation: string): Promise<string | undefined> {
  const [row] = await db.query<{ last_due: string | null }>(sql`select last_due from automation_state where automation_id = ${automation}::uuid`)
  return row?.last_due ?? undefined
}

export async function keepDue(db: Queryable, tenant: string, automation: string, due: string): Promise<void> {
  await db.query(
    sql`insert into automation_state (tenant_id, automation_id, failures, last_due) values (${tenant}::uuid, ${automation}::uuid, 0, ${due})
        on conflict (tenant_id, automation_id) do update set last_due = excluded.last_due`,
  )
}
