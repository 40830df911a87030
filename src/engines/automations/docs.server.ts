import type { RouteDoc } from '../../kernel/api/index.server.ts'

const string = { type: 'string' }
const number = { type: 'integer' }
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: object) => ({ type: 'array', items })
const object = (properties: Record<string, unknown>) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false })
const text = object({ en: string, de: string })
const tag = 'Automations'

const run = object({
  id: string,
  automation: string,
  automationName: orNull(string),
  version: number,
  recordType: string,
  record: string,
  recordTitle: orNull(string),
  occasion: string,
  at: string,
  outcome: { enum: ['done', 'failed', 'stopped'] },
  because: text,
  did: list(object({ say: text, type: string, id: string, seqs: list(number) })),
  error: orNull(string),
  attempts: number,
  chain: list(string),
})

/** For the description of the API. */
export const docs: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/automations/{id}/dry-run',
    tag,
    summary: 'What the automation would do to a record now, in words; all of it is undone',
    body: object({ record: string }),
    responses: {
      200: object({ would: { type: 'boolean' }, record: object({ id: string, title: string }), because: orNull(text), did: list(text), error: orNull(string) }),
    },
  },
  {
    method: 'post',
    path: '/automations/{id}/try',
    tag,
    summary: 'How often, and on which records, it would have run in the last days',
    body: object({ days: { type: 'integer', minimum: 1, maximum: 1098 } }),
    responses: {
      200: object({
        days: number,
        looked: number,
        ran: number,
        byDay: list(object({ day: string, count: number })),
        records: list(object({ id: string, title: string, at: string, seq: number })),
      }),
    },
  },
  {
    method: 'get',
    path: '/automations/{id}/runs',
    tag,
    summary: 'What the automation did in the last thirty days, the latest first',
    query: { before: { schema: string, description: 'The id of the last run of the page before.' } },
    responses: { 200: object({ items: list(run) }) },
  },
  {
    method: 'get',
    path: '/automation-runs',
    tag,
    summary: 'Which automations ran on a record, or wrote one entry of its history',
    query: {
      record: { schema: string, description: 'The id of the record.' },
      seq: { schema: { type: 'integer' }, description: 'The number of the entry.' },
    },
    responses: { 200: object({ items: list(run) }) },
  },
]
