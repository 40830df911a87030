import type { Text } from '../../kernel/define/text.ts'
import { type CalendarDefinition, type CalendarException, type Day, days, type HolidayPlace, type Hours } from './calendar.ts'
import { firstYear, lastYear } from './compile.ts'
import { dateOf, dayMinutes, minutesOf, type Span, spanOf } from './local-time.ts'
import { daysIn } from './words.ts'
import { isZone } from './zone.ts'

/** What is wrong with a calendar, and where: `zone`, `week[2]`, `exceptions[0].date`. */
export interface CalendarFault {
  readonly field: string
  readonly message: Text
}

/** Whether public holidays of a place are known; on the server `holidays.server.ts` tells. */
export type KnowsPlace = (place: HolidayPlace) => 'known' | 'unknown country' | 'unknown region'

/** More would make a calendar slow to reckon, and is no calendar that a person keeps. */
export const mostHours = 200
export const mostExceptions = 5000

/** Everything that is wrong with a calendar at once. None is left, or it must not be compiled. */
export function checkCalendar(definition: CalendarDefinition, knows: KnowsPlace = () => 'known'): CalendarFault[] {
  const { zone, week, holidays, exceptions } = definition
  if (week.length > mostHours) return [fault('week', `Give at most ${mostHours} working hours.`, `Geben Sie höchstens ${mostHours} Arbeitszeiten an.`)]
  if (exceptions.length > mostExceptions) {
    return [fault('exceptions', `Give at most ${mostExceptions} exceptions.`, `Geben Sie höchstens ${mostExceptions} Ausnahmen an.`)]
  }
  return [...zoneFaults(zone), ...weekFaults(definition), ...placeFaults(holidays, knows), ...exceptionFaults(exceptions)]
}

const fault = (field: string, en: string, de: string): CalendarFault => ({ field, message: { en, de } })

const zoneFaults = (zone: string): CalendarFault[] =>
  isZone(zone)
    ? []
    : [
        fault(
          'zone',
          `There is no time zone '${zone}'. Use a name like Europe/Berlin.`,
          `Die Zeitzone „${zone}“ gibt es nicht. Verwenden Sie einen Namen wie Europe/Berlin.`,
        ),
      ]

function weekFaults({ week, exceptions }: CalendarDefinition): CalendarFault[] {
  if (week.length === 0 && !exceptions.some(e => e.kind === 'open')) {
    return [fault('week', 'Give at least one working time.', 'Geben Sie mindestens eine Arbeitszeit an.')]
  }
  const faults = week.flatMap((hours, i) => [...dayFaults(hours.day, `week[${i}].day`), ...hoursFaults(hours, `week[${i}]`)])
  return faults.length > 0 ? faults : overlapsInWeek(definitionHours(week))
}

const dayFaults = (day: Day, field: string): CalendarFault[] =>
  days.includes(day)
    ? []
    : [fault(field, `'${day}' is no day. Use one of ${days.join(', ')}.`, `„${day}“ ist kein Tag. Verwenden Sie einen von ${days.join(', ')}.`)]

function hoursFaults({ from, to }: Hours, field: string): CalendarFault[] {
  const faults: CalendarFault[] = []
  const begin = minutesOf(from)
  if (begin === undefined || begin === dayMinutes) {
    faults.push(fault(`${field}.from`, 'Begin at a time from 00:00 to 23:59.', 'Beginnen Sie zu einer Zeit von 00:00 bis 23:59.'))
  }
  if (minutesOf(to) === undefined) faults.push(fault(`${field}.to`, 'End at a time from 00:00 to 24:00.', 'Enden Sie zu einer Zeit von 00:00 bis 24:00.'))
  if (faults.length > 0 || from !== to || from === '00:00') return faults
  return [
    fault(
      `${field}.to`,
      `${from} to ${to} has no length. A whole day is 00:00 to 24:00.`,
      `${from} bis ${to} hat keine Dauer. Ein ganzer Tag ist 00:00 bis 24:00.`,
    ),
  ]
}

interface Placed extends Span {
  readonly field: string
  readonly said: (language: keyof Text) => string
}

const definitionHours = (week: CalendarDefinition['week']): Placed[] =>
  week.map((hours, i) => {
    const day = days.indexOf(hours.day)
    const { from, to } = spanOf(hours)
    const said = (language: keyof Text) => `${daysIn(language)[day]} ${hours.from}–${hours.to}`
    return { from: day * dayMinutes + from, to: day * dayMinutes + to, field: `week[${i}]`, said }
  })

