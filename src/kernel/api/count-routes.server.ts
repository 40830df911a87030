import type { FastifyInstance } from 'fastify'
import type { Actor } from '../actor.ts'
import type { Model } from '../define/index.ts'
import { Failure, malformed } from '../errors.ts'
import type { Records } from '../records/index.server.ts'
import { parseRule } from '../rules/index.ts'
import { knownOnly, type Parameters, several } from './query.ts'

/** Counting beyond this is asked for with `count=exact`. */
export const countsUpTo = 10_000
const mostLists = 60

type Counted = { readonly count: number; readonly more?: true } | { readonly error: { readonly status: string; readonly detail: string } }

interface Served {
  readonly model: Model
  readonly records: Records
}

/** `GET /counts?of=incident:category == 'open'&of=problem:`: how long many lists are, each with its own outcome. */
export function countRoutes(app: FastifyInstance, served: Served): void {
  const turns = new Map<string, Promise<unknown>>()
  app.get('/counts', async request => {
    const { actor } = request
    const query = request.query as Parameters
    knownOnly(query, ['of'])
    const lists = several(query, 'of')
    if (lists.length > mostLists) throw malformed(`Count at most ${mostLists} lists in one go.`, 'bad_parameter')
    // Whoever asks for many has them counted one after the other, however many requests that is.
    const who = actor.person ?? actor.name
    const mine = (turns.get(who) ?? Promise.resolve()).catch(() => {}).then(() => countAll(served, actor, lists))
    turns.set(who, mine)
    try {
      return { counts: await mine }
    } finally {
      if (turns.get(who) === mine) turns.delete(who)
    }
  })
}

/** As far as it is counted without being asked to be exact. */
export const upTo = (n: number) => (n > countsUpTo ? ({ count: countsUpTo, more: true } as const) : { count: n })

async function countAll(served: Served, actor: Actor, lists: readonly string[]): Promise<Counted[]> {
  const counts: Counted[] = []
  for (const list of lists) counts.push(await outcome(served, actor, list))
  return counts
}

async function outcome({ model, records }: Served, actor: Actor, list: string): Promise<Counted> {
  const [, name = '', filter = ''] = /^(\w{1,80}):(.*)$/s.exec(list) ?? []
  try {
    const type = model.find(name)
    if (!type) throw malformed(`There is no record type '${name || list.slice(0, 80)}': name a list as type:filter.`, 'bad_parameter')
    return upTo(await records.count(actor, type.definition, filter === '' ? undefined : parseRule(filter), countsUpTo + 1))
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'unavailable') throw error
    return { error: { status: error.kind, detail: error.told(actor.language).detail } }
  }
}
