import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { byMatrix, byWeights, standardMatrix, type Weights } from './priority.ts'
import type { Level, Priority } from './words.ts'

const levels: readonly Level[] = ['high', 'medium', 'low']
const cells = standardMatrix.map(([impact, urgency, priority]) => ({ impact, urgency, priority }))
const table = (priority: (impact: Level, urgency: Level) => number | undefined) => levels.map(impact => levels.map(urgency => priority(impact, urgency)))

const points = (impact: number[], urgency: number[], from: number[]): Weights => ({
  impact: { high: impact[0] ?? 0, medium: impact[1] ?? 0, low: impact[2] ?? 0 },
  urgency: { high: urgency[0] ?? 0, medium: urgency[1] ?? 0, low: urgency[2] ?? 0 },
  from: from.map((least, i) => [least, (i + 1) as Priority] as const),
})

test('the standard matrix gives the nine priorities of the field', () => {
  assert.deepEqual(
    table((i, u) => byMatrix(cells, i, u)),
    [
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 5],
    ],
  )
})

test('a matrix with a cell missing has no answer for it', () => {
  assert.equal(byMatrix(cells.slice(1), 'high', 'high'), undefined)
  assert.equal(byMatrix([{ impact: 'high', urgency: 'high', priority: null }], 'high', 'high'), undefined)
})

test('weights are added and fall into ranges', () => {
  const standard = points([9, 5, 0], [20, 10, 0], [24, 18, 10, 0])
  assert.deepEqual(
    table((i, u) => byWeights(standard, i, u)),
    [
      [1, 2, 4],
      [1, 3, 4],
      [2, 3, 4],
    ],
  )
})

test('the fewest points of a range belong to it, one less does not', () => {
  assert.equal(byWeights(points([4, 0, 0], [20, 0, 0], [24, 18, 10, 0]), 'high', 'high'), 1)
  assert.equal(byWeights(points([3, 0, 0], [20, 0, 0], [24, 18, 10, 0]), 'high', 'high'), 2)
})

test('points that reach no range are planned', () => {
  assert.equal(byWeights(points([1, 1, 1], [1, 1, 1], [24, 18, 10, 5]), 'low', 'low'), 5)
})

const ascending = (a = 0, b = 0) => a - b
const falling = (length: number) => fc.array(fc.nat(40), { minLength: length, maxLength: length }).map(all => all.toSorted((a, b) => b - a))

test('with weights that fall, a graver impact or urgency never makes something less pressing', () => {
  fc.assert(
    fc.property(falling(3), falling(3), falling(4), (impact, urgency, from) => {
      const rows = table((i, u) => byWeights(points(impact, urgency, from), i, u))
      for (const row of rows) assert.deepEqual(row, row.toSorted(ascending))
      for (const [column] of levels.entries()) {
        const down = rows.map(row => row[column])
        assert.deepEqual(down, down.toSorted(ascending))
      }
    }),
  )
})
