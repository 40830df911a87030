import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Engine } from '../kernel/practice.ts'
import type { JobContext } from '../kernel/jobs/job.ts'
import { heartbeat } from './heartbeat.server.ts'

let heard = 0
let answer = 200
const monitor = createServer((_request, response) => {
  heard += 1
  response.writeHead(answer).end()
})
before(() => new Promise<void>(resolve => void monitor.listen(0, '127.0.0.1', resolve)))
after(() => monitor.close())

const told: string[] = []
const log = { info: () => {}, warn: () => {}, error: (_: object, message: string) => void told.push(message) }
const beat = (engines: readonly Engine[] = []) =>
  heartbeat(`http://127.0.0.1:${(monitor.address() as AddressInfo).port}/`, engines, log).run({}, {} as JobContext)

test('it is heard as long as nothing stands still', async () => {
  await beat([{}, { troubles: async () => [] }])
  assert.equal(heard, 1)
})

test('it is left out, and said, when an engine stands still', async () => {
  await beat([{ troubles: async () => ['Clocks have stood still.'] }])
  assert.deepEqual([heard, told.length], [1, 1])
})

test('an address that does not want it is a failed job, which the jobs page shows', async () => {
  answer = 500
  await assert.rejects(beat(), /answered 500/)
})
