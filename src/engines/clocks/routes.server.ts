import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import type { RouteDoc } from '../../kernel/api/index.server.ts'
import type { Model, RecordType } from '../../kernel/define/index.ts'
import { invalid, malformed, refused } from '../../kernel/errors.ts'
import { csvLine } from '../../kernel/exchange/index.server.ts'
import { askedMoment, askedZone, type JsonSchema } from '../../kernel/fields/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import { countdowns } from './countdown.server.ts'
import { explain } from './explain.server.ts'
import { hasClocks } from './levels.server.ts'
import { beginRepair } from './repair.server.ts'
import { attainment, behindFigure, type Asked, type Grouping, groupings } from './report.server.ts'
import { beginTrial, latestTrial, namesIn } from './trials.server.ts'

type Query = Readonly<Record<string, string | string[] | undefined>>

/** What the API says of clocks beside the service levels themselves. What may be seen is decided behind it. */
export const clockRoutes = (ground: Ground) => (app: FastifyInstance) => {
  const { model } = ground.store

  app.get('/clocks', async request => {
    const { type, ids } = request.query as { type?: string; ids?: string }
    return { items: await countdowns(ground, request.actor, typeOf(model, type), idsOf(ids)) }
  })

  for (const type of model.types.filter(hasClocks)) app.get(`/${type.path}/:id/clocks`, request => explain(ground, request.actor, type, idOf(request)))

  app.post('/service-levels/:id/try', async (request, reply) => {
    administratorsOnly(request.actor)
    const { from, to } = bodyOf(request, ['from', 'to'])
    return reply.code(202).send(await beginTrial(ground, request.actor, idOf(request), { from: askedMoment('from', from), to: askedMoment('to', to) }))
  })

  app.get('/service-levels/:id/trial', async request => {
    administratorsOnly(request.actor)
    const trial = await latestTrial(ground, request.actor, idOf(request))
    return { trial: trial ?? null, names: await namesIn(ground, request.actor, trial) }
  })

  app.post('/service-levels/:id/repair', async (request, reply) => {
    administratorsOnly(request.actor)
    const { because } = bodyOf(request, ['because'])
    await beginRepair(ground, request.actor, idOf(request), because)
    return reply.code(202).send({})
  })

  app.get('/service-level-report', async request => {
    const query = request.query as Query
    return { items: await attainment(ground, request.actor, askedOf(model, query), groupingOf(query.by)) }
  })

  app.get('/service-level-report/export', async (request, reply) => {
    const query = request.query as Query
    const rows = await attainment(ground, request.actor, askedOf(model, query), groupingOf(query.by))
    const lines = rows.map(({ key, name, ended, missed }) => csvLine([key ?? '', name ?? '', String(ended), String(missed)]))
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="service-levels.csv"')
      .send([csvLine([groupingOf(query.by), 'name', 'ended', 'missed']), ...lines].join(''))
  })

  app.get('/service-level-report/records', async request => {
    const query = request.query as Query
    const key = typeof query.key === 'string' ? query.key : null
    return { items: await behindFigure(ground, request.actor, askedOf(model, query), { by: groupingOf(query.by), key, missed: query.missed === 'true' }) }
  })
}

