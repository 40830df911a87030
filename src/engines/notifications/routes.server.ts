import type { FastifyInstance } from 'fastify'
import type { RouteDoc } from '../../kernel/api/index.server.ts'
import { languages } from '../../kernel/define/index.ts'
import { invalid, invalidAll, malformed, refused } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { type Acting, actingAs } from '../../people/index.server.ts'
import { atDesk } from './desk.server.ts'
import { eventNames } from './events.ts'
import { type About, mostAtOnce, readThem } from './read-them.server.ts'
import { read } from './reading.server.ts'
import { renderHtml, renderLine, renderText } from './templates/html.server.ts'
import { templateFault } from './templates/language.ts'
import { shipped } from './templates/shipped.ts'
import { isTold, placeholders, variables } from './templates/variables.ts'
import { zoneOf } from './tell.server.ts'
import { valuesOf } from './values.server.ts'
import { allWays } from './ways.ts'
import { settingsOf, wishesOf } from './wishes.server.ts'

/** What no record type derives: reading several at once, one's ways as they hold, and trying a template. */
export const routes = (ground: Ground) => (app: FastifyInstance) => {
  app.post('/notifications/read-all', async ({ actor }) => atDesk(ground, actor.tenant, async desk => ({ read: await readThem(desk, actor) })))

  app.post('/notifications/read', async ({ actor, body }) => {
    const about = aboutIn(body)
    return atDesk(ground, actor.tenant, async desk => ({ read: await readThem(desk, actor, about) }))
  })

  app.get('/notification-ways', async ({ actor }) => {
    const { person } = actor
    if (person === null) throw refused('Only persons are told things.')
    return atDesk(ground, actor.tenant, async desk => {
      const [settings, wishes] = [await settingsOf(desk), await wishesOf(desk, [person], '')]
      return { ways: allWays(wishes.preference(person), settings), preference: wishes.preference(person)?.id ?? null }
    })
  })

  app.get('/message-templates/shipped', async ({ actor }) => {
    if (!actor.roles.has('administrator')) throw refused('Only administrators may see the templates.')
    const items = languages.flatMap(language =>
      eventNames.flatMap(event => [
        { event, language, channel: 'mail', ...shipped[language][event].mail },
        { event, language, channel: 'app', subject: null, body: shipped[language][event].app },
      ]),
    )
    return { items, placeholders: placeholders(ground.store.model).map(name => ({ name, help: variables[name as keyof typeof variables] ?? null })) }
  })

  app.post('/message-templates/preview', async ({ actor, body }) => {
    if (!actor.roles.has('administrator')) throw refused('Only administrators may try templates.')
    const given = asked(body)
    const type = ground.store.model.find(given.type)
    if (!type || !isTold(type)) throw invalid('type', 'Name a type of record that people are told of, such as incident.')
    const known = placeholders(ground.store.model)
    const faults = (['subject', 'body'] as const).flatMap(field => {
      const fault = templateFault(given[field], known)
      return fault ? [{ field, message: fault[actor.language] }] : []
    })
    if (faults.length > 0) throw invalidAll(faults)
    return atDesk(ground, actor.tenant, async desk => {
      const viewer: Acting | undefined = (await actingAs(desk.db, desk.tenant, [String(actor.person)])).get(String(actor.person))
      if (!viewer) throw refused('Only persons may try templates.')
      // With no more rights than the request has, which may be by a narrowed token.
      const acting = { actor, person: { ...viewer.person, language: given.language } }
      const found = await desk.records.get(actor, type.definition, given.record)
      const latest = (await desk.records.timeline(actor, type.definition, found.id, { newestFirst: true, limit: 50 })).items
      const entry = latest.find(e => e.text !== null) ?? latest[0]
      const reading = await read(desk, acting, type, found.id, entry ? [entry.seq] : [])
      if (!reading) throw refused('You may not read this record.')
      const values = await valuesOf({ ...desk, zone: zoneOf(viewer, await settingsOf(desk)) }, reading, entry, given.subject, given.body)
      return { subject: renderLine(given.subject, values, 250), text: renderText(given.body, values), html: renderHtml(given.body, values) }
    })
  })
}

interface Asked {
  readonly type: string
  readonly record: string
  readonly language: 'en' | 'de'
  readonly subject: string
  readonly body: string
}

function asked(body: unknown): Asked {
  const { type, record, language, subject = '', body: text } = membersOf(body, ['type', 'record', 'language', 'subject', 'body'])
  const texts = { type, record, subject, body: text }
  checkTexts(texts, 20_000)
  if (language !== 'en' && language !== 'de') throw invalid('language', "Say 'en' or 'de'.")
  return { ...texts, language }
}

function aboutIn(body: unknown): About {
  const { recordType, record } = membersOf(body, ['recordType', 'record'])
  const about = { recordType, record }
  checkTexts(about, 80)
  return about
}

function membersOf(body: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('The body is a JSON object.', 'bad_json')
  const unknown = Object.keys(body).find(name => !names.includes(name))
  if (unknown !== undefined) throw invalid(unknown, `There is no '${unknown.slice(0, 80)}' here. Known are: ${names.join(', ')}.`)
  return body as Record<string, unknown>
}

function checkTexts<N extends string>(texts: Readonly<Record<N, unknown>>, most: number): asserts texts is Readonly<Record<N, string>> {
  for (const [name, value] of Object.entries(texts)) if (typeof value !== 'string' || value.length > most) throw invalid(name, 'Give this as text.')
}

const string = { type: 'string' }
const object = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const ways = object({ app: { type: 'boolean' }, mail: { type: 'boolean' } })
const tag = 'Notifications'

export const docs: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/notifications/read-all',
    tag,
    summary: `Mark one's own notifications as read, the ${mostAtOnce} newest at once`,
    responses: { 200: object({ read: { type: 'integer' } }) },
  },
  {
    method: 'post',
    path: '/notifications/read',
    tag,
    summary: "Mark one's own notifications about one record as read, as its page does when it is opened",
    body: object({ recordType: string, record: string }),
    responses: { 200: object({ read: { type: 'integer' } }) },
  },
  {
    method: 'get',
    path: '/notification-ways',
    tag,
    summary: 'How one hears of each event, as it holds: as one says, else as the organisation says',
    responses: { 200: object({ ways: object(Object.fromEntries(eventNames.map(name => [name, ways]))), preference: nullable(string) }) },
  },
  {
    method: 'get',
    path: '/message-templates/shipped',
    tag,
    summary: 'The words that ship, and the placeholders that there are; for administrators',
    responses: {
      200: object({
        items: {
          type: 'array',
          items: object({
            event: { enum: eventNames },
            language: { enum: languages },
            channel: { enum: ['mail', 'app'] },
            subject: nullable(string),
            body: string,
          }),
        },
        placeholders: { type: 'array', items: object({ name: string, help: nullable(object({ en: string, de: string })) }) },
      }),
    },
  },
  {
    method: 'post',
    path: '/message-templates/preview',
    tag,
    summary: "A template as it reads on a real record, with the caller's own rights; for administrators",
    body: object({ type: string, record: string, language: { enum: languages }, subject: string, body: string }, ['type', 'record', 'language', 'body']),
    responses: { 200: object({ subject: string, text: string, html: string }) },
  },
]
