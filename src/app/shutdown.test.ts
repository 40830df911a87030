import assert from 'node:assert/strict'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import Fastify from 'fastify'
import { eventually } from '../../test/harness/eventually.ts'
import { Draining } from './shutdown.server.ts'

async function slowServer() {
  const app = Fastify({ forceCloseConnections: true })
  const draining = new Draining()
  const slow = Promise.withResolvers<string>()
  const came = Promise.withResolvers<void>()
  app.get('/slow', () => {
    came.resolve()
    return slow.promise
  })
  app.get('/stream', (_request, reply) => {
    came.resolve()
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
    reply.raw.write(': hello\n\n')
  })
  app.get('/never', () => {
    came.resolve()
    return new Promise(() => {})
  })
  draining.follow(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return { app, draining, port, came: came.promise, finish: () => slow.resolve('done') }
}

/** Status and body, or the code of the failure. */
const get = (port: number, path: string, headers = {}) =>
  new Promise<string>(resolve => {
    const asked = request({ port, path, headers, host: '127.0.0.1' }, answer => {
      let text = ''
      answer.on('data', part => (text += String(part)))
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`))
      answer.on('error', error => resolve(error.message))
    })
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    asked.end()
  })

test('requests under way are answered, new ones are not taken', async () => {
  const { app, draining, port, came, finish } = await slowServer()
  const slow = get(port, '/slow')
  await came
  const drained = draining.drain(app, 60_000)
  await eventually('the port is closed', async () => (await get(port, '/nothing')) === 'ECONNREFUSED')
  finish()
  assert.equal(await slow, '200 done')
  await drained
})

test('live updates do not hold it up', async () => {
  const { app, draining, port, came } = await slowServer()
  const stream = get(port, '/stream', { accept: 'text/event-stream' })
  await came
  await draining.drain(app, 2 ** 31 - 1)
  await stream
})

test('a request that never ends is given up when patience ends', async () => {
  const { app, draining, port, came } = await slowServer()
  const never = get(port, '/never')
  await came
  await draining.drain(app, 300)
  assert.equal(await never, 'ECONNRESET')
})
