import sql, { type Sql } from 'sql-template-tag'
import type { Queryable } from '../../../kernel/database/index.server.ts'
import type { Text } from '../../../kernel/define/index.ts'
import { newId } from '../../../kernel/id.server.ts'

/** The statements on the engine's own tables. */

export interface Variables {
  readonly answers: Readonly<Record<string, unknown>>
  readonly flow: Readonly<Record<string, unknown>>
}

/** Something that was done and can be undone, by the step that the node names for it. */
export interface Undoable {
  readonly node: string
  readonly undo: string
  readonly row: Values | null
}

type Values = Readonly<Record<string, unknown>>

/** Why a run is on hold: an approval that it stood on is asked again. */
export interface Held {
  readonly round: string
  readonly node: string
  readonly because: Text
}

export interface Progress {
  readonly run: string
  readonly version: string
  readonly subjectType: string
  readonly subject: string
  readonly variables: Variables
  readonly done: readonly Undoable[]
  readonly held: Held | null
  readonly over: boolean
  readonly lastStep: number
}

export type TokenState = 'ready' | 'waiting' | 'calling' | 'failed'
export type WaitsFor = 'rule' | 'date' | 'record' | 'approval' | 'children' | 'retry'

/** One place where a run is. */
export interface Token {
  readonly id: string
  readonly run: string
  readonly node: string
  readonly state: TokenState
  /** Along which way it leaves; `look` where its node must look at what it waited for. */
  readonly way: string | null
  readonly parent: string | null
  readonly place: number | null
  readonly row: Values | null
  readonly waitsFor: WaitsFor | null
  readonly record: string | null
  readonly wakeAt: string | null
  readonly stuckAt: string | null
  readonly since: string
  readonly attempt: number
  readonly effect: string | null
  readonly kept: Values | null
  readonly error: string | null
}

export type StepAct =
  | 'entered'
  | 'did'
  | 'left'
  | 'waits'
  | 'failed'
  | 'retried'
  | 'skipped'
  | 'moved'
  | 'held'
  | 'released'
  | 'undone'
  | 'ended'
  | 'cancelled'
  | 'stuck'

/** One thing that happened in a run. */
export interface Step {
  readonly seq: number
  readonly at: string
  readonly token: string
  readonly node: string
  readonly act: StepAct
  readonly say: Text
  readonly actor: string | null
  readonly actorName: string | null
  readonly reason: string | null
  readonly aboutType: string | null
  readonly about: string | null
}

const progressColumns = sql`run_id as run, version_id as version, subject_type as "subjectType", subject_id as subject, variables, done, held, over, last_step as "lastStep"`
const tokenColumns = sql`id, run_id as run, node, state, way, parent_id as parent, place, "row", waits_for as "waitsFor", waits_record as record, wake_at as "wakeAt",
  stuck_at as "stuckAt", since, attempt, effect, kept, error`
const stepColumns = sql`seq, at, token_id as token, node, act, say, actor_id as actor, actor_name as "actorName", reason, about_type as "aboutType", about_id as about`

/** Held until the transaction ends, so that the steps of a run are taken one after the other. */
export async function holdProgress(db: Queryable, run: string): Promise<Progress | undefined> {
  return (await db.query<Progress>(sql`select ${progressColumns} from flow_progress where run_id = ${run}::uuid for no key update`))[0]
}

export async function readProgress(db: Queryable, run: string): Promise<Progress | undefined> {
  return (await db.query<Progress>(sql`select ${progressColumns} from flow_progress where run_id = ${run}::uuid`))[0]
}

export const progressInserted = (tenant: string, p: Pick<Progress, 'run' | 'version' | 'subjectType' | 'subject' | 'variables'>): Sql =>
  sql`insert into flow_progress (tenant_id, run_id, version_id, subject_type, subject_id, variables, done)
      values (${tenant}::uuid, ${p.run}::uuid, ${p.version}::uuid, ${p.subjectType}, ${p.subject}::uuid, ${JSON.stringify(p.variables)}::jsonb, '[]')`

export const progressWritten = (p: Progress): Sql =>
  sql`update flow_progress set variables = ${JSON.stringify(p.variables)}::jsonb, done = ${JSON.stringify(p.done)}::jsonb,
        held = ${p.held === null ? null : JSON.stringify(p.held)}::jsonb, over = ${p.over}, last_step = ${p.lastStep}::integer
      where run_id = ${p.run}::uuid`

