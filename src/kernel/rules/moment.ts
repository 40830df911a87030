import { secondsFrom } from '../fields/duration/iso.ts'

/** Whether `now` may be moved by this text: an ISO 8601 duration, with `-` before it to go back; '' stands for now itself. */
export const isDistance = (by: string): boolean => by === '' || 'value' in secondsIn(by)

/** The moment that lies so far from `now` (UTC ISO 8601). */
export function moved(now: string, by: string): string {
  if (by === '') return now
  const seconds = secondsIn(by)
  if ('fault' in seconds) throw new Error(`'${by}' is not a duration. ${seconds.fault.en}`)
  const distance = seconds.value * 1000
  return new Date(Date.parse(now) + (by.startsWith('-') ? -distance : distance)).toISOString()
}

const secondsIn = (by: string) => secondsFrom(by.replace(/^-/, '').trim().toUpperCase())
