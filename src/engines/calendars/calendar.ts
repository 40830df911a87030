/**
 * When people work, as data: hours of a week in a time zone, public holidays, and days that differ. Everything else in this folder
 * reckons with it.
 */
export interface CalendarDefinition {
  /** IANA name, such as `Europe/Berlin`. */
  readonly zone: string
  readonly week: readonly WorkingHours[]
  /** Public holidays are closed; absent where nobody keeps any. */
  readonly holidays?: HolidayPlace | undefined
  readonly exceptions: readonly CalendarException[]
}

export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Day = (typeof days)[number]

/**
 * Local time, `HH:MM`, from 00:00; the end is not part of it. An end at or before the beginning is on the next day: `22:00` to `06:00`.
 * A whole day is `00:00` to `24:00` (or to `00:00`, for fields that cannot say 24:00).
 */
export interface Hours {
  readonly from: string
  readonly to: string
}

/** Several on one day leave breaks between them. What begins on a day belongs to that day, though it may end on the next. */
export interface WorkingHours extends Hours {
  readonly day: Day
}

/** ISO 3166 codes: country `DE`, region `SN`; a part of a region after a hyphen, `BY-A`. */
export interface HolidayPlace {
  readonly country: string
  readonly region?: string | undefined
}

/**
 * `closed`: nothing is open on that date, or not between `from` and `to`. `open`: on that date work begins at these hours only,
 * whatever its weekday or a holiday says; several are allowed.
 */
export type CalendarException = Closed | Open

interface Dated {
  /** `2026-12-24` */
  readonly date: string
  readonly name: string
}
export interface Closed extends Dated, Partial<Hours> {
  readonly kind: 'closed'
}
export interface Open extends Dated, Hours {
  readonly kind: 'open'
}

/** A public holiday; `from` and `to` are minutes of the day, 0 to 1440 for all of it. */
export interface Holiday {
  readonly date: string
  readonly name: string
  readonly from: number
  readonly to: number
}

/** Knows the public holidays of a place in one year, by date. */
export type HolidaysOf = (place: HolidayPlace, year: number) => readonly Holiday[]

/** From an instant until another, in milliseconds since 1970; the end is not part of it. */
export interface Interval {
  readonly from: number
  readonly to: number
}
