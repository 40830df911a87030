/** Waits after each failed attempt, in seconds: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h. Three days and three hours in all. */
export const waits: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]

/** How much longer a wait may be, so that what failed together is not tried together. */
const jitter = 0.1

/** When it is tried again after so many failed attempts; undefined where it is given up. `chance` is from 0 to 1. */
export function nextTry(attempts: number, now: string, chance: number): string | undefined {
  const wait = waits[attempts - 1]
  return wait === undefined ? undefined : new Date(Date.parse(now) + Math.round(wait * 1000 * (1 + jitter * chance))).toISOString()
}
