import { fieldType, secondsOf } from '../fields/index.ts'
import { idField } from '../define/index.ts'

/** Whether `now` may be moved by this text: an ISO 8601 duration, with `-` before it to go back; '' stands for now itself. */
export const isDistance = (by: string): boolean => by === '' || 'value' in fieldType('duration').parse(unsigned(by), idField)

/** The moment that lies so far from `now` (UTC ISO 8601). */
export function moved(now: string, by: string): string {
  if (by === '') return now
  const distance = secondsOf(unsigned(by)) * 1000
  return new Date(Date.parse(now) + (by.startsWith('-') ? -distance : distance)).toISOString()
}

const unsigned = (by: string): string => by.replace(/^-/, '')
