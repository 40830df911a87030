import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, elapsedTime } from '../../calendars/index.ts'
import { bandsOf, isActive, type Judge, type Level, type Moment, percentUsed, replay, type Run, spansOf, usedBy } from './index.ts'

const hour = 3_600_000
const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const hoursOf = (from: string, to: string) => compile({ zone: 'UTC', week: week.map(day => ({ day, from, to })), exceptions: [] }, 2026, 2026, () => [])
const nineToSix = hoursOf('09:00', '18:00')
const eightToFive = hoursOf('08:00', '17:00')

interface Row {
  readonly state: string
  readonly priority?: number
  readonly due?: string
  readonly openedAt?: string
  readonly group?: string
  readonly [other: string]: unknown
}
type Test = (row: Row) => boolean

/** A level whose rules are functions, for reckoning alone. */
interface Asked {
  readonly applies?: Test
  readonly starts?: Test
  readonly pauses?: Test
  readonly resumes?: Test
  readonly stops?: Test
  readonly resets?: Test
  readonly cancels?: Test
  readonly level?: Partial<Level>
  readonly calendar?: typeof nineToSix
}

const some = { signedIn: true } as const
const levelOf = ({ level, resumes }: Asked): Level => ({
  id: 'level',
  name: 'Resolve',
  kind: 'sla',
  recordType: 'incident',
  among: null,
  order: 1,
  rules: { applies: some, starts: null, pauses: null, resumes: resumes ? some : null, stops: some, resets: null, cancels: null },
  target: { in: 'business', ms: 4 * hour },
  repeats: true,
  countsFrom: null,
  countsPausesBefore: false,
  warnings: [],
  ...level,
})

const judgeOf = (asked: Asked): Judge => ({
  factsOf: (_level, row) => {
    const is = (rule: Test | undefined, otherwise: boolean) => rule?.(row as Row) ?? otherwise
    return {
      applies: is(asked.applies, true),
      starts: is(asked.starts, true),
      pauses: is(asked.pauses, false),
      resumes: is(asked.resumes, false),
      stops: is(asked.stops ?? (row => row.state === 'done'), false),
      resets: is(asked.resets, false),
      cancels: is(asked.cancels, false),
    }
  },
  calendarOf: () => asked.calendar ?? nineToSix,
  timeOf: (row, field) => (typeof row[field] === 'string' ? Date.parse(row[field]) : null),
  isRead: (_level, field) => field !== 'note',
})

const at = (text: string) => Date.parse(`2026-${text}Z`)
const history = (...steps: readonly (readonly [time: string, row: Row])[]): Moment[] =>
  steps.map(([time, row], i) => ({ seq: i + 1, at: at(time), row, changed: i === 0 ? 'all' : new Set(Object.keys(row)) }))
const run = (asked: Asked, moments: readonly Moment[], now: string): readonly Run[] =>
  replay([{ level: levelOf(asked), lineage: 'level', inForce: () => true }], judgeOf(asked), moments, at(now))
const only = (runs: readonly Run[]): Run => {
  assert.equal(runs.length, 1)
  return runs[0] as Run
}
const iso = (time: number | null | undefined) => (time === null || time === undefined ? null : new Date(time).toISOString().slice(5, 16))
const turns = (r: Run) => r.edges.map(e => e.turn)

test('Friday 17:00 and 4 hours of 9 to 18 end on Monday at 12:00', () => {
  assert.equal(iso(only(run({}, history(['03-06T17:00', { state: 'new' }]), '03-06T17:00')).clock.dueAt), '03-09T12:00')
})

test('a clock that waits does not run, and goes on where it was', () => {
  const moments = history(
    ['03-02T09:00', { state: 'new' }],
    ['03-02T10:00', { state: 'hold' }],
    ['03-02T15:00', { state: 'work' }],
    ['03-02T17:00', { state: 'done' }],
  )
  const r = only(run({ pauses: row => row.state === 'hold' }, moments, '03-05T09:00'))
  assert.deepEqual(turns(r), ['start', 'pause', 'resume', 'stop'])
  assert.deepEqual([r.clock.phase, r.clock.used / hour, r.clock.breachedAt], ['completed', 3, null])
})

test('while it waits nothing is due', () => {
  const moments = history(['03-02T09:00', { state: 'new' }], ['03-02T10:00', { state: 'hold' }])
  const r = only(run({ pauses: row => row.state === 'hold' }, moments, '04-02T09:00'))
  assert.deepEqual([r.clock.phase, r.clock.dueAt, r.clock.breachedAt], ['paused', null, null])
})

test('it is missed the minute it was due, whenever that is noticed, and goes on being counted', () => {
  const r = only(run({}, history(['03-02T09:00', { state: 'new' }], ['03-02T16:00', { state: 'done' }]), '03-09T09:00'))
  assert.deepEqual([r.clock.phase, iso(r.clock.breachedAt), r.clock.used / hour], ['completed', '03-02T13:00', 7])
})

