import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { onlyTenant } from '../../app/installation.server.ts'
import { freshDatabase, type TestDatabase } from '../../../test/harness/database.ts'
import { attempt } from './throttle.server.ts'

let fresh: TestDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.drop())

test('whoever comes at the same moment does not wait, though the clock that is looked at is a little earlier', async () => {
  const limits = [{ subject: 'an address that many share', free: 60, longest: 900 }]
  for (const now of ['2026-03-02T08:00:00.010Z', '2026-03-02T08:00:00.005Z', '2026-03-02T08:00:00.000Z'])
    await attempt(fresh.database.for(onlyTenant), onlyTenant, now, limits, 'en')
})

test('whoever has used up what is free waits, twice as long each time', async () => {
  const limits = [{ subject: 'somebody who guesses', free: 2, longest: 900 }]
  const tryAt = (second: number) =>
    attempt(fresh.database.for(onlyTenant), onlyTenant, new Date(Date.UTC(2026, 2, 2, 8, 0, second)).toISOString(), limits, 'en')
  for (const second of [0, 0, 0]) await tryAt(second)
  await assert.rejects(tryAt(1), { kind: 'tooMany', retryAfter: 1 })
  await tryAt(2)
  await assert.rejects(tryAt(5), { kind: 'tooMany', retryAfter: 1 })
  await tryAt(6)
})
