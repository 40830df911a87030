import type { Model, RecordType } from '../../kernel/define/index.ts'
import type { CompiledCalendar } from '../calendars/index.ts'
import { calendarPath, inForce, type KeptLevel, type LevelRow, levelOf } from './levels.server.ts'
import { type Candidate, factsOf, fieldsRead, type Judge, type Level, pathsRead, type Row } from './reckoning/index.ts'

/** A level among the others of its type. */
export interface KeptCandidate extends Candidate {
  readonly level: KeptLevel
}

const known = new WeakMap<readonly LevelRow[], Map<string, readonly KeptCandidate[]>>()

/** The levels of a type of record that are or were in force; all versions of one have the lineage of the first. */
export function candidatesOf(rows: readonly LevelRow[], recordType: string): readonly KeptCandidate[] {
  const byType = known.get(rows) ?? new Map<string, readonly KeptCandidate[]>()
  const candidates = byType.get(recordType) ?? findCandidates(rows, recordType)
  known.set(rows, byType.set(recordType, candidates))
  return candidates
}

function findCandidates(rows: readonly LevelRow[], recordType: string): readonly KeptCandidate[] {
  const byId = new Map(rows.map(row => [row.id, row]))
  const first = (row: LevelRow): string => {
    let at = row
    for (let steps = 0; at.previous !== null && steps < rows.length; steps++) at = byId.get(at.previous) ?? { ...at, previous: null }
    return at.id
  }
  return rows
    .filter(row => row.recordType === recordType && row.activeFrom !== null)
    .map(row => {
      const level = levelOf(row)
      return { level, lineage: first(row), inForce: at => inForce(level, at), ...(level.activeFrom === null ? {} : { begins: level.activeFrom }) }
    })
}

const read = new WeakMap<Level, ReadonlySet<string>>()

/** Own fields that a level looks at, also to find its calendar. */
export function fieldsLookedAt(level: Level): ReadonlySet<string> {
  const fields = read.get(level) ?? fieldsRead(level)
  read.set(level, fields)
  return fields
}

/** Paths that the rules of these levels read, and that lead to their calendars. */
export const pathsOfLevels = (levels: readonly KeptLevel[]): readonly string[] => [
  ...new Set(levels.flatMap(level => [...pathsRead(level), ...[calendarPath(level)].filter(path => path !== undefined)])),
]

/** The calendar that a level takes for a record; null counts around the clock. */
export function calendarIdOf(level: KeptLevel, row: Row): string | null {
  if (level.target.in === 'elapsed') return null
  const path = calendarPath(level)
  const named = path === undefined ? null : row[path]
  return typeof named === 'string' ? named : level.calendar
}

/** Judges records of a type by the rules of levels. Rows hold what lies behind references under its path. */
export const judgeOf = (model: Model, type: RecordType, calendarAt: (id: string | null, at: number, level: Level, row: Row) => CompiledCalendar): Judge => ({
  factsOf: (level, row, at) => factsOf(model, type, level, row, new Date(at).toISOString()),
  calendarOf: (level, row, at) => calendarAt(calendarIdOf(level as KeptLevel, row), at, level, row),
  timeOf: (row, field) => (typeof row[field] === 'string' ? Date.parse(row[field]) : null),
  isRead: (level, field) => fieldsLookedAt(level).has(field),
})
