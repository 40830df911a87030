import { pino } from 'pino'
import type { Actor } from '../../src/kernel/actor.ts'
import { buildServer } from '../../src/kernel/api/index.server.ts'
import type { World } from '../harness/world.ts'

export interface Answer {
  readonly status: number
  readonly text: string
  readonly json: () => unknown
}

/** A world over HTTP, where one says who asks. */
export interface Served {
  readonly get: (actor: Actor, path: string) => Promise<Answer>
  readonly close: () => Promise<void>
}

export async function serve({ model, records, store }: World): Promise<Served> {
  const known = new Map<string, Actor>()
  const app = await buildServer({
    model,
    records,
    store,
    log: pino({ level: 'silent' }),
    actorOf: request => Promise.resolve(known.get(String(request.headers['x-who']))),
    perMinute: 1_000_000,
    trustProxy: false,
    secure: false,
    version: 'test',
    docs: [],
    plugins: [],
    around: [],
  })
  return {
    get: async (actor, path) => {
      const who = actor.person ?? actor.name
      known.set(who, actor)
      const response = await app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-who': who } })
      return { status: response.statusCode, text: response.body, json: () => response.json<unknown>() }
    },
    close: async () => app.close(),
  }
}
