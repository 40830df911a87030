import { Temporal } from 'temporal-polyfill'

export interface QuietHours {
  /** `22:00`, in the zone of the person. */
  readonly from: string
  readonly to: string
}

/**
 * Until when mail waits at this moment; undefined where it need not. Hours past midnight belong to the evening before.
 * Where the clock is put on or back, the end is the moment at which clocks on the wall first show it.
 */
export function quietUntil(now: string, zone: string, hours: QuietHours | undefined): string | undefined {
  if (!hours || hours.from === hours.to) return undefined
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(zoneOf(zone))
  const [from, to] = [Temporal.PlainTime.from(hours.from), Temporal.PlainTime.from(hours.to)]
  const at = here.toPlainTime()
  const [afterFrom, beforeTo] = [Temporal.PlainTime.compare(at, from) >= 0, Temporal.PlainTime.compare(at, to) < 0]
  const overnight = Temporal.PlainTime.compare(from, to) > 0
  if (overnight ? !afterFrom && !beforeTo : !afterFrom || !beforeTo) return undefined
  const day = overnight && afterFrom ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate()
  return day.toZonedDateTime({ timeZone: here.timeZoneId, plainTime: to }).toInstant().toString({ smallestUnit: 'millisecond' })
}

/** A zone that is unknown here must keep no mail back. */
function zoneOf(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
