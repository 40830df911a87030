import type { AnyDefinition, Field, Model, RecordType, Transition } from '../define/index.ts'
import { fieldType, type JsonSchema } from '../fields/index.ts'

/** A route beside those of the records, as the description tells it. */
export interface RouteDoc {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** `/sessions/{id}` */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly open?: boolean
  readonly query?: Readonly<Record<string, { readonly schema: JsonSchema; readonly description: string }>>
  readonly body?: JsonSchema
  readonly bodyType?: string
  /** Status to what comes with it; several where the caller chooses. */
  readonly responses: Readonly<Record<number, Answer | readonly Exclude<Answer, null>[]>>
}

/** The schema of JSON, a media type that is no JSON, or null where there is no body. */
type Answer = JsonSchema | string | null

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const string: JsonSchema = { type: 'string' }
const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })

/** The description of the whole API (OpenAPI 3.1), made from the definitions. */
export function openapi(model: Model, routes: readonly RouteDoc[], version: string): JsonSchema {
  const all = [...model.types.flatMap(recordDocs), ...crossDocs(), ...routes]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mainstay',
      version,
      description: "Every type of record has the same routes. Filters are rules: `state == 'new' && priority <= 2`.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { token: [] }],
    paths: paths(all),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mainstay' }, token: { type: 'http', scheme: 'bearer' } },
      schemas: { ...shared, ...Object.fromEntries(model.types.flatMap(schemasOf)) },
    },
  }
}

function paths(docs: readonly RouteDoc[]): Record<string, Record<string, JsonSchema>> {
  const made: Record<string, Record<string, JsonSchema>> = {}
  for (const doc of docs) {
    const own = made[doc.path] ?? {}
    own[doc.method] = operation(doc)
    made[doc.path] = own
  }
  return made
}

function operation(doc: RouteDoc): JsonSchema {
  const inPath = [...doc.path.matchAll(/\{(\w+)\}/g)].map(m => ({ name: m[1], in: 'path', required: true, schema: string }))
  const inQuery = Object.entries(doc.query ?? {}).map(([name, q]) => ({ name, in: 'query', description: q.description, schema: q.schema }))
  const responses = Object.entries(doc.responses).map(([status, schema]) => [status, response(schema)])
  return {
    operationId: `${doc.method}${doc.path.replace(/[^\w]+(\w)/g, (_, c: string) => c.toUpperCase()).replace(/\W/g, '')}`,
    summary: doc.summary,
    tags: [doc.tag],
    ...(doc.open ? { security: [] } : {}),
    ...(inPath.length + inQuery.length > 0 ? { parameters: [...inPath, ...inQuery] } : {}),
    ...(doc.body ? { requestBody: { required: true, content: { [doc.bodyType ?? 'application/json']: { schema: doc.body } } } } : {}),
    responses: {
      ...Object.fromEntries(responses),
      default: { description: 'A refusal that says what to do.', content: { 'application/problem+json': { schema: ref('ProblemDetails') } } },
    },
  }
}

function response(answers: Answer | readonly Exclude<Answer, null>[]): JsonSchema {
  const all = [answers].flat().filter(answer => answer !== null)
  if (all.length === 0) return { description: 'Done.' }
  const content = all.map(answer => (typeof answer === 'string' ? [answer, { schema: string }] : ['application/json', { schema: answer }]))
  return { description: typeof all[0] === 'string' ? 'The file.' : 'Done.', content: Object.fromEntries(content) }
}

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

