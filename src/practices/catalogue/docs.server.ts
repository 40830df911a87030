import type { RouteDoc } from '../../kernel/api/index.server.ts'

const string = { type: 'string' }
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: object) => ({ type: 'array', items })
const any = { type: 'object', additionalProperties: true }
const object = (properties: Record<string, unknown>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  additionalProperties: false,
})
const tag = 'Catalogue'

const included = object({ item: string, when: string, quantity: { type: 'integer' }, shares: any, offer: any, ask: any }, ['when', 'quantity', 'shares'])
const offer = object({
  id: string,
  version: orNull(string),
  versionNumber: orNull({ type: 'integer' }),
  mayOrder: { type: 'boolean' },
  offer: any,
  ask: any,
  includes: list(included),
})

/** For the description of the API. */
export const docs: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/catalogue-items/{id}/offer',
    tag,
    summary: 'What an item says and asks, and what it includes, as whoever asks would order it',
    query: { draft: { schema: { const: 'true' }, description: 'As it stands in the draft; for those who keep it.' } },
    responses: { 200: offer },
  },
  {
    method: 'post',
    path: '/catalogue-items/{id}/ask',
    tag,
    summary: 'The same with what its rules may know of these answers. Changes nothing',
    body: object({ draft: { type: 'boolean' }, requester: string, answers: any, included: any }, ['draft', 'requester', 'answers', 'included']),
    responses: { 200: offer },
  },
  {
    method: 'get',
    path: '/catalogue-items/{id}/faults',
    tag,
    summary: 'What would keep the draft from being published',
    responses: { 200: object({ items: list(object({ field: string, message: string })) }) },
  },
  { method: 'get', path: '/catalogue-items/{id}/picture', tag, summary: 'The picture of an item that one may see', responses: { 200: 'image/*' } },
]
