import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './log.server.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('info', { write: line => void lines.push(line) }))
  return lines.join('')
}

test('secrets never reach the log', () => {
  const text = logged(log => {
    log.info({ password: 'hunter2', request: { headers: { authorization: 'Bearer hunter2', cookie: 'session=hunter2', 'set-cookie': 'hunter2' } } }, 'asked')
    log.info({ body: { token: 'hunter2' }, config: { databaseUrl: 'hunter2' } }, 'started')
    log.error({ err: new Error('cannot reach postgres://mainstay:hunter2@db/desk', { cause: new Error('http://me:hunter2@proxy') }) }, 'failed')
  })
  assert.ok(!text.includes('hunter2'), text)
  assert.ok(text.includes('[secret]'))
})

test('a line says when, how grave, and what', () => {
  const line = JSON.parse(logged(log => log.warn({ jobs: 3 }, 'late'))) as Record<string, unknown>
  assert.equal(line.level, 'warn')
  assert.equal(line.msg, 'late')
  assert.equal(line.jobs, 3)
  assert.match(String(line.time), /^\d{4}-\d\d-\d\dT.*Z$/)
})
