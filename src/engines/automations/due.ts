import { Temporal } from 'temporal-polyfill'
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

/** Today's or yesterday's. A time that the change of clocks leaves out comes as much later; of one that it repeats the first counts. */
function dailyDue(at: string, timeZone: string, now: string): Due {
  const moment = Temporal.Instant.from(now)
  const today = moment.toZonedDateTimeISO(timeZone).toPlainDate()
  const dueOn = (day: Temporal.PlainDate) => day.toPlainDateTime(Temporal.PlainTime.from(at)).toZonedDateTime(timeZone).toInstant()
  const day = Temporal.Instant.compare(dueOn(today), moment) <= 0 ? today : today.subtract({ days: 1 })
  return { name: `${day.toString()}T${at}`, at: new Date(dueOn(day).epochMilliseconds).toISOString() }
}
