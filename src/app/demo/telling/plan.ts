import { type Chance, chance } from './chance.ts'
import { minutesOf } from './span.ts'
import type { Pace, Story } from './story.ts'
import { afterWork, duringDay, workingDay } from './working-time.ts'

/** A story as it happens to one person. */
export interface Telling {
  readonly story: Story
  /** Which time it happens, from 0. */
  readonly turn: number
  /** When it begins, and when each of its steps is made. */
  readonly opened: number
  readonly steps: readonly number[]
  readonly chance: Chance
}

const minute = 60_000
const day = 24 * 60
/** Over how many days what has no day of its own is scattered, and how long ago that ends. */
const months = 150
const scatteredUntil = 2
/** What begins within these minutes goes on by the clock, also at night: whoever looks around at midnight sees a desk at work. */
const live = 30 * 60

/** Gives all stories their times, as they look from now. */
export const plan = (stories: readonly Story[], now: number): readonly Telling[] => stories.flatMap((story, place) => tellings(story, place, now))

function tellings(story: Story, place: number, now: number): Telling[] {
  const times = story.kind === 'incident' ? story.who.length : 1
  return Array.from({ length: times }, (_, turn) => {
    const drawn = chance(`${place} ${turn}`)
    const pinned = turn === times - 1 ? story.opened : undefined
    const opened = pinned === undefined ? scattered(story, turn, times, now, drawn) : ago(pinned, now, drawn)
    return { story, turn, opened, steps: stepTimes(story, opened, pinned !== undefined && isLive(pinned), now, drawn), chance: drawn }
  })
}

export const isLive = (span: string): boolean => minutesOf(span, day) <= live

/** So long before now: to the minute if that is not long, else some time that day. */
export function ago(span: string, now: number, drawn: Chance): number {
  const at = now - minutesOf(span, day) * minute
  return isLive(span) ? at : duringDay(at, drawn.next())
}

/** More lately than long ago, and the same story keeps its distance from itself. Machines report at night as well. */
function scattered(story: Story, turn: number, times: number, now: number, drawn: Chance): number {
  const share = (turn + drawn.next()) / times
  const at = now - (scatteredUntil + (months - scatteredUntil) * (1 - share) ** 1.2) * day * minute
  return story.kind === 'incident' && story.who[turn] === 'monitoring' ? Math.round(at) : duringDay(at, drawn.next())
}

export function stepTimes(
  story: Pick<Story, 'steps'> | { readonly steps: readonly { readonly pace: Pace }[] },
  opened: number,
  byClock: boolean,
  now: number,
  drawn: Chance,
): number[] {
  let at = opened
  return story.steps.map(({ pace }) => {
    at = stepTime(pace, at, byClock, now, drawn)
    return at
  })
}

function stepTime(pace: Pace, before: number, byClock: boolean, now: number, drawn: Chance): number {
  if (typeof pace === 'object' && 'ago' in pace) return Math.max(ago(pace.ago, now, drawn), before + minute)
  const minutes = typeof pace === 'string' ? minutesOf(pace, byClock ? day : workingDay) : drawn.between(...pace)
  return byClock ? Math.round(before + minutes * minute) : afterWork(before, minutes)
}
