import type { ServerResponse } from 'node:http'
import type { Actor } from '../actor.ts'
import { Failure } from '../errors.ts'

/** Bytes that may wait for a client to take them; one that lets more pile up is cut off, and asks for everything anew when it is back. */
const mostWaiting = 256 * 1024

export interface StreamOptions {
  readonly actor: Actor
  /** Who it is by now; undefined if nobody any more. */
  readonly again: () => Promise<Actor | undefined>
  /** Milliseconds between signs of life, and between looks at who it is. */
  readonly beat: number
  readonly askAgain: number
}

/** One person's open event stream (HTML Living Standard, server-sent events). */
export class Stream {
  readonly actor: Actor
  readonly #out: ServerResponse
  readonly #again: StreamOptions['again']
  readonly #timers: readonly NodeJS.Timeout[]

  constructor(out: ServerResponse, { actor, again, beat, askAgain }: StreamOptions) {
    this.actor = actor
    this.#out = out
    this.#again = again
    this.#timers = [setInterval(() => this.#beat(), beat), setInterval(() => this.check(), askAgain)]
    out.once('close', () => this.#timers.forEach(timer => clearInterval(timer)))
  }

  /** An id, though nothing is kept by it: the browser names it when it comes back, and so tells that it has missed something. */
  open(headers: Readonly<Record<string, number | string | string[] | undefined>>, returning: boolean): void {
    this.#out.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no', // nginx would hold events back
    })
    this.#write('retry: 2000\nid: 1\n\n')
    if (returning) this.refresh()
  }

  send(event: string, about: object): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(about)}\n\n`)
  }

  refresh(): void {
    this.send('refresh', {})
  }

  close(): void {
    this.#out.end()
  }

  /** Ends it when this is nobody any more, or somebody who may do other things: the browser comes back with the rights of that moment. */
  check(): void {
    this.#again().then(
      now => {
        if (!now || rightsOf(now) !== rightsOf(this.actor)) this.close()
      },
      (error: unknown) => {
        // Where nobody can be asked, nothing can have been taken away either.
        if (!(error instanceof Failure) || error.kind !== 'unavailable') this.close()
      },
    )
  }

  /** A comment, so that proxies keep the connection and a dead one is noticed. */
  #beat(): void {
    this.#write(': still here\n\n')
  }

  #write(text: string): void {
    if (this.#out.writableEnded || this.#out.destroyed) return
    this.#out.write(text)
    if (this.#out.writableLength > mostWaiting) this.#out.destroy()
  }
}

const rightsOf = (actor: Actor): string => JSON.stringify([actor.tenant, actor.person, [...actor.roles].sort(), [...actor.groups].sort(), actor.unbound])
