import type { Actor } from '../../kernel/actor.ts'
import type { Model, RecordType } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Records, Row } from '../../kernel/records/index.server.ts'

/** Gives a record, or undefined where there is none. */
export type Look = (type: RecordType, id: string) => Promise<Row | undefined>

const mostKept = 5000

/** Reads records for an unbound actor, each once as long as there are not too many of them. */
export function lookWith(records: Records, actor: Actor): Look {
  const seen = new Map<string, Promise<Row | undefined>>()
  return (type, id) => {
    if (seen.size > mostKept) seen.clear()
    const known = seen.get(id) ?? read(records, actor, type, id)
    seen.set(id, known)
    return known
  }
}

async function read(records: Records, actor: Actor, type: RecordType, id: string): Promise<Row | undefined> {
  try {
    return (await records.get(actor, type.definition, id)) as Row
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'missing') return undefined
    throw failure
  }
}

/** The row with what lies behind its references under the whole path, as rules look for it: `row['service.owner']`. */
export async function withPaths(model: Model, type: RecordType, row: Row, paths: readonly string[], look: Look): Promise<Row> {
  const found: Record<string, unknown> = {}
  for (const path of paths) if (path.includes('.')) found[path] = await valueBehind(model, type, row, path.split('.'), look)
  return { ...row, ...found }
}

async function valueBehind(model: Model, type: RecordType, row: Row, [name = '', ...rest]: readonly string[], look: Look): Promise<unknown> {
  const value = row[name] ?? null
  if (rest.length === 0 || value === null) return value
  const target = model.find(type.fields[name]?.options.to ?? '')
  const next = target && typeof value === 'string' ? await look(target, value) : undefined
  return target && next ? valueBehind(model, target, next, rest, look) : null
}