function recordDocs(type: RecordType): RouteDoc[] {
  const d: AnyDefinition = type.definition
  const name = pascal(type.name)
  const tag = d.label.many.en
  const one = d.label.one.en.toLowerCase()
  const doc = (method: RouteDoc['method'], path: string, summary: string, more: Partial<RouteDoc>): RouteDoc => ({
    method,
    path: `/${type.path}${path}`,
    summary,
    tag,
    responses: {},
    ...more,
  })
  const verbs = Object.entries((d.transitions ?? {}) as Record<string, Transition<Record<string, never>, string>>)
  return [
    doc('get', '', `List ${d.label.many.en.toLowerCase()}`, { query: listQuery, responses: { 200: ref(`${name}List`) } }),
    doc('post', '', `Create one ${one}`, { body: ref(`${name}Input`), responses: { 201: ref(name) } }),
    doc('get', '/export', `All ${d.label.many.en.toLowerCase()} of a list as a file`, {
      query: exportQuery,
      responses: { 200: ['text/csv', { type: 'array', items: ref(name) }] },
    }),
    doc('get', '/summary', `How many, how much, how long: ${d.label.many.en.toLowerCase()} in groups`, {
      query: summaryQuery,
      responses: { 200: [ref('Summary'), 'text/csv'] },
    }),
    doc('post', '/bulk', 'The same to many, each with its own outcome', { body: bulkBody(name), responses: { 200: ref('BulkResult') } }),
    doc('get', '/{id}', `Read one ${one}, by id or number`, { query: oneQuery, responses: { 200: ref(`${name}Page`) } }),
    doc('patch', '/{id}', `Change fields of one ${one} (JSON Merge Patch)`, { body: ref(`${name}Input`), responses: { 200: ref(name) } }),
    doc('delete', '/{id}', `Remove one ${one}`, { responses: { 204: null } }),
    doc('get', '/{id}/history', 'What happened to it, oldest first', { query: historyQuery, responses: { 200: ref('Timeline') } }),
    doc('post', '/{id}/comments', 'Write a comment', { body: ref('CommentInput'), responses: { 201: ref('Entry') } }),
    ...verbs.map(([verb, t]) => doc('post', `/{id}/${verb}`, t.label.en, { body: verbBody(type, t), responses: { 200: ref(name) } })),
  ]
}

function schemasOf(type: RecordType): [string, JsonSchema][] {
  const name = pascal(type.name)
  const row = rowProperties(type)
  const input = Object.fromEntries(
    Object.entries(type.fields)
      .filter(([, f]) => !f.computed)
      .map(([n, f]) => [n, inputSchema(f)]),
  )
  const required = ['id', 'version']
  return [
    [name, { type: 'object', description: type.definition.help.en, properties: row, required, additionalProperties: false }],
    [`${name}Input`, { type: 'object', properties: input, additionalProperties: false }],
    [`${name}Page`, { type: 'object', properties: { ...row, ...pageProperties }, required, additionalProperties: false }],
    [
      `${name}List`,
      {
        type: 'object',
        properties: {
          items: { type: 'array', items: ref(name) },
          next: nullable(string),
          count: { type: 'integer' },
          more: { type: 'boolean' },
          names: ref('Names'),
        },
        required: ['items', 'next'],
        additionalProperties: false,
      },
    ],
  ]
}

/** What a caller may not read is left out, so only id and version are always there. */
const rowProperties = (type: RecordType): Record<string, JsonSchema> => ({
  id: { type: 'string', format: 'uuid' },
  version: { type: 'integer', minimum: 1 },
  ...Object.fromEntries(Object.entries(type.fields).map(([n, f]) => [n, f.required ? fieldSchema(f) : nullable(fieldSchema(f))])),
})

const fieldSchema = (field: Field): JsonSchema => ({
  ...fieldType(field.kind).schema(field),
  description: [field.label.en, field.help?.en].filter(Boolean).join('. '),
})
const inputSchema = (field: Field): JsonSchema => nullable(fieldSchema(field))

function verbBody(type: RecordType, t: Transition<Record<string, never>, string>): JsonSchema {
  const names = [...new Set([...((t.asks ?? []) as string[]), ...((t.requires ?? []) as string[])])]
  const fields = names.flatMap(n => (type.fields[n] ? [[n, inputSchema(type.fields[n])]] : []))
  return { type: 'object', properties: { ...Object.fromEntries(fields), comment: { type: 'string' } }, additionalProperties: false }
}

