import { secondsOf } from '../../../kernel/fields/index.ts'
import type { RecordPage } from '../../../web/client/index.ts'

/** A service level as its screens read it. */
export interface LevelFacts {
  readonly recordType: string
  readonly targetIn: 'business' | 'elapsed' | 'workingDays' | 'workingDayAt' | 'field'
  /** Milliseconds. */
  readonly time: number | undefined
  readonly days: number | undefined
  readonly at: string | undefined
  readonly targetField: string | undefined
  readonly calendarFrom: 'level' | 'service' | 'group' | 'requesterLocation'
  readonly calendar: string | undefined
  readonly warnings: readonly number[]
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export function levelFacts(record: RecordPage): LevelFacts {
  const time = textOf(record.targetTime)
  const warnings = Array.isArray(record.warnings) ? (record.warnings as readonly { percent?: unknown }[]) : []
  return {
    recordType: textOf(record.recordType) ?? 'incident',
    targetIn: (textOf(record.targetIn) ?? 'business') as LevelFacts['targetIn'],
    time: time === undefined ? undefined : secondsOf(time) * 1000,
    days: typeof record.targetDays === 'number' ? record.targetDays : undefined,
    at: textOf(record.targetAt),
    targetField: textOf(record.targetField),
    calendarFrom: (textOf(record.calendarFrom) ?? 'level') as LevelFacts['calendarFrom'],
    calendar: textOf(record.calendar),
    warnings: warnings.flatMap(({ percent }) => (typeof percent === 'number' ? [percent] : [])).toSorted((a, b) => a - b),
  }
}
