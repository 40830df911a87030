import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aroundTheClock, compile } from '../../src/engines/calendars/index.ts'
import {
  type Candidate,
  type Current,
  type Facts,
  isActive,
  type Judge,
  type Level,
  type Moment,
  nextDeadline,
  replay,
  settle,
  stepRecord,
} from '../../src/engines/clocks/reckoning/index.ts'

/**
 * A desk over a year, with everything moved by hand: people who open, hold, resume, reprioritise, resolve and reopen at any hour, timers
 * that look every five seconds to ten minutes, sometimes late. No matter how it goes, the laws of clocks hold.
 */

const seeds = 100
const incidents = 60
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const begin = Date.UTC(2026, 0, 1)
const end = begin + 365 * day

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const office = compile(
  {
    zone: 'Europe/Berlin',
    week: week.flatMap(d => [
      { day: d, from: '08:00', to: '12:00' },
      { day: d, from: '13:00', to: '17:00' },
    ]),
    exceptions: [{ date: '2026-12-24', name: 'Christmas Eve', kind: 'closed' }],
  },
  2026,
  2027,
)

const some = { signedIn: true } as const
const rules = { applies: some, starts: null, pauses: some, resumes: null, stops: some, resets: null, cancels: null }
const base = {
  kind: 'sla',
  recordType: 'incident',
  among: null,
  order: 1,
  rules,
  repeats: true,
  countsFrom: null,
  countsPausesBefore: false,
  warnings: [50, 75, 90],
} as const
const levels: readonly Level[] = [
  { ...base, id: 'resolve', name: 'Resolve', target: { in: 'business', ms: 8 * hour } },
  { ...base, id: 'urgent', name: 'Urgent', among: 'p', order: 1, target: { in: 'elapsed', ms: 4 * hour }, countsFrom: 'openedAt', countsPausesBefore: true },
  { ...base, id: 'normal', name: 'Normal', among: 'p', order: 2, target: { in: 'workingDays', days: 3 }, countsFrom: 'openedAt' },
  { ...base, id: 'take', name: 'Take', repeats: false, target: { in: 'business', ms: hour } },
  { ...base, id: 'tomorrow', name: 'Tomorrow', rules: { ...rules, pauses: null }, target: { in: 'workingDayAt', days: 1, time: '16:00' } },
]
const candidates: readonly Candidate[] = levels.map(level => ({ level, lineage: level.id, inForce: () => true }))

interface Row {
  readonly state: 'new' | 'work' | 'hold' | 'done'
  readonly urgent: boolean
  readonly taken: boolean
  readonly openedAt: number
}

const judge: Judge = {
  factsOf: (level, given): Facts => {
    const row = given as unknown as Row
    return {
      applies: level.id === 'urgent' ? row.urgent : true,
      starts: true,
      pauses: level.id !== 'tomorrow' && row.state === 'hold',
      resumes: false,
      stops: row.state === 'done' || (level.id === 'take' && row.taken),
      resets: false,
      cancels: false,
    }
  },
  calendarOf: level => (level.target.in === 'elapsed' ? aroundTheClock('UTC') : office),
  timeOf: (row, field) => (typeof row[field] === 'number' ? row[field] : null),
  isRead: () => true,
}

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What happens to one incident, in order. */
function life(next: () => number): Moment[] {
  let at = begin + Math.floor(next() * 360 * day)
  let row: Row = { state: 'new', urgent: next() < 0.2, taken: false, openedAt: at }
  const moments: Moment[] = [{ seq: 1, at, row: { ...row }, changed: 'all' }]
  const steps = 1 + Math.floor(next() * 12)
  for (let seq = 2; seq < steps + 2; seq++) {
    // Sometimes at once, sometimes weeks later.
    at += next() < 0.1 ? 0 : Math.floor(next() ** 3 * 20 * day)
    const what = next()
    if (what < 0.25) row = { ...row, state: row.state === 'hold' ? 'work' : 'hold' }
    else if (what < 0.45) row = { ...row, state: row.state === 'done' ? 'work' : 'done' }
    else if (what < 0.6) row = { ...row, urgent: !row.urgent }
    else if (what < 0.8) row = { ...row, taken: !row.taken }
    else row = { ...row, state: 'work' }
    if (at >= end) break
    moments.push({ seq, at, row: { ...row }, changed: new Set(['state']) })
  }
  return moments
}

test(`a year of a desk, ${seeds} times over: clocks keep their laws whatever happens`, () => {
  let deadlines = 0
  for (let seed = 1; seed <= seeds; seed++) {
    const next = random(seed)
    for (let n = 0; n < incidents; n++) {
      const moments = life(next)
      const current = new Map<string, Current>()
      const told = new Set<string>()
      const tell = (level: Level, cycle: number, what: string, at: number, clock: Current['clock']) => {
        const key = `${level.id} ${cycle} ${what}`
        assert.ok(!told.has(key), `${key} was told twice`)
        assert.ok(isActive(clock), `${key} was told of a clock that had ended`)
        assert.ok(clock.phase === 'running' && at >= clock.since, `${key} was told while it waited`)
        told.add(key)
        deadlines += 1
      }
      const pass = (until: number) => {
        for (const { level } of candidates) {
          const there = current.get(level.id)
          if (!there) continue
          const { clock, deadlines: passed } = settle(there.clock, level, there.calendar, until)
          for (const d of passed) tell(level, clock.cycle, d.what === 'warning' ? `${d.percent}` : 'breach', d.at, there.clock)
          current.set(level.id, { ...there, clock })
          assert.ok((nextDeadline(clock, level, there.calendar)?.at ?? until) >= until)
        }
      }
      for (const [i, moment] of moments.entries()) {
        for (let look = moments[i - 1]?.at ?? moment.at; look < moment.at; look += Math.ceil(next() * 2 * day)) pass(look)
        for (const step of stepRecord(candidates, current, moment, judge, moments.slice(0, i + 1))) {
          const before = current.get(step.level.id)?.clock
          for (const d of step.deadlines) if (before) tell(step.level, before.cycle, d.what === 'warning' ? `${d.percent}` : 'breach', d.at, before)
          if (step.clock) current.set(step.level.id, { clock: step.clock, calendar: step.calendar })
          const clock = step.clock
          if (!clock) continue
          if (isActive(clock)) assert.equal(clock.dueAt === null, clock.phase === 'paused')
          assert.ok(clock.used >= 0 && clock.since <= moment.at)
          if ((moment.row as unknown as Row).state === 'done') assert.ok(!isActive(clock), 'a clock went on after its record was done')
        }
      }
      pass(end)
      // What lived is what the history alone gives.
      const last = new Map(replay(candidates, judge, moments, end).map(run => [run.level.id, run.clock]))
      assert.deepEqual(new Map([...current].map(([id, { clock }]) => [id, clock])), last)
    }
  }
  assert.ok(deadlines > seeds * incidents)
})
