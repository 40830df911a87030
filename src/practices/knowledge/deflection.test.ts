import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflectionOf, type Opening, visitsOf } from './deflection.ts'

const at = (hour: number): string => new Date(Date.UTC(2026, 2, 2) + hour * 3_600_000).toISOString()
const opened = (person: string, hour: number, reported?: number): Opening => ({
  person,
  at: at(hour),
  reportedAt: reported === undefined ? null : at(reported),
})
const counted = (openings: readonly Opening[], now = 1000) => deflectionOf(visitsOf(openings, at(now)))

test('an article that was opened and followed by no report within a day spared one', () => {
  assert.deepEqual(counted([opened('rosa', 0)]), { visits: 1, reported: 0, deflected: 1, pending: 0 })
})

test('a report within a day means that it did not', () => {
  assert.deepEqual(counted([opened('rosa', 0, 23)]), { visits: 1, reported: 1, deflected: 0, pending: 0 })
  assert.deepEqual(counted([opened('rosa', 0, 24)]), { visits: 1, reported: 1, deflected: 0, pending: 0 })
  assert.deepEqual(counted([opened('rosa', 0, 25)]), { visits: 1, reported: 0, deflected: 1, pending: 0 })
})

test('many articles in one sitting are one visit', () => {
  assert.deepEqual(counted([opened('rosa', 0), opened('rosa', 1), opened('rosa', 5)]), { visits: 1, reported: 0, deflected: 1, pending: 0 })
  assert.deepEqual(counted([opened('rosa', 0), opened('rosa', 1, 2), opened('rosa', 5)]).reported, 1)
})

test('another day is another visit, and another person too', () => {
  assert.equal(counted([opened('rosa', 0), opened('rosa', 24)]).visits, 2)
  assert.equal(counted([opened('rosa', 0), opened('ruben', 1)]).visits, 2)
})

test('while the day is not over nothing was spared yet', () => {
  assert.deepEqual(counted([opened('rosa', 0)], 24), { visits: 0, reported: 0, deflected: 0, pending: 1 })
  assert.deepEqual(counted([opened('rosa', 0)], 24.1), { visits: 1, reported: 0, deflected: 1, pending: 0 })
  assert.deepEqual(counted([opened('rosa', 0, 1)], 2), { visits: 1, reported: 1, deflected: 0, pending: 0 })
})

test('the order in which facts are stored makes no difference', () => {
  const facts = [opened('rosa', 5), opened('ruben', 1, 3), opened('rosa', 0), opened('rosa', 60)]
  assert.deepEqual(counted(facts), counted(facts.toReversed()))
})
