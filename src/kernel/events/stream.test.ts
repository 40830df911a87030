import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { machine } from '../actor.ts'
import { Stream } from './stream.server.ts'

const actor = machine('t', 'test', 'api')

test('a client that does not take its events is cut off before they fill the memory', { timeout: 20_000 }, async t => {
  const server = createServer()
  t.after(() => server.close())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.on('error', () => {})
  client.pause()
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  const stream = new Stream(response, { actor, again: async () => actor, beat: 100_000, askAgain: 100_000 })
  stream.open({}, false)
  let sent = 0
  for (; !response.destroyed && sent < 100_000; sent++) {
    stream.send('changed', { text: 'x'.repeat(1000) })
    if (sent % 100 === 0) await pause(1)
  }
  assert.ok(response.destroyed, 'it was cut off')
  assert.ok(response.writableLength < 1024 * 1024)
  stream.send('changed', {})
  client.destroy()
})
