import sql, { empty as none, join, type Sql } from 'sql-template-tag'
import type { Actor, Channel } from '../../kernel/actor.ts'
import type { RecordType } from '../../kernel/define/index.ts'
import type { Store } from '../../kernel/records/index.server.ts'
import { administrativeHistory, administrativeTypes, plainUnit, readCursor, type Unit, untold, writeCursor } from '../../kernel/records/internal.server.ts'
import { accessActs, type AuditEntry, type AuditPage, changeActs, refusedAct } from './entry.ts'
import { namesIn } from './names.server.ts'

/** What is looked for; all of it is read by `ask.ts`. */
export interface Asked {
  readonly who?: string
  readonly type?: RecordType
  readonly act?: string
  readonly since?: string
  readonly until?: string
  readonly limit: number
  readonly cursor?: string
}

interface Stored {
  readonly kind: AuditEntry['kind']
  readonly id: string
  readonly seq: number
  readonly at: string
  readonly act: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly record_type: string | null
  readonly record: string | null
  readonly more: {
    readonly transition?: string
    readonly channel?: Channel
    readonly changes?: string
    readonly reason?: string
    readonly person?: string
    readonly address?: string
    readonly about?: string
    readonly attempt?: NonNullable<AuditEntry['attempt']>
  }
}

/**
 * All administrative acts, newest first: three tables, each read along its own index with its own limit, then merged.
 * The caller has made sure that the actor is an administrator; what records they may read starts the query all the same.
 */
export async function audit(store: Store, actor: Actor, asked: Asked): Promise<AuditPage> {
  const unit = plainUnit(store, actor.tenant)
  const signature = `${actor.tenant} audit ${JSON.stringify([asked.who, asked.type?.name, asked.act, asked.since, asked.until])}`
  const after = asked.cursor === undefined ? undefined : (readCursor(store.secret, signature, asked.cursor) as [string, string, number])
  const branches = [...changes(unit, actor, asked, after), ...access(asked, after), ...refusals(asked, after)]
  if (branches.length === 0) return { items: [], next: null, names: {} }
  const found = await unit.db.query<Stored>(
    sql`select * from (${join(branches, ' union all ')}) a order by at desc, id desc, seq desc limit ${asked.limit + 1}::integer`,
  )
  const rows = found.slice(0, asked.limit)
  const last = rows.at(-1)
  const items = rows.map(row => toEntry(unit, actor, row))
  const next = found.length > asked.limit && last ? writeCursor(store.secret, signature, [last.at, last.id, last.seq]) : null
  return { items, next, names: await namesIn(unit, actor, items) }
}

type After = readonly [at: string, id: string, seq: number] | undefined

/** Out of the one history what concerns configuration. */
function changes(unit: Unit, actor: Actor, asked: Asked, after: After): Sql[] {
  if (asked.act !== undefined && !(changeActs as readonly string[]).includes(asked.act)) return []
  const types = administrativeTypes(unit.store.model).filter(type => asked.type === undefined || type === asked.type)
  if (types.length === 0) return []
  const acts = asked.act === undefined ? changeActs : [asked.act]
  return [
    sql`(select 'change' as kind, h.record_id as id, h.seq, h.at, h.act, h.actor_id, h.actor_name, h.record_type, h.record_id::text as record,
        json_build_object('transition', h.transition, 'channel', h.channel, 'changes', h.changes, 'reason', h.reason) as more
      from history h where ${administrativeHistory(unit, actor, types)} and h.act = any(${acts}::text[])
      ${narrowed(asked, sql`h.at`, sql`h.actor_id`)}${after ? sql` and (h.at, h.record_id, h.seq) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::integer)` : none}
      order by h.at desc, h.record_id desc, h.seq desc limit ${asked.limit + 1}::integer)`,
  ]
}

function access(asked: Asked, after: After): Sql[] {
  if (asked.type !== undefined || (asked.act !== undefined && !(accessActs as readonly string[]).includes(asked.act))) return []
  return [
    sql`(select 'access' as kind, e.id, 0 as seq, e.at, e.act, e.actor_id, e.actor_name, null::text as record_type, null::text as record,
        json_build_object('person', e.person_id, 'address', e.address, 'about', e.about) as more
      from access_event e where true${asked.act === undefined ? none : sql` and e.act = ${asked.act}`}
      ${narrowed(asked, sql`e.at`, sql`e.actor_id`)}${after ? sql` and (e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : none}
      order by e.at desc, e.id desc limit ${asked.limit + 1}::integer)`,
  ]
}

function refusals(asked: Asked, after: After): Sql[] {
  if (asked.act !== undefined && asked.act !== refusedAct) return []
  return [
    sql`(select 'refusal' as kind, r.id, 0 as seq, r.at, ${refusedAct}::text as act, r.person_id as actor_id, r.person_name as actor_name,
        nullif(r.record_type, '') as record_type, r.record,
        json_build_object('address', r.address, 'attempt', json_build_object('method', r.method, 'path', r.path, 'code', r.code, 'count', r.count)) as more
      from refusal r where true${asked.type === undefined ? none : sql` and r.record_type = ${asked.type.name}`}
      ${narrowed(asked, sql`r.at`, sql`r.person_id`)}${after ? sql` and (r.at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : none}
      order by r.at desc, r.id desc limit ${asked.limit + 1}::integer)`,
  ]
}

const narrowed = ({ who, since, until }: Asked, at: Sql, actor: Sql): Sql =>
  join(
    [
      none,
      who === undefined ? none : sql` and ${actor} = ${who}::uuid`,
      since === undefined ? none : sql` and ${at} >= ${since}::timestamptz`,
      until === undefined ? none : sql` and ${at} < ${until}::timestamptz`,
    ],
    '',
  )

function toEntry({ store }: Unit, actor: Actor, { kind, at, act, actor_id, actor_name, record_type, record, more }: Stored): AuditEntry {
  const type = record_type === null ? undefined : store.model.find(record_type)
  const hidden = type ? untold(actor, type) : new Set<string>()
  const all = more.changes === undefined ? {} : (JSON.parse(more.changes) as AuditEntry['changes'])
  return {
    kind,
    at,
    act,
    actor: { id: actor_id, name: actor_name },
    record: record_type === null ? null : { type: record_type, id: record },
    transition: more.transition ?? null,
    channel: more.channel ?? null,
    changes: Object.fromEntries(Object.entries(all).filter(([name]) => !hidden.has(name))),
    reason: more.reason ?? null,
    person: more.person ?? null,
    address: more.address ?? null,
    about: more.about ?? null,
    attempt: more.attempt ?? null,
  }
}
