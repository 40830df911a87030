import type { RouteDoc } from '../../kernel/api/index.server.ts'
import { mostLines } from './order.ts'

const string = { type: 'string' }
const uuid = { type: 'string', format: 'uuid' }
const number = { type: 'integer' }
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: object) => ({ type: 'array', items })
const any = { type: 'object', additionalProperties: true }
const object = (properties: Record<string, unknown>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  additionalProperties: false,
})
const tag = 'Requests'
const named = { id: uuid, number: string, title: string }
const line = object({ item: uuid, quantity: { type: 'integer', minimum: 1, maximum: 999 }, requester: uuid, answers: any, included: any }, [
  'quantity',
  'requester',
  'answers',
  'included',
])

/** For the description of the API. */
export const docs: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/orders',
    tag,
    summary: 'Order what the lines say, or what lies in one’s cart; all of it or nothing. With an Idempotency-Key a second one gives the first one’s answer',
    body: object(
      { lines: { ...list(line), minItems: 1, maxItems: mostLines }, cart: { const: true }, requester: uuid, reason: { type: 'string', maxLength: 2000 } },
      ['lines', 'cart', 'requester', 'reason'],
    ),
    responses: {
      201: object({
        requests: list(object(named)),
        items: list(object({ ...named, request: uuid })),
        created: list(object({ type: string, id: uuid, number: orNull(string) })),
      }),
    },
  },
  {
    method: 'get',
    path: '/orders/people',
    tag,
    summary: 'People for whom one may order, by their names; twenty at most',
    query: { find: { schema: string, description: 'A part of the name.' } },
    responses: { 200: object({ items: list(object({ id: uuid, name: string })) }) },
  },
  {
    method: 'get',
    path: '/request-items/{id}/standing',
    tag,
    summary: 'Where an ordered item stands, who has it, what was answered, and what whoever asks may still do',
    responses: {
      200: object({
        id: uuid,
        stage: string,
        path: list(object({ stage: string, state: { enum: ['done', 'here', 'ahead'] }, at: orNull(string) })),
        with: object({ people: list(string), group: orNull(string), since: string }),
        quantity: number,
        deliveredQuantity: number,
        form: any,
        answers: any,
        said: list(any),
        may: object({ cancel: { type: 'boolean' }, change: { type: 'boolean' } }),
        cancelUntil: string,
        changeUntil: string,
      }),
    },
  },
  {
    method: 'post',
    path: '/request-items/{id}/answers',
    tag,
    summary: 'Change the answers or the quantity of an ordered item, for as long as the catalogue lets one',
    body: object({ answers: any, quantity: { type: 'integer', minimum: 1, maximum: 999 }, version: number }, ['answers', 'quantity', 'version']),
    responses: { 200: { $ref: '#/components/schemas/RequestItem' } },
  },
]
