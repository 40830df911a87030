import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Actor } from '../actor.ts'
import type { RecordType } from '../define/index.ts'
import { malformed } from '../errors.ts'
import { csvLine } from '../exchange/index.server.ts'
import { fieldType } from '../fields/index.ts'
import type { Query, Records, Row } from '../records/index.server.ts'
import { fieldReadable } from '../records/internal.server.ts'
import { knownOnly, list, oneOf, type Parameters, rule } from './query.ts'

const perPage = 500

/** A whole list as a file, page by page, so that its size costs no memory. */
export async function exportList(records: Records, actor: Actor, type: RecordType, given: Parameters, reply: FastifyReply): Promise<FastifyReply> {
  knownOnly(given, ['format', 'filter', 'sort', 'fields'])
  const format = oneOf(given, 'format') ?? 'csv'
  if (format !== 'csv' && format !== 'json') throw malformed("'format' is csv or json.", 'bad_parameter')
  const filter = rule(given, 'filter')
  const sort = list(given, 'sort')
  const fields = list(given, 'fields')
  const query: Query = { limit: perPage, ...(filter ? { filter } : {}), ...(sort ? { sort } : {}), ...(fields ? { fields } : {}) }
  const first = await records.find(actor, type.definition, query)
  const columns = (fields ?? Object.keys(type.fields)).filter(name => type.fields[name] !== undefined && fieldReadable(actor, type, name) !== false)
  const pages = allPages(records, actor, type, query, first)
  const text = format === 'csv' ? csv(type, columns, pages) : json(pages)
  return reply
    .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${type.path}.${format}"`)
    .send(Readable.from(text))
}

async function* allPages(records: Records, actor: Actor, type: RecordType, query: Query, first: Awaited<ReturnType<Records['find']>>) {
  let page = first
  yield page.items as readonly Row[]
  while (page.next !== null) {
    page = await records.find(actor, type.definition, { ...query, cursor: page.next })
    yield page.items as readonly Row[]
  }
}

/** Column heads are the field names, so that the file can be read back. */
async function* csv(type: RecordType, columns: readonly string[], pages: AsyncIterable<readonly Row[]>) {
  yield csvLine(['id', ...columns])
  for await (const rows of pages) yield rows.map(row => csvLine([row.id, ...columns.map(name => cell(type, name, row[name]))])).join('')
}

function cell(type: RecordType, name: string, value: unknown): string {
  const field = type.fields[name]
  return value === null || value === undefined || !field ? '' : fieldType(field.kind).toText(value, field)
}

async function* json(pages: AsyncIterable<readonly Row[]>) {
  let opening = '[\n'
  for await (const rows of pages) {
    for (const row of rows) {
      yield `${opening}${JSON.stringify(row)}`
      opening = ',\n'
    }
  }
  yield opening === '[\n' ? '[]\n' : '\n]\n'
}
