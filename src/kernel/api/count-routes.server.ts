import type { FastifyInstance } from 'fastify'
import type { Actor } from '../actor.ts'
import type { Model, RecordType } from '../define/index.ts'
import { Failure, invalid, malformed } from '../errors.ts'
import type { Records } from '../records/index.server.ts'
import { parseRule } from '../rules/index.ts'

/** Counting beyond this is asked for with `count=exact`. */
export const countsUpTo = 10_000
const mostLists = 100

type Counted = { readonly count: number; readonly more?: true } | { readonly error: { readonly status: string; readonly detail: string } }

/** `POST /counts`: how long many lists are, in one go, each with its own outcome. */
export function countRoutes(app: FastifyInstance, { model, records }: { readonly model: Model; readonly records: Records }): void {
  app.post('/counts', async request => {
    const counts: Counted[] = []
    for (const { type, filter } of listsIn(request.body, model)) counts.push(await outcome(records, request.actor, type, filter))
    return { counts }
  })
}

/** As far as it is counted without being asked to be exact. */
export const upTo = (n: number) => (n > countsUpTo ? ({ count: countsUpTo, more: true } as const) : { count: n })

async function outcome(records: Records, actor: Actor, { definition }: RecordType, filter: string): Promise<Counted> {
  try {
    return upTo(await records.count(actor, definition, filter === '' ? undefined : parseRule(filter), countsUpTo + 1))
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'unavailable') throw error
    return { error: { status: error.kind, detail: error.told(actor.language).detail } }
  }
}

function listsIn(body: unknown, model: Model): { readonly type: RecordType; readonly filter: string }[] {
  const { lists, ...more } = (body ?? {}) as Readonly<Record<string, unknown>>
  const unknown = Object.keys(more)[0]
  if (unknown !== undefined) throw invalid(unknown, `There is no '${unknown.slice(0, 80)}' here, only 'lists'.`)
  if (!Array.isArray(lists) || lists.length > mostLists) throw invalid('lists', `Name up to ${mostLists} lists, each as { type, filter }.`)
  return lists.map((list: unknown, i) => {
    const { type, filter = '', ...others } = (typeof list === 'object' && list !== null ? list : {}) as Readonly<Record<string, unknown>>
    if (typeof type !== 'string' || typeof filter !== 'string' || Object.keys(others).length > 0)
      throw invalid(`lists[${i}]`, 'A list is { type, filter }, both text.')
    const known = model.find(type)
    if (!known) throw malformed(`There is no record type '${type.slice(0, 80)}'.`, 'bad_parameter')
    return { type: known, filter }
  })
}
