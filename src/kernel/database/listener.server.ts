import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

type Heard = (payload: string) => void

/** One connection that only listens, made again whenever it is lost. */
export class Listener {
  readonly #options: pg.ClientConfig
  readonly #channels = new Map<string, Set<Heard>>()
  #client: Promise<pg.Client> | undefined
  #closed = false

  constructor(options: pg.ClientConfig) {
    this.#options = options
  }

  async listen(channel: string, heard: Heard): Promise<() => Promise<void>> {
    const others = this.#channels.get(channel)
    if (others) others.add(heard)
    else this.#channels.set(channel, new Set([heard]))
    const client = await this.#connected()
    if (!others) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    return () => this.#leave(channel, heard)
  }

  #connected(): Promise<pg.Client> {
    this.#client ??= this.#open()
    this.#client.catch(() => {
      this.#client = undefined
    })
    return this.#client
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = await this.#client?.catch(() => undefined)
    await client?.end()
  }

  async #leave(channel: string, heard: Heard): Promise<void> {
    const all = this.#channels.get(channel)
    if (!all?.delete(heard) || all.size > 0) return
    this.#channels.delete(channel)
    const client = await this.#client
    await client?.query(`unlisten ${pg.escapeIdentifier(channel)}`)
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.#options, keepAlive: true })
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''))
    client.on('error', () => {})
    await client.connect()
    client.once('end', () => this.#reopen())
    return client
  }

  /** Whoever listens is called with nothing, to look for what it may have missed. */
  async #reopen(): Promise<void> {
    for (let wait = 100; !this.#closed; wait = Math.min(wait * 2, 1000)) {
      await pause(wait, undefined, { ref: false })
      const client = await this.#open().catch(() => undefined)
      if (!client) continue
      this.#client = Promise.resolve(client)
      // First it listens, then it says that something may have been missed: nothing falls between the two.
      for (const channel of this.#channels.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => {})
      for (const channel of this.#channels.keys()) this.#tell(channel, '')
      return
    }
  }

  #tell(channel: string, payload: string): void {
    for (const heard of this.#channels.get(channel) ?? []) heard(payload)
  }
}
