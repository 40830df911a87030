import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventually } from './eventually.ts'

/** What came in, in order. */
export interface Received {
  readonly id: string
  readonly body: string
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever was sent; tests look at it piece by piece
  readonly message: any
  readonly headers: IncomingHttpHeaders
}

/** How the receiver answers: with a status, or in a way of its own. */
export type Answers = number | ((answer: ServerResponse, received: Received) => void)

/** A receiver of webhooks as the standard has it: whatever is not signed as it must be is a fault. */
export class Receiver {
  readonly received: Received[] = []
  /** What was wrong with what came in. A test that expects nothing wrong looks here. */
  readonly faults: string[] = []
  answers: Answers = 200
  /** Where given, what comes in must be signed with it. */
  secret: string | undefined
  readonly #server = createServer((request, answer) => {
    let body = ''
    request.on('data', part => (body += String(part)))
    request.on('end', () => this.#take(request.headers, request.method ?? '', body, answer))
  })

  async listen(): Promise<this> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  has(count: number, seconds?: number): Promise<void> {
    return eventually(`${count} have come in, and not ${this.received.length}`, () => this.received.length >= count, seconds)
  }

  #take(headers: IncomingHttpHeaders, method: string, body: string, answer: ServerResponse): void {
    const id = String(headers['webhook-id'] ?? headers['idempotency-key'])
    if (method !== 'POST') this.faults.push(`${method} instead of POST`)
    if (!headers['content-type']?.startsWith('application/json')) this.faults.push('no JSON')
    if (this.secret !== undefined && !isSigned(this.secret, headers, body)) this.faults.push(`${id} is not signed`)
    const earlier = this.received.find(r => r.id === id)
    if (earlier && earlier.body !== body) this.faults.push(`${id} came with another body`)
    const received = { id, body, message: JSON.parse(body) as unknown, headers }
    this.received.push(received)
    if (typeof this.answers === 'function') this.answers(answer, received)
    else answer.writeHead(this.answers).end()
  }
}

/** As any library of Standard Webhooks checks it, written down again from the standard. */
export function isSigned(secret: string, headers: IncomingHttpHeaders, body: string): boolean {
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const wanted = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(content)
    .digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .map(part => part.split(','))
    .some(
      ([version, coded = '']) =>
        version === 'v1' && Buffer.from(coded, 'base64').length === wanted.length && timingSafeEqual(Buffer.from(coded, 'base64'), wanted),
    )
}
