/** How often a job is tried before it is left for a person to look at. */
export const mostAttempts = 8

const first = 5
const longest = 3600

/** Seconds to wait after so many failed attempts: 5 s, 15 s, 45 s, ... 1 h. Threefold, so that eight attempts span two hours. */
export const secondsToWait = (attempts: number): number => Math.min(first * 3 ** Math.max(attempts - 1, 0), longest)

/** When a scheduled job is due next: a step on from when it was, or from now where that is past. */
export function nextDue(was: string, everySeconds: number, now: string): string {
  const step = Date.parse(was) + everySeconds * 1000
  const moment = Date.parse(now)
  return new Date(step > moment ? step : moment + everySeconds * 1000).toISOString()
}

export const later = (now: string, seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString()
