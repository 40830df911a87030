import type { RecordType, RowOf, Rule } from '../../kernel/define/index.ts'
import { secondsOf } from '../../kernel/fields/index.ts'
import { parseRule } from '../../kernel/rules/index.ts'
import type { serviceLevel } from './level.definition.ts'
import type { Level, Target } from './reckoning/index.ts'

/** Promises are made about work. */
export const hasClocks = ({ definition }: RecordType): boolean => definition.work !== undefined && definition.states !== undefined

export type LevelRow = RowOf<typeof serviceLevel>

/** A level with what is kept beside its reckoning: when it was in force, and where its calendar comes from. */
export interface KeptLevel extends Level {
  readonly state: LevelRow['state']
  /** Milliseconds; null for what was never in force, or still is. */
  readonly activeFrom: number | null
  readonly activeUntil: number | null
  readonly calendarFrom: LevelRow['calendarFrom']
  readonly calendar: string | null
}

/** Paths from a record to the calendar that it names. */
export const calendarPaths = { service: 'service.calendar', group: 'group.calendar', requesterLocation: 'requester.location.calendar' } as const

/** The path that the level's calendar is taken from; undefined where it is the level's own. */
export const calendarPath = ({ calendarFrom }: Pick<KeptLevel, 'calendarFrom'>): string | undefined =>
  calendarFrom === 'level' ? undefined : calendarPaths[calendarFrom]

const parsed = new Map<string, KeptLevel>()
const most = 2000

/** The level that a record describes. Its rules and target have been checked when it was activated. */
export function levelOf(row: LevelRow): KeptLevel {
  const key = `${row.id} ${row.version}`
  const known = parsed.get(key)
  if (known) return known
  if (parsed.size >= most) parsed.clear()
  const level = read(row)
  parsed.set(key, level)
  return level
}

const read = (row: LevelRow): KeptLevel => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  recordType: row.recordType,
  among: row.among,
  order: row.order,
  rules: {
    applies: parseRule(row.applies),
    starts: ruleOf(row.starts),
    pauses: ruleOf(row.pauses),
    resumes: ruleOf(row.resumes),
    stops: parseRule(row.stops),
    resets: ruleOf(row.resets),
    cancels: ruleOf(row.cancels),
  },
  target: targetOf(row),
  repeats: row.repeats,
  countsFrom: row.countsFrom,
  countsPausesBefore: row.countsPausesBefore,
  warnings: (row.warnings ?? []).map(w => w.percent).toSorted((a, b) => a - b),
  state: row.state,
  activeFrom: row.activeFrom === null ? null : Date.parse(row.activeFrom),
  activeUntil: row.activeUntil === null ? null : Date.parse(row.activeUntil),
  calendarFrom: row.calendarFrom,
  calendar: row.calendar,
})

const ruleOf = (text: string | null): Rule | null => (text === null ? null : parseRule(text))

function targetOf({ targetIn, targetTime, targetDays, targetAt, targetField }: LevelRow): Target {
  const ms = targetTime === null ? 0 : secondsOf(targetTime) * 1000
  if (targetIn === 'business' || targetIn === 'elapsed') return { in: targetIn, ms }
  if (targetIn === 'workingDays') return { in: targetIn, days: targetDays ?? 1 }
  if (targetIn === 'workingDayAt') return { in: targetIn, days: targetDays ?? 1, time: targetAt ?? '00:00' }
  return { in: 'field', field: targetField ?? '' }
}

/** Whether a level was in force at a moment: only then its clocks start. */
export const inForce = ({ activeFrom, activeUntil }: KeptLevel, at: number): boolean =>
  activeFrom !== null && at >= activeFrom && (activeUntil === null || at < activeUntil)
