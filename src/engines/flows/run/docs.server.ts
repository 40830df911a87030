import type { RouteDoc } from '../../../kernel/api/index.server.ts'

const string = { type: 'string' }
const boolean = { type: 'boolean' }
const number = { type: 'integer' }
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: object) => ({ type: 'array', items })
const object = (properties: Record<string, unknown>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  additionalProperties: false,
})
const any = { type: 'object' }
const text = object({ en: string, de: string })
const tag = 'Flows'

const step = object({
  seq: number,
  at: string,
  token: string,
  node: string,
  act: string,
  say: text,
  actor: orNull(string),
  actorName: orNull(string),
  reason: orNull(string),
  aboutType: orNull(string),
  about: orNull(string),
})
const token = object({
  id: string,
  node: string,
  state: { enum: ['ready', 'waiting', 'calling', 'failed'] },
  since: string,
  waitsFor: orNull(string),
  wakeAt: orNull(string),
  attempt: number,
  parent: orNull(string),
  error: orNull(string),
  waits: orNull(object({ type: string, id: string })),
})
const node = object({ key: string, kind: string, name: string, ways: list(object({ name: string, to: string })), undo: string, join: string }, ['undo', 'join'])
const run = object({ id: string, number: string, state: string, outcome: orNull(string), flow: string, because: orNull(string), stuckSince: orNull(string) })
const sample = { draft: any, record: string, answers: any, ways: any, values: any }

const operation = (verb: string, summary: string, more: Record<string, unknown> = {}): RouteDoc => ({
  method: 'post',
  path: `/flow-runs/{id}/tokens/{token}/${verb}`,
  tag,
  summary,
  body: object({ reason: string, ...more }),
  responses: { 204: null },
})

/** For the description of the API. */
export const docs: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/flows/{id}/check',
    tag,
    summary: 'What would keep the flow from being published, with the step at fault; of the draft that is kept, or of one that is sent',
    body: object(sample, Object.keys(sample)),
    responses: { 200: object({ faults: list(object({ node: orNull(string), message: text })) }) },
  },
  {
    method: 'post',
    path: '/flows/{id}/try',
    tag,
    summary: 'What the flow would do for a record with sample answers; all of it is undone, and nothing leaves',
    body: object(sample, ['draft', 'answers', 'ways', 'values']),
    responses: {
      200: object({ state: string, outcome: orNull(string), error: orNull(string), steps: list(object({ node: string, act: string, say: text })) }),
    },
  },
  {
    method: 'get',
    path: '/flow-runs/{id}/picture',
    tag,
    summary: 'Where a run is, since when, what it waits for, and what happened; also for those who may read only the record that it is about',
    responses: {
      200: object({
        run,
        nodes: list(node),
        held: orNull(object({ round: string, node: string, because: text })),
        tokens: list(token),
        steps: list(step),
        operable: boolean,
      }),
    },
  },
  {
    method: 'get',
    path: '/flow-runs-about',
    tag,
    summary: 'Runs about a record that the caller may read',
    query: { type: { schema: string, description: 'The type of the record.' }, record: { schema: string, description: 'Its id.' } },
    responses: {
      200: object({ items: list(object({ id: string, number: string, state: string, createdAt: string, stuckSince: orNull(string), about: string })) }),
    },
  },
  operation('retry', 'Tries a step again that has failed, under the same key; for administrators'),
  operation('skip', 'Goes on behind a step; for administrators'),
  operation('move', 'Moves to another step of the same branch; for administrators', { to: string }),
]