export const newToken = (run: string, node: string, since: string, more: Partial<Token> = {}): Token => ({
  id: newId(),
  run,
  node,
  state: 'ready',
  way: null,
  parent: null,
  place: null,
  row: null,
  waitsFor: null,
  record: null,
  wakeAt: null,
  stuckAt: null,
  since,
  attempt: 0,
  effect: null,
  kept: null,
  error: null,
  ...more,
})

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** Puts it in, or in the place of what it was. */
export const tokenWritten = (tenant: string, t: Token): Sql =>
  sql`insert into flow_token (tenant_id, id, run_id, node, state, way, parent_id, place, "row", waits_for, waits_record, wake_at, stuck_at, since, attempt, effect, kept, error)
      values (${tenant}::uuid, ${t.id}::uuid, ${t.run}::uuid, ${t.node}, ${t.state}, ${t.way}, ${t.parent}::uuid, ${t.place}::integer, ${json(t.row)}::jsonb, ${t.waitsFor},
        ${t.record}::uuid, ${t.wakeAt}::timestamptz, ${t.stuckAt}::timestamptz, ${t.since}::timestamptz, ${t.attempt}::integer, ${t.effect}, ${json(t.kept)}::jsonb, ${t.error})
      on conflict (tenant_id, id) do update set node = excluded.node, state = excluded.state, way = excluded.way, parent_id = excluded.parent_id, place = excluded.place,
        "row" = excluded."row", waits_for = excluded.waits_for, waits_record = excluded.waits_record, wake_at = excluded.wake_at, stuck_at = excluded.stuck_at,
        since = excluded.since, attempt = excluded.attempt, effect = excluded.effect, kept = excluded.kept, error = excluded.error`

export const tokensRemoved = (ids: readonly string[]): Sql => sql`delete from flow_token where id = any(${ids}::uuid[])`

export const tokensOf = (db: Queryable, run: string): Promise<Token[]> =>
  db.query<Token>(sql`select ${tokenColumns} from flow_token where run_id = ${run}::uuid order by since, place, id`)

export async function readToken(db: Queryable, id: string): Promise<Token | undefined> {
  return (await db.query<Token>(sql`select ${tokenColumns} from flow_token where id = ${id}::uuid`))[0]
}

/** Held, so that whoever wakes it waits. */
export async function holdToken(db: Queryable, id: string): Promise<Token | undefined> {
  return (await db.query<Token>(sql`select ${tokenColumns} from flow_token where id = ${id}::uuid for update`))[0]
}

/** The next one whose turn it is, and the one after it. */
export const nextReady = (db: Queryable, run: string): Promise<Token[]> =>
  db.query<Token>(sql`select ${tokenColumns} from flow_token where run_id = ${run}::uuid and state = 'ready' order by since, place, id limit 2 for update`)

export const stepsWritten = (tenant: string, run: string, steps: readonly Step[]): Sql =>
  sql`insert into flow_step (tenant_id, run_id, seq, at, token_id, node, act, say, actor_id, actor_name, reason, about_type, about_id)
      select ${tenant}::uuid, ${run}::uuid, s.seq, s.at, s.token, s.node, s.act, s.say, s.actor, s."actorName", s.reason, s."aboutType", s.about
      from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s (seq integer, at timestamptz, token uuid, node text, act text, say jsonb, actor uuid,
        "actorName" text, reason text, "aboutType" text, about uuid)`

/** The latest ones, in their order. */
export const stepsOf = async (db: Queryable, run: string, most: number): Promise<Step[]> =>
  (await db.query<Step>(sql`select ${stepColumns} from flow_step where run_id = ${run}::uuid order by seq desc limit ${most}::integer`)).reverse()

/** Tokens that wait for a record, by what they wait for. */
export const waitingFor = (db: Queryable, record: string): Promise<(Token & { readonly waitsFor: WaitsFor })[]> =>
  db.query(sql`select ${tokenColumns} from flow_token where waits_record = ${record}::uuid and state = 'waiting'`)

/** Makes those that still wait ready, along a way. Gives the runs that have something to do now. */
export const woken = (db: Queryable, ids: readonly string[], way: string): Promise<{ run: string }[]> =>
  db.query(
    sql`update flow_token set state = 'ready', way = ${way}, waits_for = null, waits_record = null, wake_at = null, stuck_at = null
        where id = any(${ids}::uuid[]) and state = 'waiting' returning run_id as run`,
  )

/** The same for those whose time has come, so many at once: what waited for a date goes on, what waits to be tried again is done again. */
export const wokenByTime = (db: Queryable, now: string, most: number): Promise<{ run: string }[]> =>
  db.query(
    sql`with due as (select tenant_id, id from flow_token where wake_at <= ${now}::timestamptz and state = 'waiting' order by wake_at limit ${most}::integer for update skip locked)
        update flow_token t set state = 'ready', way = case t.waits_for when 'retry' then null when 'rule' then 'late' else 'next' end,
          waits_for = null, waits_record = null, wake_at = null, stuck_at = null
        from due where t.tenant_id = due.tenant_id and t.id = due.id returning t.run_id as run`,
  )

export const tooLong = (db: Queryable, now: string, most: number): Promise<Token[]> =>
  db.query<Token>(sql`select ${tokenColumns} from flow_token where stuck_at <= ${now}::timestamptz order by stuck_at limit ${most}::integer`)

/** Runs that could go on while nobody is told to take them further: their job was lost with its last attempt. */
export const forgotten = (db: Queryable, before: string, most: number): Promise<{ run: string }[]> =>
  db.query(
    sql`select distinct t.run_id as run from flow_token t join flow_progress p on p.run_id = t.run_id
        where t.state = 'ready' and t.since < ${before}::timestamptz and p.held is null and not p.over
          and not exists (select from job j where j.name = 'flows.run' and j.dead_at is null) limit ${most}::integer`,
  )
