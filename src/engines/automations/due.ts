import { secondsOf } from '../../kernel/fields/index.ts'
import type { Automation } from './automation.ts'

/** The last time at which the schedule was due; what has it twice is done once. */
export interface Due {
  /** Names it: `2026-03-02T16:00`. */
  readonly name: string
  /** When the automation must have been active to see to it; UTC ISO 8601. */
  readonly at: string
}

export function lastDue({ every, at, timeZone }: Pick<Automation, 'every' | 'at' | 'timeZone'>, now: string): Due | undefined {
  if (every !== null) return everyDue(secondsOf(every), now)
  return at === null ? undefined : dailyDue(at, timeZone || 'UTC', now)
}

/** Counted from the beginning of 1970, so that it does not matter when somebody looks. */
function everyDue(seconds: number, now: string): Due {
  const step = seconds * 1000
  const at = new Date(Math.floor(Date.parse(now) / step) * step).toISOString()
  return { name: at, at }
}

/** Today's or yesterday's. A time that the change of clocks leaves out is due at the first moment after it; one that it repeats, at the first. */
function dailyDue(at: string, timeZone: string, now: string): Due {
  const clock = localTime(now, timeZone)
  const day = clock.slice(11) >= at ? clock.slice(0, 10) : dayBefore(clock.slice(0, 10))
  const name = `${day}T${at}`
  return { name, at: momentOf(name, timeZone) }
}

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** `2026-03-02T16:00` as clocks show it there. */
function localTime(moment: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(moment))
  return parts.replace(' ', 'T')
}

/** The first moment at which clocks there show this time or a later one. Zones are at most 14 hours off, in steps of a minute. */
function momentOf(local: string, timeZone: string): string {
  const near = Date.parse(`${local}:00Z`)
  let [low, high] = [near - 15 * 3_600_000, near + 15 * 3_600_000]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
    if (localTime(new Date(middle).toISOString(), timeZone) >= local) high = middle
    else low = middle
  }
  return new Date(high).toISOString()
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
