import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Text } from '../../../kernel/define/text.ts'
import type { CalendarException } from '../calendar.ts'
import { mostExceptions } from '../check.ts'
import { dateOf, dateText } from '../local-time.ts'
import type { Answer, Asked, FoundEvent } from './events.ts'

export interface ReadOptions {
  /** The calendar's zone: the exceptions are told in its local time. */
  readonly zone: string
  readonly fromYear: number
  readonly toYear: number
  /** What an event with times means; all-day events are always closed dates. */
  readonly timed?: 'closed' | 'open'
}

export type Imported =
  | {
      readonly exceptions: readonly CalendarException[]
      /** Events that cannot become exceptions, and why. */
      readonly left: readonly { readonly name: string; readonly why: Text }[]
    }
  | { readonly fault: Text }

const mostCharacters = 2_000_000
const mostEvents = 5000
const mostYears = 10
const mostSeconds = 10
const mostMegabytes = 256
const mostName = 200

/**
 * Exceptions from an iCalendar file that somebody else wrote. Recurring events are expanded over the years asked for (10 at most); what is
 * not such a file, or is too much, is refused in words.
 */
export async function exceptionsFromICalendar(text: string, options: ReadOptions): Promise<Imported> {
  const { fromYear, toYear } = options
  const refusal = refusalOf(text) ?? (toYear < fromYear || toYear - fromYear >= mostYears ? faults.years : undefined)
  if (refusal) return { fault: refusal }
  const answer = await readElsewhere({ text, fromYear, toYear, most: mostExceptions }, options.zone)
  if ('failed' in answer) return { fault: answer.failed === 'malformed' ? faults.malformed : answer.failed === 'too slow' ? faults.slow : faults.many }
  return exceptionsOf(answer.events, options)
}

const faults = {
  large: {
    en: 'This file is larger than 2 MB. Export fewer years.',
    de: 'Diese Datei ist größer als 2 MB. Exportieren Sie weniger Jahre.',
  },
  many: {
    en: `This file holds more than ${mostEvents} events. Export fewer years.`,
    de: `Diese Datei enthält mehr als ${mostEvents} Termine. Exportieren Sie weniger Jahre.`,
  },
  malformed: {
    en: 'This is no iCalendar file that can be read. Export it again as .ics.',
    de: 'Das ist keine lesbare iCalendar-Datei. Exportieren Sie sie noch einmal als .ics.',
  },
  often: {
    en: 'An event repeats several times a day. Leave it out of the file.',
    de: 'Ein Termin wiederholt sich mehrmals am Tag. Nehmen Sie ihn aus der Datei heraus.',
  },
  slow: {
    en: 'This file takes too long to read; an event repeats in a way that never comes. Export fewer years, or leave repeating events out.',
    de: 'Diese Datei zu lesen dauert zu lange; ein Termin wiederholt sich so, dass er nie kommt. Exportieren Sie weniger Jahre oder keine Wiederholungen.',
  },
  years: { en: 'Ask for 1 to 10 years.', de: 'Wählen Sie 1 bis 10 Jahre.' },
  long: { en: 'It lasts longer than a day. Make it an all-day event.', de: 'Er dauert länger als einen Tag. Machen Sie daraus einen ganztägigen Termin.' },
  empty: { en: 'It has no length.', de: 'Er hat keine Dauer.' },
} as const satisfies Record<string, Text>

/** What can be seen without reading it. */
function refusalOf(text: string): Text | undefined {
  if (text.length > mostCharacters) return faults.large
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text) || !/END:VCALENDAR\s*$/i.test(text)) return faults.malformed
  if ((text.match(/^BEGIN:VEVENT/gim)?.length ?? 0) > mostEvents) return faults.many
  return /^RRULE.*FREQ=(SECONDLY|MINUTELY|HOURLY)/im.test(text) ? faults.often : undefined
}

function readElsewhere(asked: Asked, zone: string): Promise<Answer | { readonly failed: 'too slow' }> {
  const reader = fork(fileURLToPath(new URL('read.process.server.ts', import.meta.url)), {
    env: { TZ: zone },
    execArgv: [`--max-old-space-size=${mostMegabytes}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise(resolve => {
    const end = (answer: Answer | { readonly failed: 'too slow' }) => {
      clearTimeout(timer)
      reader.kill('SIGKILL')
      resolve(answer)
    }
    const timer = setTimeout(() => end({ failed: 'too slow' }), mostSeconds * 1000)
    reader.once('message', answer => end(answer as Answer))
    reader.once('error', () => end({ failed: 'malformed' }))
    // Ended without an answer: it ran out of memory.
    reader.once('exit', () => end({ failed: 'too slow' }))
    reader.send(asked, error => error && end({ failed: 'malformed' }))
  })
}

function exceptionsOf(events: readonly FoundEvent[], options: ReadOptions): Imported {
  const exceptions: CalendarException[] = []
  const left: { name: string; why: Text }[] = []
  for (const event of events) {
    if (event.kind === 'WORK') continue
    const made = event.allDay ? wholeDays(event, options) : timed(event, options)
    if (Array.isArray(made)) exceptions.push(...made)
    else left.push({ name: event.name.slice(0, mostName), why: made })
    if (exceptions.length > mostExceptions) return { fault: faults.many }
  }
  return { exceptions: exceptions.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)), left }
}

/** A closed date for each day in the years asked for. */
function wholeDays({ name, from, to }: FoundEvent, { fromYear, toYear }: ReadOptions): CalendarException[] {
  const first = Math.max(dateOf(from.slice(0, 10)) ?? 0, dateOf(`${fromYear}-01-01`) ?? 0)
  const end = Math.min(dateOf(to.slice(0, 10)) ?? 0, (dateOf(`${toYear}-12-31`) ?? 0) + 1)
  return Array.from({ length: Math.max(end - first, 0) }, (_, i) => ({ date: dateText(first + i), name: name.slice(0, mostName), kind: 'closed' }))
}

function timed({ name, from, to, kind }: FoundEvent, options: ReadOptions): CalendarException[] | Text {
  const [date, begin] = [from.slice(0, 10), from.slice(11)]
  const year = Number(date.slice(0, 4))
  if (year < options.fromYear || year > options.toYear) return []
  const minutes = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000
  if (!(minutes > 0)) return faults.empty
  if (minutes > 24 * 60 || (minutes === 24 * 60 && begin !== '00:00')) return faults.long
  const asked = kind === 'OPEN' ? 'open' : kind === 'CLOSED' ? 'closed' : (options.timed ?? 'closed')
  return [{ date, name: name.slice(0, mostName), kind: asked, from: begin, to: to.slice(11) }]
}
