import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: string
}

/**
 * A keep-alive HTTP client that does next to nothing: it shares two cores with what it measures, and an ordinary
 * client would take a third of them. One request at a time per connection, answers with a Content-Length.
 */
export class Line {
  readonly #socket: Socket
  readonly #head: string
  #waiting: ((answer: Answer) => void) | undefined
  #failed: ((error: Error) => void) | undefined
  #received: Buffer = Buffer.alloc(0)

  constructor(port: number, token: string) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.setNoDelay(true)
    this.#head = `Host: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n`
    this.#socket.on('data', chunk => this.#take(chunk))
    this.#socket.on('error', error => this.#failed?.(error))
    this.#socket.on('close', () => this.#failed?.(new Error('The connection was closed.')))
  }

  send(method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body)
    const more = Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')
    const content = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`
    return new Promise((resolve, reject) => {
      this.#waiting = resolve
      this.#failed = reject
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#head}${more}${content}\r\n${text}`)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.#received.length < end + 4 + length) return
    const body = this.#received.toString('utf8', end + 4, end + 4 + length)
    this.#received = this.#received.subarray(end + 4 + length)
    this.#waiting?.({ status: Number(head.slice(9, 12)), body })
  }
}

/** One request of its own. */
export async function once(port: number, token: string, method: string, path: string, body?: object): Promise<Answer> {
  const line = new Line(port, token)
  try {
    return await line.send(method, path, body)
  } finally {
    line.close()
  }
}
