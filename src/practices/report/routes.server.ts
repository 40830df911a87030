import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import type { RouteDoc } from '../../kernel/api/index.server.ts'
import { malformed, missing } from '../../kernel/errors.ts'
import { askedMoment, askedZone, type JsonSchema } from '../../kernel/fields/index.ts'
import type { Ground } from '../../kernel/practice.ts'
import { type FigureSource, offeredFigure } from '../shared/figure-source.server.ts'
import { canNarrow } from './figures/counted.ts'
import { figures } from './figures/figures.ts'
import { offeredTo, standingOf } from './figures/offered.server.ts'
import { promises } from './figures/promises.ts'
import { type Asked, reckon, type Reckoned, reckonPromises } from './figures/reckon.server.ts'

type Query = Readonly<Record<string, string | string[] | undefined>>

/** The figures of the dashboard: what there are, and each for itself, so that a slow one keeps no other waiting. */
export const routes = (ground: Ground) => (app: FastifyInstance) => {
  app.get('/numbers', async ({ actor, query }) => {
    known(query as Query, [])
    return { figures: offeredTo(ground.store.model, actor) }
  })

  app.get('/numbers/:name', async ({ actor, params, query }) => reckonFor(ground, actor, (params as { name: string }).name, askedIn(query as Query)))
}

async function reckonFor(ground: Ground, actor: Actor, name: string, asked: Asked): Promise<Reckoned> {
  const source = offeredFigure(name)
  if (source) return reckonSource(ground, actor, source, asked)
  const { model } = ground.store
  const figure = figures.find(one => one.name === name)
  const of = figure?.of ?? (name === promises.name ? promises.of : undefined)
  const standing = of === undefined ? 'none' : standingOf(model, actor, name)
  if (of === undefined || standing !== 'here') throw missing()
  if (!figure) return reckonPromises(ground, actor, model.type(of), asked)
  if (!canNarrow(figure, asked.narrowing)) throw malformed(`The figure '${name}' cannot be narrowed so.`, 'bad_parameter')
  return reckon(ground, actor, figure, model.type(of), asked)
}

/** What whoever keeps the facts says. */
async function reckonSource(ground: Ground, actor: Actor, { name, mayKnow, reckon: share }: FigureSource, { period, narrowing }: Asked): Promise<Reckoned> {
  if (!mayKnow(actor)) throw missing()
  if (!canNarrow({}, narrowing)) throw malformed(`The figure '${name}' cannot be narrowed so.`, 'bad_parameter')
  const asOf = ground.store.now()
  return { ...(await share(ground, actor.tenant, period)), rule: null, bands: null, trend: null, unit: null, kept: null, asOf }
}

const longest = 6 * 366 * 86_400_000

function askedIn(query: Query): Asked {
  known(query, ['from', 'to', 'zone', 'group', 'service'])
  const [from, to] = [askedMoment('from', one(query, 'from')), askedMoment('to', one(query, 'to'))]
  if (from >= to || Date.parse(to) - Date.parse(from) > longest) throw malformed("'from' lies before 'to', by six years at most.", 'bad_parameter')
  const zone = askedZone(one(query, 'zone'))
  const [group, service] = [idIn(query, 'group'), idIn(query, 'service')]
  return { period: { from, to }, zone, narrowing: { ...(group === undefined ? {} : { group }), ...(service === undefined ? {} : { service }) } }
}

function known(query: Query, names: readonly string[]): void {
  const unknown = Object.keys(query).find(name => !names.includes(name))
  if (unknown !== undefined) throw malformed(`There is no parameter '${unknown.slice(0, 80)}' here.`, 'unknown_parameter')
}

function one(query: Query, name: string): string | undefined {
  const value = query[name]
  if (Array.isArray(value)) throw malformed(`'${name}' is given twice.`, 'bad_parameter')
  return value === '' ? undefined : value
}

function idIn(query: Query, name: string): string | undefined {
  const id = one(query, name)
  if (id !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw malformed(`'${name}' is an id.`, 'bad_parameter')
  return id?.toLowerCase()
}

const tag = 'Numbers'
const string = { type: 'string' } as const
const moment = { type: 'string', format: 'date-time' } as const
const number = { type: 'number' } as const
const integer = { type: 'integer' } as const
const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const text = object({ en: string, de: string })

export const docs: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/numbers',
    tag,
    summary: 'The figures that a service desk is led by, with their definitions',
    responses: {
      200: object({
        figures: list(
          object({
            name: string,
            of: nullable(string),
            path: nullable(string),
            page: nullable(string),
            label: text,
            definition: text,
            shown: { enum: ['count', 'share', 'time'] },
            better: nullable({ enum: ['more', 'less'] }),
            bands: nullable(string),
            narrows: list({ enum: ['group', 'service'] }),
            standing: { enum: ['here', 'absent', 'hidden'] },
          }),
        ),
      }),
    },
  },
  {
    method: 'get',
    path: '/numbers/{name}',
    tag,
    summary: 'One figure for a period, reckoned from the records that you may see. Times are seconds, shares run from 0 to 1',
    query: {
      from: { schema: moment, description: 'Beginning of the period.' },
      to: { schema: moment, description: 'Its end, which is not part of it.' },
      zone: { schema: string, description: 'Whose days, weeks and months are meant; UTC unless told.' },
      group: { schema: string, description: 'Only of this group, by id.' },
      service: { schema: string, description: 'Only of this service, by id.' },
    },
    responses: {
      200: object({
        value: nullable(number),
        counted: integer,
        rule: nullable(string),
        bands: nullable(list(integer)),
        trend: nullable(list(object({ day: string, value: nullable(number), counted: integer }))),
        unit: nullable({ enum: ['day', 'week', 'month'] }),
        kept: nullable(object({ checkedAt: moment })),
        asOf: moment,
      }),
    },
  },
]
