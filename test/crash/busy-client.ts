import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../../src/kernel/id.server.ts'

interface Incident {
  readonly id: string
  readonly number: string
  readonly version: number
}

/** What the server said that it has done. */
export interface Acknowledged {
  /** By idempotency key. */
  readonly created: Map<string, Incident>
  readonly changed: { readonly id: string; readonly title: string }[]
  readonly commented: { readonly id: string; readonly text: string }[]
}

/** Writes as fast as it is answered, and remembers every write that was acknowledged, and every one that may have been made. */
export class BusyClient {
  readonly acknowledged: Acknowledged = { created: new Map(), changed: [], commented: [] }
  /** Keys of creates that no answer came to. */
  readonly unsure: string[] = []
  /** Statuses that were no success. */
  readonly refused = new Map<number, number>()
  readonly #token: string
  #busy = false

  constructor(token: string) {
    this.#token = token
  }

  /** Until `stop`; `most` creates in all. */
  async work(address: string, workers: number, most: number): Promise<void> {
    this.#busy = true
    let left = most
    const one = async () => {
      while (this.#busy && left-- > 0) await this.#round(address)
    }
    await Promise.all(Array.from({ length: workers }, one))
  }

  stop(): void {
    this.#busy = false
  }

  /** Sends again what no answer came to, under the same key. */
  async sendAgain(address: string): Promise<void> {
    for (const key of this.unsure.splice(0)) {
      if (!(await this.#create(address, key))) throw new Error(`${key} was not taken again.`)
    }
  }

  async #round(address: string): Promise<void> {
    const key = newId()
    const made = await this.#create(address, key)
    if (!made) return pause(30)
    const title = `changed ${key}`
    if (await this.#send(address, 'PATCH', `/incidents/${made.id}`, { title })) this.acknowledged.changed.push({ id: made.id, title })
    const text = `said ${key}`
    if (await this.#send(address, 'POST', `/incidents/${made.id}/comments`, { text })) this.acknowledged.commented.push({ id: made.id, text })
  }

  async #create(address: string, key: string): Promise<Incident | undefined> {
    const made = await this.#send<Incident>(address, 'POST', '/incidents', { title: `made ${key}`, description: key }, { 'idempotency-key': key })
    if (made) this.acknowledged.created.set(key, made)
    else this.unsure.push(key)
    return made
  }

  async #send<T>(address: string, method: string, path: string, body: object, headers: Record<string, string> = {}): Promise<T | undefined> {
    try {
      const answer = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      const text = await answer.text()
      if (answer.ok) return JSON.parse(text) as T
      this.refused.set(answer.status, (this.refused.get(answer.status) ?? 0) + 1)
    } catch {
      // Cut off: whether it was made is not known.
    }
    return undefined
  }

  async get<T>(address: string, path: string): Promise<T> {
    const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${this.#token}` } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
}
