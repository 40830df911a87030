import type { FastifyInstance } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../kernel/log.ts'

/** Follows the requests of a server, so that those under way can end before it does. */
export class Draining {
  readonly #underWay = new Set<ServerResponse>()
  #leaving = false

  get isLeaving(): boolean {
    return this.#leaving
  }

  follow(app: FastifyInstance): void {
    app.server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      if (this.#leaving) response.setHeader('connection', 'close')
      if (isStream(request)) return
      this.#underWay.add(response)
      response.once('close', () => this.#underWay.delete(response))
    })
  }

  /** Takes no new connections, waits for the requests under way, then closes what is left. */
  async drain(app: FastifyInstance, patience: number): Promise<void> {
    this.#leaving = true
    app.server.close()
    app.server.closeIdleConnections()
    for (const end = Date.now() + patience; this.#underWay.size > 0 && Date.now() < end; ) await pause(20)
    await app.close()
  }
}

/** Live updates never end by themselves; whoever listens connects again. */
const isStream = (request: IncomingMessage): boolean => request.headers.accept?.includes('text/event-stream') ?? false

/** Ends the process well: on a signal when `leave` is done, or at once on a second one; on a fault of ours with a line in the log. */
export function leaveWell(log: Log, leave: () => Promise<void>): void {
  let asked = false
  const end = (signal: NodeJS.Signals) => {
    if (asked) process.exit(1)
    asked = true
    log.info({ signal }, 'shutting down')
    leave().then(
      () => process.exit(0),
      (error: unknown) => fail(error, 'the shutdown failed'),
    )
  }
  const fail = (error: unknown, what: string) => {
    log.error({ err: error }, what)
    process.exit(1)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  // Nobody knows what state such an error leaves behind: whoever watches the process starts a new one.
  process.on('uncaughtException', error => fail(error, 'stopped by an error that nothing expected'))
}
