import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import type { RouteDoc } from '../../kernel/api/index.server.ts'
import { invalid, malformed, refused } from '../../kernel/errors.ts'
import type { JsonSchema } from '../../kernel/fields/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import { calendar } from '../../people/index.ts'
import type { HolidayPlace } from './calendar.ts'
import { firstYear, lastYear } from './compile.ts'
import { knowsPlace, places, publicHolidays } from './holidays.server.ts'
import { exceptionsFromICalendar } from './icalendar/from.server.ts'
import { mostYears, toICalendar } from './icalendar/to.server.ts'
import { definitionOf } from './record.ts'

type Query = Readonly<Record<string, string | string[] | undefined>>

const largestFile = 3_000_000

/** What the API says of calendars beside the records themselves: places that keep holidays, and iCalendar files in and out. */
export const calendarRoutes =
  ({ records, store }: Ground) =>
  (app: FastifyInstance) => {
    app.get('/holiday-places', request => {
      staffOnly(request.actor)
      const country = textOf(request, 'country')
      if (country !== undefined && knowsPlace({ country }) !== 'known') return { items: [] }
      const found = Object.entries(places(country, request.actor.language)).map(([code, name]) => ({ code, name }))
      return { items: found.toSorted((a, b) => a.name.localeCompare(b.name, request.actor.language)) }
    })

    app.get('/public-holidays', request => {
      staffOnly(request.actor)
      return { items: publicHolidays(placeOf(request), yearOf(request, 'year'), request.actor.language) }
    })

    app.get('/calendars/:id/icalendar', async (request, reply) => {
      const { actor } = request
      staffOnly(actor)
      const row = await records.get(actor, calendar, idOf(request))
      const [fromYear, toYear] = yearsOf(yearOf(request, 'from'), yearOf(request, 'to'))
      const file = toICalendar(definitionOf(row), { id: row.id, name: row.name, fromYear, toYear, language: actor.language, now: new Date(store.now()) })
      return reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="calendar.ics"').send(file)
    })

    app.post('/calendars/:id/icalendar', { bodyLimit: largestFile }, async request => {
      const { actor } = request
      administratorsOnly(actor)
      const { timeZone } = await records.get(actor, calendar, idOf(request))
      const { text, from, to } = bodyOf(request)
      const [fromYear, toYear] = yearsOf(from, to)
      const found = await exceptionsFromICalendar(text, { zone: timeZone, fromYear, toYear })
      if ('fault' in found) throw invalid('text', found.fault)
      return { exceptions: found.exceptions, left: found.left.map(({ name, why }) => ({ name, why: why[actor.language] })) }
    })
  }

function staffOnly(actor: Actor): void {
  if (!actor.unbound && !['agent', 'manager', 'administrator'].some(role => actor.roles.has(role)))
    throw refused({ en: 'Only those who work at the desk may see this.', de: 'Das sehen nur, die am Desk arbeiten.' }, 'staff_only')
}

function administratorsOnly(actor: Actor): void {
  if (!actor.unbound && !actor.roles.has('administrator'))
    throw refused({ en: 'Only administrators may do this.', de: 'Das darf nur die Administration.' }, 'administrators_only')
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id

function textOf(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Query)[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function placeOf(request: FastifyRequest): HolidayPlace {
  const [country, region] = [textOf(request, 'country'), textOf(request, 'region')]
  const place = { country: country ?? '', ...(region === undefined ? {} : { region }) }
  if (knowsPlace(place) !== 'known') throw malformed("'country' and 'region' are codes that /holiday-places gives.", 'bad_parameter')
  return place
}

function yearOf(request: FastifyRequest, name: string): number {
  const year = Number(textOf(request, name))
  if (isYear(year)) return year
  throw malformed(`'${name}' is a year from ${firstYear} to ${lastYear}.`, 'bad_parameter')
}

const isYear = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= firstYear && value <= lastYear

function yearsOf(from: number, to: number): readonly [number, number] {
  if (to >= from && to - from < mostYears) return [from, to]
  throw malformed(`'to' is a year from 'from' on, for at most ${mostYears} years.`, 'bad_parameter')
}

function bodyOf(request: FastifyRequest): { readonly text: string; readonly from: number; readonly to: number } {
  const { body } = request
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('The body is a JSON object.', 'bad_json')
  const given = body as Readonly<Record<string, unknown>>
  const { text, from, to } = given
  for (const key of Object.keys(given))
    if (!['text', 'from', 'to'].includes(key)) throw invalid(key.slice(0, 80), `There is no '${key.slice(0, 80)}' here. Use: text, from, to.`)
  if (typeof text !== 'string') throw invalid('text', { en: 'Give the content of an .ics file.', de: 'Bitte den Inhalt einer .ics-Datei angeben.' })
  if (!isYear(from)) throw invalid('from', { en: 'Give a year.', de: 'Bitte ein Jahr angeben.' })
  if (!isYear(to)) throw invalid('to', { en: 'Give a year.', de: 'Bitte ein Jahr angeben.' })
  return { text, from, to }
}

const tag = 'Calendars'
const string = { type: 'string' } as const
const year = { type: 'integer', minimum: firstYear, maximum: lastYear } as const
const object = (properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  additionalProperties: false,
})
const array = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
const minutes = { type: 'integer', minimum: 0, maximum: 1440 } as const

export const calendarDocs: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/holiday-places',
    tag,
    summary: 'Countries whose public holidays are known, or the regions of one',
    query: { country: { schema: string, description: 'ISO 3166 code of a country, for its regions.' } },
    responses: { 200: object({ items: array(object({ code: string, name: string })) }) },
  },
  {
    method: 'get',
    path: '/public-holidays',
    tag,
    summary: 'Public holidays of a place in one year; from and to are minutes of the day',
    query: {
      country: { schema: string, description: 'ISO 3166 code of the country.' },
      region: { schema: string, description: 'Code of the region; left out for the whole country.' },
      year: { schema: year, description: 'The year.' },
    },
    responses: { 200: object({ items: array(object({ date: string, name: string, from: minutes, to: minutes })) }) },
  },
  {
    method: 'get',
    path: '/calendars/{id}/icalendar',
    tag,
    summary: 'A calendar as an iCalendar file: working time, holidays and closed days',
    query: { from: { schema: year, description: 'First year.' }, to: { schema: year, description: `Last year; at most ${mostYears} in all.` } },
    responses: { 200: 'text/calendar' },
  },
  {
    method: 'post',
    path: '/calendars/{id}/icalendar',
    tag,
    summary: 'What an iCalendar file would add to the days that differ; nothing is saved',
    body: object({ text: string, from: year, to: year }),
    responses: {
      200: object({
        exceptions: array(object({ date: string, name: string, kind: { enum: ['closed', 'open'] }, from: string, to: string }, ['from', 'to'])),
        left: array(object({ name: string, why: string })),
      }),
    },
  },
]
