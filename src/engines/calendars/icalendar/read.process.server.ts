import ical, { type EventInstance } from 'node-ical'
import type { Answer, Asked, FoundEvent } from './events.ts'
import { kindProperty } from './kind.ts'

/**
 * Reads one iCalendar file in a process of its own, whose local time is that of the calendar (TZ): so times without a zone are meant as the
 * calendar's, and a file that makes the parser run on and on is ended with the process.
 */
process.once('message', (asked: Asked) => {
  process.send?.(read(asked), () => process.disconnect())
})

function read({ text, fromYear, toYear, most }: Asked): Answer {
  const range = { from: new Date(fromYear, 0, 1), to: new Date(toYear, 11, 31, 23, 59, 59), expandOngoing: true }
  try {
    const events: FoundEvent[] = []
    for (const found of Object.values(ical.sync.parseICS(inOwnZone(text)))) {
      if (found?.type !== 'VEVENT') continue
      for (const instance of ical.expandRecurringEvent(found, range)) events.push(told(instance))
      if (events.length > most) return { failed: 'too many' }
    }
    return { events }
  } catch {
    return { failed: 'malformed' }
  }
}

/** The parser takes recurring times without a zone for UTC: so they are given the zone they are meant in. */
const inOwnZone = (text: string): string =>
  text.replace(/^BEGIN:VEVENT[\s\S]*?^END:VEVENT/gim, event =>
    event.replace(/^(DTSTART|DTEND|RECURRENCE-ID|EXDATE)(?:;VALUE=DATE-TIME)?:(?=\d{8}T\d{6}(,\d{8}T\d{6})*\r?$)/gim, `$1;TZID=${process.env.TZ}:`),
  )

const told = ({ start, end, summary, isFullDay, event }: EventInstance): FoundEvent => ({
  name: textOf(summary),
  from: localText(start),
  to: localText(end),
  allDay: isFullDay,
  kind: kindOf(event),
})

/** A value with parameters, such as its language, is an object. */
function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'val' in value) return textOf(value.val)
  return typeof value === 'string' ? value : ''
}

/** The parser leaves the X- of such a name out. */
const kindOf = (event: object): string | undefined => {
  const entry = Object.entries(event).find(([key]) => key === kindProperty.slice(2))
  return entry && textOf(entry[1])
}

const two = (n: number): string => String(n).padStart(2, '0')
const localText = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
