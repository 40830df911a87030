import type { Chance } from './chance.ts'
import { chance } from './chance.ts'
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
    const ago = pinned === undefined ? undefined : minutesOf(pinned, day)
    const opened =
      ago === undefined ? scattered(story, turn, times, now, drawn) : ago <= live ? now - ago * minute : duringDay(now - ago * minute, drawn.next())
    return { story, turn, opened, steps: stepTimes(story, opened, ago !== undefined && ago <= live, drawn), chance: drawn }
  })
}

/** More lately than long ago, and the same story keeps its distance from itself. Machines report at night as well. */
function scattered(story: Story, turn: number, times: number, now: number, drawn: Chance): number {
  const share = (turn + drawn.next()) / times
  const at = now - (scatteredUntil + (months - scatteredUntil) * (1 - share) ** 1.2) * day * minute
  return story.kind === 'incident' && story.who[turn] === 'monitoring' ? Math.round(at) : duringDay(at, drawn.next())
}

function stepTimes(story: Story, opened: number, byClock: boolean, drawn: Chance): number[] {
  let at = opened
  return story.steps.map(({ pace }) => {
    at = byClock ? Math.round(at + minutesIn(pace, day, drawn) * minute) : afterWork(at, minutesIn(pace, workingDay, drawn))
    return at
  })
}

const minutesIn = (pace: Pace, aDay: number, drawn: Chance): number => (typeof pace === 'string' ? minutesOf(pace, aDay) : drawn.between(...pace))
