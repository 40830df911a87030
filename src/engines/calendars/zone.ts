import { Temporal } from 'temporal-polyfill'
import { dayMs } from './local-time.ts'

/**
 * What the clocks on the wall of a time zone show. Its changes are looked up once for each year and kept, and the rest is plain
 * arithmetic: a conversion by Temporal itself takes a thousand times longer.
 */
export interface ZoneClock {
  readonly zone: string
  /** The instant of a local time, which is milliseconds since 1970 as if it were UTC: the first moment at which the clock shows that time
   * or a later one. So a time that is skipped is the moment of the skip, and of one that comes twice it is the first. */
  instantOf(local: number): number
  /** What the clock shows at an instant. */
  localOf(at: number): number
}

const clocks = new Map<string, ZoneClock>()

/** @throws RangeError when there is no such zone */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone)
  if (known) return known
  if (!isZone(zone)) throw new RangeError(`There is no time zone '${zone}'`)
  const made = makeClock(zone)
  clocks.set(zone, made)
  return made
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** From `at` the clock is ahead of UTC by `offset`. */
interface Change {
  readonly at: number
  readonly offset: number
}

function makeClock(zone: string): ZoneClock {
  const years = new Map<number, readonly Change[]>()
  const changesOf = (year: number): readonly Change[] => {
    const known = years.get(year)
    if (known) return known
    const found = changesBetween(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1))
    years.set(year, found)
    return found
  }
  const yearAt = (at: number) => new Date(at).getUTCFullYear()

  /** The changes that matter near a local time. Most questions are about the year of the last one, where they need no date. */
  let near = { from: 0, to: 0, changes: [] as readonly Change[] }
  function changesNear(local: number): readonly Change[] {
    if (local >= near.from && local < near.to) return near.changes
    const [first, last] = [yearAt(local - dayMs), yearAt(local + dayMs)]
    if (first !== last) return [...changesOf(first), ...changesOf(last)]
    near = { from: Date.UTC(first, 0, 2), to: Date.UTC(first, 11, 31), changes: changesOf(first) }
    return near.changes
  }

  function instantOf(local: number): number {
    const changes = changesNear(local)
    for (let i = 0; i < changes.length; i++) {
      const { at, offset } = changes[i] as Change
      const instant = Math.max(at, local - offset)
      if (instant < (changes[i + 1]?.at ?? Number.POSITIVE_INFINITY)) return instant
    }
    throw new RangeError(`${local} is no local time`)
  }

  function localOf(at: number): number {
    const change = changesOf(yearAt(at)).findLast(c => c.at <= at)
    if (!change) throw new RangeError(`${at} is no instant`)
    return at + change.offset
  }

  return { zone, instantOf, localOf }
}

/** The offset at the beginning, then every change. */
function changesBetween(zone: string, from: number, to: number): Change[] {
  const found: Change[] = []
  let next: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  for (; next && next.epochMilliseconds < to; next = next.getTimeZoneTransition('next')) {
    found.push({ at: next.epochMilliseconds, offset: next.offsetNanoseconds / 1_000_000 })
  }
  return found
}
