import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../actor.ts'
import { invalid, malformed, missing } from '../errors.ts'
import type { Log } from '../log.ts'
import { loadRow, mayReadNotes, plainUnit, type Store } from '../records/internal.server.ts'
import type { RecordType } from '../define/index.ts'
import { Audience } from './audience.server.ts'
import type { Events } from './events.server.ts'
import { Stream } from './stream.server.ts'

export interface EventRouteOptions {
  readonly events: Events
  readonly store: Store
  readonly log: Log
  /** Who sent the request, asked again from time to time: a stream ends with its session, and when its person's rights change. */
  readonly actorOf: (request: FastifyRequest) => Promise<Actor | undefined>
  /** Milliseconds, for tests. */
  readonly gather?: number
  readonly beat?: number
  readonly askAgain?: number
  readonly expire?: number
}

/** `GET /events`, `PUT` and `DELETE /presence`; to be registered under `/api/v1`. */
export const eventRoutes =
  (options: EventRouteOptions) =>
  (app: FastifyInstance): void => {
    const { events, store } = options
    const audience = new Audience(store, options.log, options.gather ?? 100)
    const leave = events.subscribe(heard => audience.hear(heard))
    const expiry = setInterval(() => audience.expire(), options.expire ?? 5_000)
    app.addHook('preClose', async () => {
      clearInterval(expiry)
      leave()
      audience.all().forEach(stream => stream.close())
    })

    app.get('/events', (request, reply) => {
      const { actor } = request
      const since = sinceIn(request.query)
      audience.admit(actor)
      reply.hijack()
      const stream = new Stream(reply.raw, { actor, again: () => options.actorOf(request), beat: options.beat ?? 20_000, askAgain: options.askAgain ?? 60_000 })
      audience.add(stream)
      reply.raw.once('close', () => audience.remove(stream))
      const returning = request.headers['last-event-id'] !== undefined
      stream.open(reply.getHeaders(), returning)
      if (since !== undefined && !returning) void audience.catchUp(stream, since)
    })

    app.put('/presence', async request => {
      const { doing, ...where } = placeIn(request.body, ['type', 'id', 'doing'])
      if (doing !== 'reading' && doing !== 'writing') throw invalid('doing', "Say 'reading' or 'writing'.")
      const { actor } = request
      const type = typeIn(store, where)
      const row = await loadRow(plainUnit(store, actor.tenant), actor, type, where.id)
      // Who may not read notes must not learn that somebody looks, and is not looked for.
      if (actor.person === null || !mayReadNotes(actor, { model: store.model, type, row, now: store.now() })) return { people: [] }
      events.present({ tenant: actor.tenant, type: type.name, id: row.id, person: actor.person, name: actor.name, doing })
      return { people: audience.people({ tenant: actor.tenant, type: type.name, id: row.id }) }
    })

    app.delete('/presence', async (request, reply) => {
      const { type, id } = placeIn(request.query, ['type', 'id'])
      const { actor } = request
      const place = { tenant: actor.tenant, type, id }
      if (actor.person !== null && audience.people(place).some(p => p.id === actor.person)) {
        events.present({ ...place, person: actor.person, name: actor.name, doing: null })
      }
      return reply.code(204).send()
    })
  }

/** Clocks of two servers may differ by as much, in milliseconds. */
const apart = 1000

function sinceIn(query: unknown): number | undefined {
  const { since } = query as { since?: unknown }
  if (since === undefined) return undefined
  const moment = typeof since === 'string' ? Date.parse(since) : Number.NaN
  if (Number.isNaN(moment)) throw invalid('since', 'Name a moment, such as 2026-11-21T09:12:00Z.')
  return moment - apart
}

function typeIn(store: Store, { type }: { type: string }): RecordType {
  const known = store.model.find(type)
  if (!known) throw missing()
  return known
}

function placeIn(given: unknown, names: readonly string[]): { type: string; id: string; doing?: unknown } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw malformed('The body is a JSON object.', 'bad_json')
  const unknown = Object.keys(given).find(name => !names.includes(name))
  if (unknown !== undefined) throw invalid(unknown, `There is no '${unknown.slice(0, 80)}' here. Known are: ${names.join(', ')}.`)
  const { type, id, doing } = given as Record<string, unknown>
  if (typeof type !== 'string') throw invalid('type', 'Name the type of the record.')
  if (typeof id !== 'string') throw invalid('id', 'Name the record by its id.')
  return { type, id, doing }
}
