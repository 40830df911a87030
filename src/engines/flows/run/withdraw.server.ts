import type { AnyDefinition, Text } from '../../../kernel/define/index.ts'
import { Failure } from '../../../kernel/errors.ts'
import type { Row } from '../../../kernel/records/index.server.ts'
import type { Journey } from './journey.server.ts'
import type { Token } from './tables.server.ts'
import { originOf } from './origin.server.ts'

/** Takes back what a token waits for: approvals that nobody has decided, tasks and parts that are not done, messages that have not arrived. */
export async function withdraw(journey: Journey, token: Token, why: Text): Promise<void> {
  if (token.waitsFor === 'approval') {
    const detail = why[journey.version.flow.language]
    await journey.engine.approvals.cancel(journey.context, { id: journey.progress.subject }, { detail, origin: originOf(token) })
    return
  }
  const type = typeof token.kept?.type === 'string' ? journey.unit.store.model.find(token.kept.type) : undefined
  if (token.waitsFor !== 'record' || token.record === null || !type) return
  const row = await found(journey, type.definition, token.record)
  const verb = row && ['cancel', 'discard'].find(name => isPossible(type.definition, name, String(row.state)))
  if (!row || verb === undefined) return
  const comment = verb === 'cancel' && asksComment(type.definition) ? { comment: why[journey.version.flow.language] } : {}
  await journey.records.transition(journey.actor, type.definition, row.id, verb, comment, { reason: why[journey.version.flow.language] })
}

interface Verb {
  readonly from: readonly string[]
  readonly comment?: object
  readonly requires?: readonly string[]
}

const verbOf = (definition: AnyDefinition, name: string): Verb | undefined => (definition.transitions as Readonly<Record<string, Verb>> | undefined)?.[name]

/** One that wants more than a comment is left to people. */
function isPossible(definition: AnyDefinition, name: string, state: string): boolean {
  const verb = verbOf(definition, name)
  return verb !== undefined && verb.from.includes(state) && (verb.requires ?? []).length === 0
}

const asksComment = (definition: AnyDefinition): boolean => verbOf(definition, 'cancel')?.comment !== undefined

async function found(journey: Journey, definition: AnyDefinition, id: string): Promise<Row | undefined> {
  try {
    return (await journey.records.get(journey.actor, definition, id)) as Row
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === 'missing') return undefined
    throw failure
  }
}
