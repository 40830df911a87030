import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire to a database, that can be cut and mended. */
export interface Wire {
  /** The database's address through the wire. */
  readonly url: string
  /** Nothing gets through any more, nor is anything taken. */
  readonly cut: () => Promise<void>
  readonly mend: () => Promise<void>
}

export async function wireTo(database: string): Promise<Wire> {
  const there = new URL(database)
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(Number(there.port), there.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', bytes => to.write(bytes))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(0)
  server.unref()
  const { port } = server.address() as AddressInfo
  const url = new URL(database)
  url.port = String(port)
  return {
    url: url.href,
    cut: async () => {
      const closed = once(server, 'close')
      server.close()
      sockets.forEach(socket => socket.destroy())
      await closed
    },
    mend: async () => {
      if (!server.listening) await listen(port)
    },
  }
}