const bulkBody = (name: string): JsonSchema => ({
  type: 'object',
  properties: {
    ids: { type: 'array', items: string, minItems: 1, maxItems: 500 },
    change: ref(`${name}Input`),
    transition: string,
    input: { type: 'object' },
    comment: string,
    visibility: ref('Visibility'),
  },
  required: ['ids'],
  additionalProperties: false,
})

const limit = { schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 }, description: 'Records a page.' }
const cursor = { schema: string, description: 'The `next` of the page before.' }
const filter = { schema: string, description: "A rule: `state == 'new' && priority <= 2`, `service.owner == me`, `createdAt < now() - duration('PT4H')`." }
const sort = { schema: string, description: 'Fields, `-` before one for descending: `-updatedAt,number`.' }
const fields = { schema: string, description: 'Only these fields, separated by commas.' }
const within = { schema: string, description: 'Where an amount lies, which no rule can say: `openedAt..resolvedAt:PT1H|PT4H`, `openedAt..now:P7D|`.' }
const listQuery = {
  filter,
  within,
  sort,
  limit,
  cursor,
  fields,
  count: { schema: { enum: ['true', 'exact', 'false'] }, description: 'Count too: up to 10,000, or exactly.' },
  names: { schema: { type: 'boolean' }, description: 'Also what the records named in these are called.' },
}
const words: JsonSchema = { type: 'array', items: string }
const summaryQuery = {
  filter,
  within,
  by: {
    schema: words,
    description: 'Up to two: a field; a date by day, week, month, quarter or year (`openedAt:month`); an amount by its edges (`openedAt..now:P1D|P7D`).',
  },
  measure: {
    schema: words,
    description:
      'Up to eight: `count`, `sum:`, `average:`, `median:`, `least:`, `most:`, `p90:` of a number, a duration or `openedAt..resolvedAt`; `share:` of a rule.',
  },
  zone: { schema: string, description: 'Whose days, weeks and months are meant, such as Europe/Berlin; UTC unless told.' },
  limit: { schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 }, description: 'Most groups.' },
  total: { schema: { type: 'boolean' }, description: 'Also the measures of all groups together.' },
  names: { schema: { type: 'boolean' }, description: 'Also what the records are called that groups are named after.' },
  format: { schema: { enum: ['json', 'csv'], default: 'json' }, description: 'As which file.' },
}
const exportQuery = { filter, sort, fields, format: { schema: { enum: ['csv', 'json'], default: 'csv' }, description: 'As which file.' } }
const oneQuery = {
  asOf: { schema: { type: 'string', format: 'date-time' }, description: 'As it was at this time.' },
  names: listQuery.names,
  fields,
  with: { schema: { enum: ['page'] }, description: 'Also what may be done with it, and its latest history.' },
}
const historyQuery = { limit, cursor, order: { schema: { enum: ['asc', 'desc'], default: 'asc' }, description: 'Oldest or newest first.' } }

const pageProperties: Record<string, JsonSchema> = {
  _can: ref('Abilities'),
  _transitions: { type: 'array', items: string },
  _names: ref('Names'),
  _timeline: ref('Timeline'),
}

