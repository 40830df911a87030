import { followPath } from '../../kernel/define/index.ts'
import { Failure } from '../../kernel/errors.ts'
import type { Row } from '../../kernel/records/index.server.ts'
import type { Answering } from './answers.server.ts'
import { type CompiledForm, persons } from './compile.ts'
import type { Answers, Form } from './form.ts'
import { type SlicedType, sliceOf } from './slice.ts'
import { type Facts, type Standing, standingOf } from './standing.ts'

/** What a browser needs to ask a form by itself: the form, what its rules may know, and the fields that they pass through. */
export interface FormToAsk {
  readonly form: Form
  readonly facts: Facts
  readonly types: readonly SlicedType[]
}

/** The form with all that its rules may know beside these answers, for whoever asks. */
export async function formToAsk(compiled: CompiledForm, given: Answers, answering: Answering): Promise<FormToAsk> {
  const { facts } = await settledFacts(compiled, given, answering)
  return { form: compiled.form, facts, types: sliceOf(compiled) }
}

/**
 * How the form stands with these answers, and all that its rules know of them. An answer may be a record behind which a rule looks, and
 * may itself hang on what another rule found behind another one: so it is looked at until nothing new comes up.
 */
export async function settledFacts(compiled: CompiledForm, given: Answers, answering: Answering): Promise<{ facts: Facts; standing: Standing }> {
  const { actor, requester, now = new Date().toISOString() } = answering
  const bare = { requester, orderer: actor.person, groups: actor.groups, roles: [...actor.roles], now }
  const behind = lookerBehind(compiled, answering)
  let facts: Facts = { ...bare, behind: await behind(Object.fromEntries(persons.map(name => [name, bare[name]]))) }
  let standing = standingOf(compiled, given, facts)
  for (const _ of compiled.questions) {
    const next = await behind({ ...standing.answers, requester, orderer: actor.person })
    if (JSON.stringify(next) === JSON.stringify(facts.behind)) break
    facts = { ...facts, behind: next }
    standing = standingOf(compiled, given, facts)
  }
  return { facts, standing }
}

/** What lies behind references, as far as the orderer may read it: what they may not read is empty, as if it were not there. */
function lookerBehind({ model, type, behind }: CompiledForm, { records, actor }: Answering) {
  const seen = new Map<string, Promise<Row | undefined>>()
  const look = (name: string, id: string): Promise<Row | undefined> => {
    const target = model.find(name)
    const known = seen.get(`${name} ${id}`) ?? (target ? quietly(records.get(actor, target.definition, id) as Promise<Row>) : Promise.resolve(undefined))
    seen.set(`${name} ${id}`, known)
    return known
  }
  const follow = async (path: string, row: Answers): Promise<unknown> => {
    const steps = followPath(model, type, path)?.steps ?? []
    let at: Answers = row
    for (const [i, { name, field }] of steps.entries()) {
      const value = Object.hasOwn(at, name) ? (at[name] ?? null) : null
      if (i === steps.length - 1) return value
      const next = typeof value === 'string' ? await look(field.options.to ?? '', value) : undefined
      if (!next) return null
      at = next
    }
    return null
  }
  return async (row: Answers): Promise<Record<string, unknown>> => {
    const found: Record<string, unknown> = {}
    for (const path of behind) found[path] = await follow(path, row)
    return found
  }
}

async function quietly(row: Promise<Row>): Promise<Row | undefined> {
  try {
    return await row
  } catch (failure) {
    if (failure instanceof Failure && (failure.kind === 'missing' || failure.kind === 'refused')) return undefined
    throw failure
  }
}