/** The week is a circle: what begins on Sunday night ends in Monday's hours. */
function overlapsInWeek(hours: readonly Placed[]): CalendarFault[] {
  const around = [...hours, ...hours.map(h => ({ ...h, from: h.from + 7 * dayMinutes, to: h.to + 7 * dayMinutes }))]
  return overlaps(around).filter((found, i, all) => all.findIndex(other => other.field === found.field) === i)
}

function overlaps(hours: readonly Placed[]): CalendarFault[] {
  const inOrder = [...hours].sort((a, b) => a.from - b.from)
  return inOrder.flatMap((next, i) => {
    const before = inOrder[i - 1]
    if (!before || next.from >= before.to) return []
    const [en, de] = [`${next.said('en')} and ${before.said('en')} overlap.`, `${next.said('de')} und ${before.said('de')} überschneiden sich.`]
    return [fault(next.field, `${en} Leave only one of them, or shorten one.`, `${de} Lassen Sie nur eine davon stehen oder kürzen Sie eine.`)]
  })
}

function placeFaults(place: HolidayPlace | undefined, knows: KnowsPlace): CalendarFault[] {
  const known = place === undefined ? 'known' : knows(place)
  if (place === undefined || known === 'known') return []
  if (known === 'unknown country') {
    const example = ['Use a code like DE.', 'Verwenden Sie ein Kürzel wie DE.']
    return [
      fault(
        'holidays.country',
        `No holidays are known of the country '${place.country}'. ${example[0]}`,
        `Vom Land „${place.country}“ sind keine Feiertage bekannt. ${example[1]}`,
      ),
    ]
  }
  return [
    fault(
      'holidays.region',
      `No region '${place.region}' of ${place.country} is known. Leave it out, or use a code like SN.`,
      `Eine Region „${place.region}“ von ${place.country} ist nicht bekannt. Lassen Sie sie weg oder verwenden Sie ein Kürzel wie SN.`,
    ),
  ]
}

function exceptionFaults(exceptions: readonly CalendarException[]): CalendarFault[] {
  const faults = exceptions.flatMap((exception, i) => [...dateFaults(exception, `exceptions[${i}]`), ...exceptionHoursFaults(exception, `exceptions[${i}]`)])
  return faults.length > 0 ? faults : [...contradictions(exceptions), ...openOverlaps(exceptions)]
}

function dateFaults({ date }: CalendarException, field: string): CalendarFault[] {
  const day = dateOf(date)
  const year = Number(date.slice(0, 4))
  if (day !== undefined && year >= firstYear && year <= lastYear) return []
  const [en, de] = [`Use a date like 2026-12-24, from ${firstYear} to ${lastYear}.`, `Geben Sie ein Datum wie 2026-12-24 an, von ${firstYear} bis ${lastYear}.`]
  return [fault(`${field}.date`, en, de)]
}

function exceptionHoursFaults(exception: CalendarException, field: string): CalendarFault[] {
  const { kind, from, to } = exception
  if (from !== undefined && to !== undefined) return hoursFaults({ from, to }, field)
  if (kind === 'closed' && from === undefined && to === undefined) return []
  return kind === 'open'
    ? [fault(field, 'Say from when to when it is open.', 'Sagen Sie, von wann bis wann geöffnet ist.')]
    : [
        fault(
          field,
          'Say from when to when it is closed, or neither for the whole day.',
          'Sagen Sie, von wann bis wann geschlossen ist, oder nichts davon für den ganzen Tag.',
        ),
      ]
}

/** A date cannot be closed and open. */
function contradictions(exceptions: readonly CalendarException[]): CalendarFault[] {
  const open = new Set(exceptions.filter(e => e.kind === 'open').map(e => e.date))
  return exceptions.flatMap((e, i) =>
    e.kind === 'closed' && e.from === undefined && open.has(e.date)
      ? [fault(`exceptions[${i}]`, `${e.date} is both closed and open. Leave one.`, `${e.date} ist geschlossen und geöffnet. Lassen Sie eines davon stehen.`)]
      : [],
  )
}

const openOverlaps = (exceptions: readonly CalendarException[]): CalendarFault[] =>
  [...Map.groupBy(exceptions.entries(), ([, e]) => e.date).values()].flatMap(ofDate =>
    overlaps(ofDate.flatMap(([i, e]) => (e.kind === 'open' ? [{ ...spanOf(e), field: `exceptions[${i}]`, said: () => `${e.date} ${e.from}–${e.to}` }] : []))),
  )
