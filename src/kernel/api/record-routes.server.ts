import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../actor.ts'
import type { AnyDefinition, Model, RecordType } from '../define/index.ts'
import { invalid, malformed, missing } from '../errors.ts'
import type { Records, Row } from '../records/index.server.ts'
import { countsUpTo, upTo } from './count-routes.server.ts'
import { bulkChange } from './bulk.server.ts'
import { nothingHere, type Refused } from './problem.server.ts'
import { exportList } from './export.server.ts'
import { flag, knownOnly, list, oneOf, type Parameters, rule, wholeNumber, within } from './query.ts'
import { summaryCsv } from './summary-csv.server.ts'
import { summaryAsked } from './summary-query.ts'

export interface Served {
  readonly refused?: Refused
  readonly model: Model
  readonly records: Records
}

type Body = Readonly<Record<string, unknown>>
interface Addressed {
  readonly collection: string
  readonly id: string
  readonly verb: string
}

/** The routes that every type of record has. What they allow is decided by `records`, not here. */
export function recordRoutes(app: FastifyInstance, served: Served): void {
  const { records } = served
  const on = (request: FastifyRequest) => {
    const { collection, id, verb } = request.params as Addressed
    const type = collectionType(served.model, collection)
    return { actor: request.actor, type, record: type.definition, id, verb, query: request.query as Parameters }
  }

  app.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))

  app.get('/:collection', async request => {
    const { actor, type, record, query } = on(request)
    return listing(records, actor, type, record, query)
  })

  app.get('/:collection/export', async (request, reply) => {
    const { actor, type, query } = on(request)
    return exportList(records, actor, type, query, reply)
  })

  app.get('/:collection/summary', async (request, reply) => {
    const { actor, record, type, query } = on(request)
    const { format, asked } = summaryAsked(query)
    const summary = await records.summarise(actor, record, asked)
    if (format === 'json') return summary
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${type.path}-summary.csv"`)
      .send(summaryCsv(asked, summary))
  })

  app.post('/:collection', async (request, reply) => {
    const { actor, record, type } = on(request)
    const key = request.headers['idempotency-key']
    const row = await records.create(actor, record, bodyOf(request), typeof key === 'string' ? { key } : {})
    return reply.code(201).header('location', `/api/v1/${type.path}/${row.id}`).header('etag', etag(row)).send(row)
  })

  app.post('/:collection/bulk', request => {
    const { actor, record } = on(request)
    return bulkChange(records, actor, record, bodyOf(request), {
      broke: error => request.log.error({ err: error }, 'a change of many records broke off'),
      refused: async failure => served.refused?.(request, failure),
    })
  })

  app.get('/:collection/:id', async (request, reply) => {
    const { actor, record, type, id, query } = on(request)
    knownOnly(query, ['asOf', 'names', 'with', 'fields'])
    const at = oneOf(query, 'asOf')
    if (oneOf(query, 'with') === 'page') return page(records, actor, record, id, reply)
    const row = at === undefined ? await records.get(actor, record, id) : await records.asOf(actor, record, id, at)
    const shown = pick(row, list(query, 'fields'))
    if (at === undefined) reply.header('etag', etag(row))
    return flag(query, 'names') ? { ...shown, _names: await records.titles(actor, type.definition, [row]) } : shown
  })

  app.patch('/:collection/:id', async (request, reply) => {
    const { actor, record, id } = on(request)
    const row = await records.change(actor, record, id, bodyOf(request), versionOf(request))
    return reply.header('etag', etag(row)).send(row)
  })

  app.delete('/:collection/:id', async (request, reply) => {
    const { actor, record, id } = on(request)
    await records.remove(actor, record, id, versionOf(request))
    return reply.code(204).send()
  })

  app.get('/:collection/:id/history', async request => {
    const { actor, record, id, query } = on(request)
    knownOnly(query, ['limit', 'cursor', 'order'])
    const limit = wholeNumber(query, 'limit')
    const cursor = oneOf(query, 'cursor')
    const order = oneOf(query, 'order') ?? 'asc'
    if (order !== 'asc' && order !== 'desc') throw malformed("'order' is asc or desc.", 'bad_parameter')
    return records.timeline(actor, record, id, {
      ...(limit === undefined ? {} : { limit }),
      ...(cursor === undefined ? {} : { cursor }),
      newestFirst: order === 'desc',
    })
  })

  app.post('/:collection/:id/comments', async (request, reply) => {
    const { actor, record, id } = on(request)
    const { text, visibility = 'public', ...more } = bodyOf(request)
    const unknown = Object.keys(more)[0]
    if (unknown !== undefined) throw invalid(unknown, `A comment has 'text' and 'visibility', and no '${unknown.slice(0, 80)}'.`)
    if (typeof text !== 'string') throw invalid('text', { en: 'Write something first.', de: 'Bitte etwas schreiben.' })
    if (visibility !== 'public' && visibility !== 'internal') throw invalid('visibility', "Visibility is 'public' or 'internal'.")
    return reply.code(201).send(await records.comment(actor, record, id, { text, visibility }))
  })

  app.post('/:collection/:id/:verb', async (request, reply) => {
    const { actor, record, id, verb } = on(request)
    const body = request.body === undefined || request.body === null ? {} : bodyOf(request)
    const row = await records.transition(actor, record, id, verb, body, versionOf(request))
    return reply.header('etag', etag(row)).send(row)
  })
}

