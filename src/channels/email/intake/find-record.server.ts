import type { Actor } from '../../../kernel/actor.ts'
import type { Model, RecordType } from '../../../kernel/define/index.ts'
import { Failure } from '../../../kernel/errors.ts'
import type { Records, Row } from '../../../kernel/records/index.server.ts'

/** Types of record that mail may be about: those that people speak of by number and write to. */
export const mailedTypes = (model: Model): readonly RecordType[] => model.types.filter(t => t.definition.numbered && t.definition.may.comment)

export interface Found {
  readonly type: RecordType
  readonly row: Row
}

/** A record by id, of whatever type it is, if the actor may read it. */
export async function recordById(records: Records, model: Model, actor: Actor, id: string): Promise<Found | undefined> {
  for (const type of mailedTypes(model)) {
    const row = await readable(records, actor, type, id)
    if (row) return { type, row }
  }
  return undefined
}

export async function recordByNumber(records: Records, model: Model, actor: Actor, number: string): Promise<Found | undefined> {
  const prefix = /^[A-Z]+/.exec(number.trim().toUpperCase())?.[0]
  const type = mailedTypes(model).find(t => t.definition.numbered === prefix)
  const row = type && (await readable(records, actor, type, number.trim().toUpperCase()))
  return row ? { type, row } : undefined
}

async function readable(records: Records, actor: Actor, type: RecordType, idOrNumber: string): Promise<Row | undefined> {
  try {
    return (await records.get(actor, type.definition, idOrNumber)) as Row
  } catch (error) {
    if (error instanceof Failure && error.kind === 'missing') return undefined
    throw error
  }
}