const object = (properties: Record<string, JsonSchema>, required: readonly string[] = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const shared: Record<string, JsonSchema> = {
  // As RFC 9457 calls it; a problem is a type of record.
  ProblemDetails: object(
    {
      type: string,
      title: string,
      status: { type: 'integer' },
      detail: string,
      code: string,
      request: string,
      errors: { type: 'array', items: object({ field: string, message: string }) },
    },
    ['type', 'title', 'status', 'detail'],
  ),
  Visibility: { enum: ['public', 'internal'] },
  Names: { type: 'object', additionalProperties: object({ type: string, title: string, number: nullable(string) }) },
  Abilities: object({
    change: { type: 'boolean' },
    fields: { type: 'array', items: string },
    follow: { type: 'boolean' },
    comment: { type: 'boolean' },
    note: { type: 'boolean' },
    remove: { type: 'boolean' },
  }),
  CommentInput: object({ text: string, visibility: ref('Visibility') }, ['text']),
  Entry: object({
    seq: { type: 'integer' },
    at: { type: 'string', format: 'date-time' },
    act: { enum: ['create', 'change', 'transition', 'comment', 'attach', 'detach', 'fact', 'remove'] },
    transition: nullable(string),
    actor: object({ id: nullable({ type: 'string', format: 'uuid' }), name: string }),
    channel: string,
    changes: { type: 'object', additionalProperties: { type: 'array', minItems: 2, maxItems: 2 } },
    reason: nullable(string),
    text: nullable(string),
    visibility: ref('Visibility'),
    attachment: nullable(object({ id: string, name: string, type: string, size: { type: 'integer' } })),
    fact: nullable(object({ kind: string, say: object({ en: string, de: string }), about: { type: 'object' } })),
  }),
  Timeline: object({ items: { type: 'array', items: ref('Entry') }, next: nullable(string) }),
  BulkResult: object({
    results: { type: 'array', items: object({ id: string, ok: { type: 'boolean' }, version: { type: 'integer' }, error: { type: 'object' } }, ['id', 'ok']) },
  }),
  Summary: object({
    groups: {
      type: 'array',
      items: object({
        keys: { type: 'array', items: { type: ['string', 'number', 'boolean', 'null'] } },
        values: { type: 'array', items: { type: ['number', 'null'] } },
      }),
    },
    more: { type: 'boolean' },
    names: ref('Names'),
    total: nullable({ type: 'array', items: { type: ['number', 'null'] } }),
  }),
  Piece: object({ text: string, hit: { type: 'boolean' } }),
  Hit: object({
    type: string,
    id: string,
    number: nullable(string),
    title: string,
    state: nullable(string),
    category: nullable({ enum: ['open', 'waiting', 'done'] }),
    updatedAt: string,
    heading: { type: 'array', items: ref('Piece') },
    excerpt: { type: 'array', items: ref('Piece') },
    similar: { type: 'boolean' },
  }),
  WorkItem: object({
    type: string,
    id: string,
    number: nullable(string),
    title: string,
    state: string,
    category: { enum: ['open', 'waiting', 'done'] },
    priority: nullable({ type: 'integer' }),
    assignee: nullable(string),
    updatedAt: string,
  }),
}

const crossDocs = (): RouteDoc[] => [
  { method: 'get', path: '/openapi.json', summary: 'This description', tag: 'Model', open: true, responses: { 200: { type: 'object' } } },
  { method: 'get', path: '/model', summary: 'The types of records, as far as you may see them', tag: 'Model', responses: { 200: { type: 'object' } } },
  {
    method: 'get',
    path: '/search',
    summary: 'Search all records',
    tag: 'Search',
    query: {
      q: { schema: string, description: 'Words, parts of words, numbers; small errors are forgiven.' },
      type: { schema: string, description: 'Only these types, separated by commas.' },
      filter,
      limit,
    },
    responses: { 200: object({ items: { type: 'array', items: ref('Hit') } }) },
  },
  {
    method: 'get',
    path: '/work',
    summary: 'Unfinished work across all types',
    tag: 'Search',
    query: { scope: { schema: { enum: ['mine', 'groups', 'unassigned'] }, description: "Mine, my groups', or theirs and nobody's." }, limit, cursor },
    responses: { 200: object({ items: { type: 'array', items: ref('WorkItem') }, next: nullable(string) }) },
  },
  {
    method: 'get',
    path: '/counts',
    summary: 'How long up to sixty lists are, counted up to 10,000, each with its own outcome',
    tag: 'Search',
    query: {
      of: {
        schema: { type: 'array', maxItems: 60, items: string },
        description: "A list, as its type and its filter: `incident:category != 'done'`. May be given several times.",
      },
    },
    responses: {
      200: object({
        counts: {
          type: 'array',
          items: {
            anyOf: [
              object({ count: { type: 'integer' }, more: { type: 'boolean' } }, ['count']),
              object({ error: object({ status: string, detail: string }) }),
            ],
          },
        },
      }),
    },
  },
]