export function collectionType(model: Model, path: string): RecordType {
  const type = model.byPath(path)
  if (!type) throw missing(nothingHere)
  return type
}

async function listing(records: Records, actor: Actor, type: RecordType, record: AnyDefinition, query: Parameters) {
  knownOnly(query, ['filter', 'within', 'sort', 'limit', 'cursor', 'fields', 'count', 'names'])
  const filter = rule(query, 'filter')
  const sort = list(query, 'sort')
  const limit = wholeNumber(query, 'limit')
  const cursor = oneOf(query, 'cursor')
  const fields = list(query, 'fields')
  const inside = within(query)
  const asked = {
    ...(filter === undefined ? {} : { filter }),
    ...(inside === undefined ? {} : { within: inside }),
    ...(sort === undefined ? {} : { sort }),
    ...(limit === undefined ? {} : { limit }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(fields === undefined ? {} : { fields }),
  }
  const [found, counted] = await Promise.all([records.find(actor, record, asked), countFor(records, actor, record, query)])
  const names = flag(query, 'names') ? { names: await records.titles(actor, type.definition, found.items) } : {}
  return { ...found, ...counted, ...names }
}

async function countFor(records: Records, actor: Actor, record: AnyDefinition, query: Parameters) {
  const asked = oneOf(query, 'count')
  if (asked === undefined || asked === 'false') return {}
  if (asked !== 'true' && asked !== 'exact') throw malformed("'count' is true (up to 10,000), exact or false.", 'bad_parameter')
  const n = await records.count(actor, record, rule(query, 'filter'), asked === 'exact' ? undefined : countsUpTo + 1, within(query))
  return asked === 'true' ? upTo(n) : { count: n }
}

async function page(records: Records, actor: Actor, record: AnyDefinition, id: string, reply: FastifyReply) {
  const view = await records.view(actor, record, id)
  reply.header('etag', etag(view.record))
  return { ...view.record, _can: view.can, _transitions: view.transitions, _names: view.names, _timeline: view.timeline }
}

function pick(row: Row, fields: readonly string[] | undefined): Record<string, unknown> {
  if (fields === undefined) return row
  const wrong = fields.find(name => !Object.hasOwn(row, name))
  if (wrong !== undefined) throw malformed(`There is no field '${wrong.slice(0, 80)}' here.`, 'field_not_queryable')
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'id' || name === 'version' || fields.includes(name)))
}

export function bodyOf(request: FastifyRequest): Body {
  const { body } = request
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('The body is a JSON object.', 'bad_json')
  return body as Body
}

const etag = (row: { readonly version: number }) => `"${row.version}"`

function versionOf(request: FastifyRequest): { version?: number } {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return {}
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]
  if (version === undefined) throw malformed("'If-Match' holds the ETag that the record came with.", 'bad_etag')
  return { version: Number(version) }
}
