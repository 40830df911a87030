import { pino } from 'pino'
import { buildServer } from '../../src/kernel/api/index.server.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { World } from './world.ts'

/** A way to the routes of a world: for a guest, or for whoever is signed in there and stays so. */
export async function openDoor({ model, records, store, engines }: World, actor?: Actor) {
  const app = await buildServer({
    model,
    records,
    store,
    log: pino({ level: 'silent' }),
    actorOf: async () => actor,
    perMinute: 1_000_000,
    trustProxy: true,
    secure: false,
    version: 'test',
    docs: engines.flatMap(e => e.docs ?? []),
    plugins: engines.flatMap(e => e.routes ?? []),
    around: [],
  })
  const send = async (method: 'GET' | 'POST', path: string, payload?: object, headers: Record<string, string> = {}) => {
    const response = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
    return { status: response.statusCode, body: response.body === '' ? undefined : JSON.parse(response.body), text: response.body }
  }
  return {
    app,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, undefined, headers),
    post: (path: string, body: object) => send('POST', path, body),
  }
}
