import { type CalendarDefinition, days } from '../../src/engines/calendars/calendar.ts'
import { dateText, timeText } from '../../src/engines/calendars/local-time.ts'

export interface Case {
  readonly definition: CalendarDefinition
  readonly from: number
  readonly to: number
  /** The same for business-hours.pl. */
  readonly question: string
}

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Adelaide', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Auckland']
const day = 86_400

/**
 * What Business::Hours cannot say, or says otherwise, does not occur:
 * - hours begin and end outside of 00:30 to 03:30, where clocks change: it takes a skipped time for one an hour later;
 * - clocks change by an hour: near the half hour of Lord Howe the Time::Local below it is wrong by half an hour;
 * - no end past midnight in the weeks around a change: Time::Local takes 24:00 before one for 01:00;
 * - one span a day, and none reaches into that of the next day; a break would be cut out of a night that reaches over it too;
 * - it begins to look on the Sunday before, and does not see a Saturday night that reaches into it;
 * - a holiday is 24 hours and a second from midnight there, also when the day has 23 or 25, so that hours beside one keep away from midnight.
 */
export function randomCases(count: number, seed: number): Case[] {
  const next = randomFrom(seed)
  const cases = Array.from({ length: count }, () => randomCase(next))
  // It asks for the zone of the process: fewest changes of it are fastest.
  return cases.sort((a, b) => (a.definition.zone < b.definition.zone ? -1 : a.definition.zone > b.definition.zone ? 1 : 0))
}

type Next = (below: number) => number

function randomCase(next: Next): Case {
  const zone = zones[next(zones.length)] ?? 'UTC'
  const from = Date.UTC(2015, 0, 1) / 1000 + next(25 * 365 * day)
  const to = from + 1 + next([3600, 8 * 3600, day, 6 * day][next(4)] ?? day)
  const holidays = next(2) === 0 ? [] : Array.from({ length: 1 + next(3) }, () => dateText(Math.floor(from / day) + next(10) - 1))
  const week = weekOf(() => (holidays.length === 0 && isSteady(zone, from - 8 * day, to + 8 * day) ? anyHours(next) : withinDay(next)), next)
  return {
    definition: {
      zone,
      week: week.flatMap((hours, i) => (hours ? [{ day: days[(i + 6) % 7] ?? 'sunday', from: hours[0], to: hours[1] }] : [])),
      exceptions: holidays.map(date => ({ date, name: 'Holiday', kind: 'closed' as const })),
    },
    from: from * 1000,
    to: to * 1000,
    question: [zone, from, to, week.map(hours => (hours ? hours.join('-') : '-')).join(','), holidays.join(',') || '-'].join('\t'),
  }
}

type TwoTimes = readonly [from: string, to: string]

/** From Sunday; at least one day has hours. */
function weekOf(hours: () => TwoTimes, next: Next): (TwoTimes | undefined)[] {
  const one = next(7)
  const week = Array.from({ length: 7 }, (_, i) => (i === one || next(4) > 0 ? hours() : undefined))
  if (week[6] && isOvernight(week[6])) week[6] = ['09:00', '18:00']
  return week.map((today, i) => {
    const before = week[i - 1]
    return today && before && isOvernight(before) && before[1] > today[0] ? undefined : today
  })
}

const isOvernight = ([from, to]: TwoTimes): boolean => to <= from && to !== '00:00'

/** Any two times but equal ones, past midnight too, and whole days. */
function anyHours(next: Next): TwoTimes {
  if (next(12) === 0) return ['00:00', '00:00']
  const [from, to] = [awayFromChanges(next), awayFromChanges(next)]
  return from === to ? ['09:00', '18:00'] : [from, to]
}

const awayFromChanges = (next: Next): string => (next(20) === 0 ? '00:00' : timeText(211 + next(1440 - 211)))

function withinDay(next: Next): TwoTimes {
  const from = 211 + next(1000)
  return [timeText(from), timeText(from + 1 + next(22 * 60 - from))]
}

const offsets = new Map(zones.map(timeZone => [timeZone, new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' })]))

/** Whether the clock of a zone does not change between two times. */
function isSteady(zone: string, from: number, to: number): boolean {
  const offset = (at: number) =>
    offsets
      .get(zone)
      ?.formatToParts(at * 1000)
      .find(part => part.type === 'timeZoneName')?.value
  return offset(from) === offset(to)
}

/** Mulberry32: the same numbers from the same seed. */
function randomFrom(seed: number): Next {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
