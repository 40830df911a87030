import { useLanguage } from './language.ts'

/** Dates as the viewer reads them, in the zone of their profile. One place, so that no screen formats its own. */
export interface Dates {
  /** `21 Nov 2026` */
  day(at: string): string
  /** `21 Nov 2026, 09:12` */
  moment(at: string): string
  /** `09:12` today, `Tue 09:12` within a week, else the day. */
  short(at: string): string
  /** `09:12` today, else with its day: `Tue 09:12`, `29 Sept, 08:06`. */
  stamp(at: string): string
  /** What is to come, or just went by: `today 16:00`, `tomorrow 09:00`, `Mon 12:00`, else its day: `29 Sept, 08:06`. */
  coming(at: string): string
  /** `Fri, 20 Nov, 17:00` */
  dayMoment(at: string): string
  /** `21 Nov` */
  monthDay(at: string): string
  /** `09:12` */
  time(at: string): string
  /** The hour of the day that it is, 0 to 23. */
  hour(): number
  /** `3 minutes ago`, `in 2 hours` */
  ago(at: string): string
  /** A moment as `datetime-local` inputs want it, in the viewer's zone: `2026-11-21T09:12`. */
  local(at: string): string
  /** The moment that such an input means. */
  fromLocal(text: string): string | undefined
}

let zone: string | undefined
let held: number | undefined

/** What counts as now; the clock's, until told. What the server has drawn is drawn again by the browser as of the same moment. */
export function holdNow(at: string | undefined): void {
  held = at === undefined ? undefined : Date.parse(at)
}

const now = (): number => held ?? Date.now()

/** From the profile of the person; the browser's own zone until told. */
export function setZone(name: string | null | undefined): void {
  zone = name ? zoneNamed(name) : undefined
}

/** Tells the server the browser's zone: whoever chose none in their profile is drawn the times that the browser shows. */
export function tellZone(): void {
  const own = `zone=${encodeURIComponent(new Intl.DateTimeFormat().resolvedOptions().timeZone)}`
  if (!document.cookie.split('; ').includes(own)) document.cookie = `${own}; path=/; max-age=31536000; samesite=lax`
}

/** As it is written properly. */
function zoneNamed(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

export function useDates(): Dates {
  return datesIn(useLanguage())
}

const made = new Map<string, Dates>()
/** More are asked for by nobody but on a server, where each takes 200 kB. */
const mostMade = 50

export function datesIn(language: string): Dates {
  const key = `${language} ${zone}`
  const dates = made.get(key) ?? makeDates(language)
  if (made.size >= mostMade) made.clear()
  made.set(key, dates)
  return dates
}

const format = (language: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: zone, ...options })

function makeDates(language: string): Dates {
  const day = format(language, { day: 'numeric', month: 'short', year: 'numeric' })
  const moment = format(language, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
  const time = format(language, { hour: '2-digit', minute: '2-digit' })
  const weekday = format(language, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
  const monthDay = format(language, { day: 'numeric', month: 'short' })
  const dayTime = format(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const weekdayMoment = format(language, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const today = (at: Date) => day.format(at) === day.format(new Date(now()))
  return {
    day: at => (at.length === 10 ? plainDay(at, language) : day.format(new Date(at))),
    moment: at => moment.format(new Date(at)),
    short: at => {
      const then = new Date(at)
      const age = now() - then.getTime()
      if (today(then)) return time.format(then)
      if (age >= 0 && age < 6 * 86_400_000) return weekday.format(then)
      return Math.abs(age) < 300 * 86_400_000 ? monthDay.format(then) : day.format(then)
    },
    stamp: at => {
      const then = new Date(at)
      const age = now() - then.getTime()
      if (today(then)) return time.format(then)
      if (age >= 0 && age < 6 * 86_400_000) return weekday.format(then)
      return Math.abs(age) < 300 * 86_400_000 ? dayTime.format(then) : moment.format(then)
    },
    coming: at => {
      const then = new Date(at)
      const days = dayNumber(then) - dayNumber(new Date(now()))
      if (Math.abs(days) <= 1) return `${relative.format(days, 'day')} ${time.format(then)}`
      if (Math.abs(days) < 6) return weekday.format(then)
      return Math.abs(days) < 300 ? dayTime.format(then) : moment.format(then)
    },
    dayMoment: at => weekdayMoment.format(new Date(at)),
    monthDay: at => monthDay.format(new Date(at)),
    time: at => time.format(new Date(at)),
    hour: () => Number(localText(new Date(now())).slice(11, 13)),
    ago: at => relative.format(...distance(new Date(at).getTime() - now())),
    local: at => localText(new Date(at)),
    fromLocal,
  }
}

/** A calendar day has no zone: it must not slip to the day before. */
const plainDay = (at: string, language: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${at}T00:00:00Z`),
  )

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

function distance(milliseconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const seconds = milliseconds / 1000
  const step = steps.find(([, size]) => Math.abs(seconds) >= size)
  return step ? [Math.trunc(seconds / step[1]), step[0]] : [0, 'minute']
}

/** Days of the calendar in the viewer's zone, counted. */
const dayNumber = (at: Date): number => Date.parse(`${localText(at).slice(0, 10)}T00:00:00Z`) / 86_400_000

function localText(at: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: string) => parts.find(p => p.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** Searches the offset: the wall clock of a guess is compared with the one wanted, twice, which is right on both sides of a change of clocks. */
function fromLocal(text: string): string | undefined {
  const wanted = Date.parse(`${text.slice(0, 16)}Z`)
  if (Number.isNaN(wanted)) return undefined
  const off = (at: number) => Date.parse(`${localText(new Date(at))}Z`) - at
  const first = wanted - off(wanted)
  return new Date(wanted - off(first - (first % 60_000))).toISOString()
}