test('what is done in the very moment it is due is done in time', () => {
  const r = only(run({}, history(['03-02T09:00', { state: 'new' }], ['03-02T13:00', { state: 'done' }]), '03-09T09:00'))
  assert.equal(r.clock.breachedAt, null)
})

test('warnings are given once each, in order, and none after the breach', () => {
  const level = { warnings: [50, 75] }
  const r = only(run({ level }, history(['03-02T09:00', { state: 'new' }]), '03-09T09:00'))
  assert.deepEqual(
    r.deadlines.map(d => [d.what, iso(d.at)]),
    [
      ['warning', '03-02T11:00'],
      ['warning', '03-02T12:00'],
      ['breach', '03-02T13:00'],
    ],
  )
})

test('a start that always stops never attaches (trap 1)', () => {
  assert.deepEqual(
    run({ starts: row => row.state === 'done' }, history(['03-02T09:00', { state: 'new' }], ['03-02T10:00', { state: 'done' }]), '03-09T09:00'),
    [],
  )
})

test('what pauses whenever it starts attaches paused, and is seen as such (trap 1)', () => {
  const r = only(run({ pauses: row => row.state === 'new' }, history(['03-02T09:00', { state: 'new' }]), '03-09T09:00'))
  assert.deepEqual([r.clock.phase, turns(r)], ['paused', ['start', 'pause']])
})

test('a start that no longer holds cancels nothing: only what it applies to does (trap 1)', () => {
  const moments = history(
    ['03-02T09:00', { state: 'new', priority: 1 }],
    ['03-02T10:00', { state: 'hold', priority: 1 }],
    ['03-02T11:00', { state: 'hold', priority: 3 }],
  )
  const paused = only(run({ starts: row => row.state === 'new', pauses: row => row.state === 'hold' }, moments, '03-09T09:00'))
  assert.equal(paused.clock.phase, 'paused')
  const cancelled = only(run({ applies: row => row.priority === 1, pauses: row => row.state === 'hold' }, moments, '03-09T09:00'))
  assert.deepEqual([cancelled.clock.phase, turns(cancelled)], ['cancelled', ['start', 'pause', 'cancel']])
})

test('a day of 24 hours and a working day are different targets, and each says which it is (trap 2)', () => {
  const moments = history(['03-02T10:00', { state: 'new' }])
  const due = (target: Level['target'], calendar = eightToFive) => iso(only(run({ level: { target }, calendar }, moments, '03-02T10:00')).clock.dueAt)
  assert.equal(due({ in: 'business', ms: 24 * hour }), '03-04T16:00')
  assert.equal(due({ in: 'elapsed', ms: 24 * hour }, elapsedTime), '03-03T10:00')
  assert.equal(due({ in: 'workingDays', days: 1 }), '03-03T10:00')
})

test('Friday 21:00 to Monday 09:30 on 8 to 17 is 1 h 30 of working time and 60 h 30 by the clock (trap 3)', () => {
  const moments = history(['03-06T21:00', { state: 'new' }], ['03-09T09:30', { state: 'done' }])
  const r = only(run({ calendar: eightToFive }, moments, '03-10T09:00'))
  assert.equal(r.clock.used / hour, 1.5)
  assert.equal((r.clock.since - r.clock.startedAt) / hour, 60.5)
})

test('an end that stands fast is not moved by waiting (trap 4)', () => {
  const level: Partial<Level> = { target: { in: 'workingDayAt', days: 1, time: '16:00' } }
  const moments = history(['03-06T10:00', { state: 'new' }], ['03-06T11:00', { state: 'hold' }])
  const r = only(run({ level, pauses: row => row.state === 'hold' }, moments, '03-06T12:00'))
  assert.deepEqual([r.clock.phase, iso(r.clock.dueAt), turns(r)], ['running', '03-09T16:00', ['start']])
})

test('an end that the record names is due when it says, moves with it, and an empty one is never due (trap 4)', () => {
  const level: Partial<Level> = { target: { in: 'field', field: 'due' } }
  const moments = history(
    ['03-02T10:00', { state: 'new' }],
    ['03-02T11:00', { state: 'new', due: '2026-03-03T10:00Z' }],
    ['03-02T12:00', { state: 'new', due: '2026-03-04T10:00Z' }],
  )
  const dueAfter = (steps: number) => iso(only(run({ level }, moments.slice(0, steps), '03-02T12:00')).clock.dueAt)
  assert.deepEqual([dueAfter(1), dueAfter(2), dueAfter(3)], [null, '03-03T10:00', '03-04T10:00'])
  assert.equal(iso(only(run({ level }, history(['03-02T10:00', { state: 'new', due: '2026-03-01T10:00Z' }]), '03-02T10:01')).clock.breachedAt), '03-01T10:00')
})

test('a clock that counts from an earlier time has used it up when it starts (trap 5)', () => {
  const level: Partial<Level> = { countsFrom: 'openedAt' }
  const opened = { openedAt: '2026-03-02T09:00Z' }
  const moments = history(['03-02T09:00', { state: 'new', priority: 3, ...opened }], ['03-02T11:00', { state: 'new', priority: 1, ...opened }])
  const r = only(run({ level, applies: row => row.priority === 1 }, moments, '03-02T11:00'))
  assert.deepEqual([r.clock.used / hour, iso(r.clock.startedAt), iso(r.clock.dueAt)], [2, '03-02T09:00', '03-02T13:00'])
})