function administratorsOnly(actor: Actor): void {
  if (!actor.unbound && !actor.roles.has('administrator'))
    throw refused({ en: 'Only administrators may do this.', de: 'Das darf nur die Administration.' }, 'administrators_only')
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id

function typeOf(model: Model, name: string | undefined): RecordType {
  const type = model.find(name ?? '')
  if (type && hasClocks(type)) return type
  const names = model.types.filter(hasClocks).map(t => t.name)
  throw malformed(`'type' is one of ${names.join(', ')}.`, 'bad_parameter')
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function idsOf(text: string | undefined): readonly string[] {
  const ids = (text ?? '').split(',').filter(id => id !== '')
  if (ids.length === 0 || ids.length > 500 || !ids.every(id => uuid.test(id)))
    throw malformed("'ids' names 1 to 500 records by their ids, with commas between.", 'bad_parameter')
  return ids
}

function bodyOf<const K extends string>(request: FastifyRequest, keys: readonly K[]): Readonly<Record<K, string>> {
  const body = request.body
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('The body is a JSON object.', 'bad_json')
  for (const key of Object.keys(body))
    if (!keys.includes(key as K)) throw invalid(key.slice(0, 80), `There is no '${key.slice(0, 80)}' here. Use: ${keys.join(', ')}.`)
  for (const key of keys) if (typeof (body as Record<string, unknown>)[key] !== 'string') throw invalid(key, `Give ${key} as a text.`)
  return body as Readonly<Record<K, string>>
}

function askedOf(model: Model, query: Query): Asked {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const levels = text('levels')
  return {
    type: typeOf(model, text('type') || 'incident'),
    from: askedMoment('from', text('from')),
    to: askedMoment('to', text('to')),
    zone: askedZone(text('zone')),
    ...(levels === '' ? {} : { levels: idsOf(levels) }),
  }
}

function groupingOf(by: Query[string]): Grouping {
  const found = groupings.find(g => g === by)
  if (!found) throw malformed(`'by' is one of ${groupings.join(', ')}.`, 'bad_parameter')
  return found
}

const tag = 'Service levels'
const string = { type: 'string' } as const
const moment = { type: 'string', format: 'date-time' } as const
const number = { type: 'number' } as const
const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })
const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const items = (schema: JsonSchema): JsonSchema => object({ items: { type: 'array', items: schema } })
const sums = object({ clocks: number, completed: number, cancelled: number, breached: number })
const compared = { type: 'array', items: object({ key: nullable(string), before: sums, after: sums }) }
const outcome = { enum: ['none', 'kept', 'breached', 'cancelled', 'running'] }
const trial = object({
  id: string,
  level: string,
  from: moment,
  to: moment,
  createdAt: moment,
  finishedAt: nullable(moment),
  records: number,
  result: nullable(
    object({
      records: number,
      before: sums,
      after: sums,
      groups: object({ month: compared, group: compared, service: compared, priority: compared }),
      differ: { type: 'array', items: object({ id: string, number: nullable(string), title: nullable(string), before: outcome, after: outcome }) },
      differing: number,
    }),
  ),
  error: nullable(string),
})
const clock = object({
  level: object({ id: string, name: string, kind: string, version: number }),
  cycle: number,
  phase: string,
  startedAt: moment,
  dueAt: nullable(moment),
  endedAt: nullable(moment),
  breachedAt: nullable(moment),
  used: number,
  budget: nullable(number),
  percent: nullable(number),
  edges: { type: 'array', items: object({ at: moment, turn: string, seq: number, because: nullable(string) }) },
  warnings: { type: 'array', items: object({ at: moment, percent: number }) },
  bands: { type: 'array', items: object({ from: moment, to: moment, kind: { enum: ['running', 'paused', 'outOfHours'] } }) },
  shares: {
    type: 'array',
    items: object({ group: nullable(string), person: nullable(string), state: nullable(string), agreement: nullable(string), used: number }),
  },
})
const period = {
  type: { schema: string, description: 'The type of record; incident unless told.' },
  from: { schema: moment, description: 'Beginning of the period.' },
  to: { schema: moment, description: 'Its end, which is not part of it.' },
  zone: { schema: string, description: 'The time zone whose months are meant; UTC unless told.' },
  levels: { schema: string, description: 'Only these service levels, by id, with commas between.' },
  by: { schema: { enum: [...groupings] }, description: 'What the figures are grouped by.' },
}

export const clockDocs = (model: Model): readonly RouteDoc[] => [
  {
    method: 'get',
    path: '/clocks',
    tag,
    summary: 'For each of these records the clock that is due first',
    query: { type: { schema: string, description: 'The type of record.' }, ids: { schema: string, description: 'Up to 500 ids, with commas between.' } },
    responses: {
      200: items(
        object({
          record: string,
          level: string,
          phase: { enum: ['running', 'paused'] },
          startedAt: moment,
          dueAt: nullable(moment),
          breachedAt: nullable(moment),
        }),
      ),
    },
  },
  ...model.types.filter(hasClocks).map(
    (type): RouteDoc => ({
      method: 'get',
      path: `/${type.path}/{id}/clocks`,
      tag,
      summary: 'All clocks of a record, reckoned from its history: what ran, waited and was out of hours, by which rule. Lengths are milliseconds',
      responses: { 200: object({ clocks: { type: 'array', items: clock }, names: { type: 'object', additionalProperties: string } }) },
    }),
  ),
  {
    method: 'post',
    path: '/service-levels/{id}/try',
    tag,
    summary: 'Try a service level on the records of a period, in the background',
    body: object({ from: moment, to: moment }),
    responses: { 202: trial },
  },
  {
    method: 'get',
    path: '/service-levels/{id}/trial',
    tag,
    summary: 'How the latest trial of a service level stands, and what it has found',
    responses: { 200: object({ trial: nullable(trial), names: { type: 'object', additionalProperties: string } }) },
  },
  {
    method: 'post',
    path: '/service-levels/{id}/repair',
    tag,
    summary: 'Reckon all clocks of a service level again from the history; what comes out otherwise replaces what is there, and both are kept',
    body: object({ because: string }),
    responses: { 202: object({}) },
  },
  {
    method: 'get',
    path: '/service-level-report',
    tag,
    summary: 'Attainment: how many clocks came to an end in the period, and how many of them were missed',
    query: period,
    responses: { 200: items(object({ key: nullable(string), name: nullable(string), ended: number, missed: number })) },
  },
  {
    method: 'get',
    path: '/service-level-report/export',
    tag,
    summary: 'The same figures as CSV',
    query: period,
    responses: { 200: 'text/csv' },
  },
  {
    method: 'get',
    path: '/service-level-report/records',
    tag,
    summary: 'The records behind a figure, latest first',
    query: {
      ...period,
      key: { schema: string, description: 'Which figure of the grouping; left out for the one without a name.' },
      missed: { schema: { enum: ['true', 'false'] }, description: 'Only those that were missed.' },
    },
    responses: {
      200: items(object({ id: string, number: nullable(string), title: nullable(string), level: string, endedAt: moment, breachedAt: nullable(moment) })),
    },
  },
]
