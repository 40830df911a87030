import { fieldType } from '../../../../kernel/fields/index.ts'
import { queueJob } from '../../../../kernel/jobs/index.server.ts'
import { type Source, fill, fieldAt, onlyExpression } from '../../../texts/index.server.ts'
import type { HttpMethod, HttpNode } from '../../graph/graph.ts'
import { fieldOf } from '../../graph/scope.ts'
import { filled, words } from '../../words.ts'
import type { Journey } from '../journey.server.ts'
import { later } from '../moves.server.ts'
import { secondsOf } from '../../../../kernel/fields/index.ts'
import type { Outcome, Performer } from './performer.ts'

/** What is sent, as it was made out when the step was first taken: each try sends the same. Secrets stand in it by name. */
export interface Request {
  readonly method: HttpMethod
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value?: string; readonly secret?: string; readonly prefix?: string }[]
  readonly body: string | null
}

/** Made out here, sent by a job of its own: another machine may take its time, and no transaction waits for it. */
export const http: Performer<'http'> = {
  begin: async (journey, token, node): Promise<Outcome> => {
    const request = isRequest(token.kept?.request) ? token.kept.request : await requestOf(journey.source(token, token.node), node)
    const host = new URL(request.url).hostname
    const effect = token.effect ?? `${token.id}.${journey.progress.lastStep}`
    journey.tell(token, 'waits', filled(words.calls, { method: node.method, host }))
    journey.keep({
      ...token,
      state: 'calling',
      way: null,
      effect,
      stuckAt: later(journey.now, secondsOf(journey.version.flow.stuckAfter)),
      kept: { request },
    })
    const { unit, actor, now } = journey
    await queueJob(unit.db, actor.tenant, 'flows.call', { token: token.id, effect, attempt: token.attempt }, now, undefined, `flow ${host}`.slice(0, 200))
    return { seenTo: true }
  },
}

export const isRequest = (value: unknown): value is Request => typeof value === 'object' && value !== null && 'url' in value

async function requestOf(source: Source, { method, url, headers = [], body }: HttpNode): Promise<Request> {
  const whole = await fill(source, url, encodeURIComponent)
  const filledIn = headers.map(async ({ name, value, secret, prefix }) => ({
    name,
    // What is filled in must not end a header and begin another.
    ...(value === undefined ? {} : { value: await fill(source, value, said => said.replace(/[\r\n\0]+/g, ' ')) }),
    ...(secret === undefined ? {} : { secret, prefix: prefix ?? '' }),
  }))
  const sent = body === undefined || method === 'GET' ? null : JSON.stringify(await filledJson(source, body))
  return { method, url: whole, headers: await Promise.all(filledIn), body: sent }
}

/** Values are filled into the texts of a structure, and not into the text of one: nothing that is filled in can change what it is. */
async function filledJson(source: Source, value: unknown): Promise<unknown> {
  if (typeof value === 'string') {
    const only = onlyExpression(value)
    if (only !== undefined && fieldAt(source.model, source.type, only)) return (await source.values([only]))[only] ?? null
    return fill(source, value)
  }
  if (Array.isArray(value)) return Promise.all(value.map(member => filledJson(source, member)))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(async ([key, member]) => [key, await filledJson(source, member)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

/** The flow's variables as the answer gives them. @throws Error in words where something that must be there is not */
export function answersFrom(journey: Pick<Journey, 'version'>, node: HttpNode, text: string): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  if ((node.answers ?? []).length === 0) return values
  const answer = parsed(text)
  for (const { variable, at, required } of node.answers ?? []) {
    const known = (journey.version.graph.variables ?? []).find(v => v.from === 'flow' && v.key === variable)
    if (!known) continue
    const found = memberAt(answer, at)
    if (found === undefined || found === null) {
      if (required) throw new Error(`The answer has nothing at '${at}'.`)
      values[variable] = null
      continue
    }
    const field = fieldOf(known)
    const kind = fieldType(field.kind)
    const text = typeof found === 'string' ? found : JSON.stringify(found)
    const read = known.kind === 'text' ? { value: text.slice(0, 4000) } : kind.parse(found, field)
    const value = 'fault' in read ? kind.fromText(text, field) : read
    if ('fault' in value) throw new Error(`The answer at '${at}' does not fit: ${value.fault.en}`)
    values[variable] = value.value
  }
  return values
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('The answer is not JSON.')
  }
}

/** `data.items.0.id`; empty is the answer itself. */
function memberAt(answer: unknown, path: string): unknown {
  let at = answer
  for (const name of path.split('.').filter(part => part !== '')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[name]
  }
  return at
}