test('pauses before the start count where the level says so, else it may be missed as it starts (trap 5)', () => {
  const opened = { openedAt: '2026-03-02T09:00Z' }
  const moments = history(
    ['03-02T09:00', { state: 'new', priority: 3, ...opened }],
    ['03-02T10:00', { state: 'hold', priority: 3, ...opened }],
    ['03-02T15:00', { state: 'work', priority: 3, ...opened }],
    ['03-02T16:00', { state: 'work', priority: 1, ...opened }],
  )
  const asked = (countsPausesBefore: boolean): Asked => ({
    level: { countsFrom: 'openedAt', countsPausesBefore },
    applies: row => row.priority === 1,
    pauses: row => row.state === 'hold',
  })
  const without = only(run(asked(false), moments, '03-02T16:01'))
  assert.deepEqual([without.clock.used / hour, iso(without.clock.breachedAt)], [7, '03-02T16:00'])
  const counted = only(run(asked(true), moments, '03-02T16:01'))
  assert.deepEqual([counted.clock.used / hour, iso(counted.clock.dueAt), counted.clock.breachedAt], [2, '03-02T18:00', null])
  const spans = spansOf(counted, moments, row => ({ group: null, person: null, state: String(row.state) }), at('03-02T16:30'))
  assert.deepEqual(
    spans.map(s => [s.holder.state, s.phase, s.used / hour]),
    [
      ['new', 'running', 1],
      ['hold', 'paused', 0],
      ['work', 'running', 1.5],
    ],
  )
})

test('after it was completed it starts again only where it is said to', () => {
  const moments = history(
    ['03-02T09:00', { state: 'new' }],
    ['03-02T10:00', { state: 'done' }],
    ['03-02T11:00', { state: 'work' }],
    ['03-02T11:30', { state: 'done' }],
  )
  assert.deepEqual(
    run({}, moments, '03-09T09:00').map(r => [r.clock.cycle, r.clock.phase, r.clock.used / hour]),
    [
      [1, 'completed', 1],
      [2, 'completed', 0.5],
    ],
  )
  assert.equal(run({ level: { repeats: false } }, moments, '03-09T09:00').length, 1)
})

test('a reset completes the clock and starts the next', () => {
  const moments = history(['03-02T09:00', { state: 'new', group: 'a' }], ['03-02T10:00', { state: 'moved', group: 'b' }])
  const runs = run({ resets: row => row.state === 'moved' }, moments, '03-02T10:30')
  assert.deepEqual(
    runs.map(r => [r.clock.phase, turns(r)]),
    [
      ['completed', ['start', 'reset']],
      ['running', ['start']],
    ],
  )
})

test('the bands of a picture cover the clock without a gap, and what runs in them is what it used', () => {
  const moments = history(
    ['03-06T15:00', { state: 'new', group: 'desk' }],
    ['03-06T16:00', { state: 'work', group: 'net' }],
    ['03-06T17:00', { state: 'hold', group: 'net' }],
    ['03-09T10:00', { state: 'work', group: 'net' }],
    ['03-09T13:30', { state: 'done', group: 'net' }],
  )
  const r = only(run({ pauses: row => row.state === 'hold' }, moments, '03-20T09:00'))
  const spans = spansOf(r, moments, row => ({ group: String(row.group), person: null, state: String(row.state) }), at('03-20T09:00'))
  assert.equal(
    spans.reduce((sum, s) => sum + s.used, 0),
    r.clock.used,
  )
  assert.deepEqual(
    spans.map(s => [s.holder.group, s.holder.state, s.used / hour]),
    [
      ['desk', 'new', 1],
      ['net', 'work', 1],
      ['net', 'hold', 0],
      ['net', 'work', 3.5],
    ],
  )
  const bands = bandsOf(spans, nineToSix)
  assert.deepEqual(
    bands.map(b => [b.kind, iso(b.from), iso(b.to)]),
    [
      ['running', '03-06T15:00', '03-06T17:00'],
      ['paused', '03-06T17:00', '03-09T10:00'],
      ['running', '03-09T10:00', '03-09T13:30'],
    ],
  )
})

test('a change of nothing that the level reads is not looked at', () => {
  const moments: Moment[] = [
    ...history(['03-02T09:00', { state: 'new' }]),
    { seq: 2, at: at('03-02T10:00'), row: { state: 'done' }, changed: new Set(['note']) },
  ]
  assert.equal(isActive(only(run({}, moments, '03-02T11:00')).clock), true)
})

test('how much is used up is told in percent of the target', () => {
  const { clock } = only(run({}, history(['03-02T09:00', { state: 'new' }]), '03-02T10:00'))
  assert.equal(percentUsed(clock, nineToSix, at('03-02T10:00')), 25)
  assert.equal(usedBy(clock, nineToSix, at('03-02T10:00')), hour)
})
