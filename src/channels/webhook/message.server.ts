import type { Actor } from '../../kernel/actor.ts'
import type { RecordType, RowOf } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Observed, ObserverContext, Row } from '../../kernel/records/index.server.ts'
import { mayFollow, mayReadNotes } from '../../kernel/records/internal.server.ts'
import { actingAs } from '../../people/index.server.ts'
import type { webhook } from './definitions/webhook.ts'

export interface Message {
  readonly type: string
  readonly timestamp: string
  readonly data: Readonly<Record<string, unknown>>
}

const events = { create: 'created', change: 'changed', transition: 'transition', comment: 'comment', fact: 'fact' } as const

export const eventOf = (act: Observed['act']): string | undefined => (act in events ? events[act as keyof typeof events] : undefined)

/**
 * What a webhook is told of an act. Where it tells what a person may read, it holds the record as that person reads it, and
 * is undefined where they may not see it or what was said of it. Else it says that something happened, and nothing of what.
 */
export async function messageOf(hook: RowOf<typeof webhook>, act: Observed, context: ObserverContext): Promise<Message | undefined> {
  const told = hook.runsAs === null ? plain(act) : await asPerson(hook.runsAs, act, context)
  if (!told) return undefined
  const { type, row, seq, transition } = act
  const number = typeof row.number === 'string' ? { number: row.number } : {}
  return {
    type: `${type.name}.${eventOf(act.act)}`,
    timestamp: context.now,
    data: { type: type.name, id: row.id, ...number, version: row.version, seq, ...(transition === undefined ? {} : { transition }), ...told },
  }
}

/** Internal notes and what engines find out are not even mentioned. */
const plain = ({ act, comment }: Observed): Message['data'] | undefined => (act === 'fact' || comment?.visibility === 'internal' ? undefined : {})

async function asPerson(id: string, act: Observed, context: ObserverContext): Promise<Message['data'] | undefined> {
  const actor = (await actingAs(context.db, context.actor.tenant, [id])).get(id)?.actor
  if (!actor) return undefined
  const row = await readAs(actor, act, context)
  if (!row) return undefined
  const said = sayings(actor, act, context)
  return said && { by: context.actor.name, record: shown(act.type, row), ...changed(act, row), ...said }
}

async function readAs(actor: Actor, { type, row }: Observed, { records }: ObserverContext): Promise<Row | undefined> {
  try {
    return await records.get(actor, type.definition, row.id)
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'missing') return undefined
    throw failure
  }
}

/** Comments and facts, for whom they are meant. */
function sayings(actor: Actor, { type, row, comment, fact }: Observed, { model, now }: ObserverContext): Message['data'] | undefined {
  const seen = { model, type, row, now }
  const internal = fact !== undefined || comment?.visibility === 'internal'
  if (internal && !mayReadNotes(actor, seen)) return undefined
  if (comment && !mayFollow(actor, seen)) return undefined
  return { ...(comment ? { comment } : {}), ...(fact ? { fact } : {}) }
}

const isSecret = (type: RecordType, name: string): boolean => type.fields[name]?.kind === 'secret'

const shown = (type: RecordType, row: Row): Message['data'] => Object.fromEntries(Object.entries(row).filter(([name]) => !isSecret(type, name)))

/** Names of the fields that are other than before, of those that the person may read. */
function changed({ type, row, was }: Observed, readable: Row): Message['data'] {
  if (!was || was === row) return {}
  const differs = (name: string) => JSON.stringify(row[name] ?? null) !== JSON.stringify(was[name] ?? null)
  return { changed: Object.keys(type.fields).filter(name => name in readable && name !== 'updatedAt' && !isSecret(type, name) && differs(name)) }
}
