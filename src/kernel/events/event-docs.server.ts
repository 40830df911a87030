import type { RouteDoc } from '../api/index.server.ts'

const string = { type: 'string' }
const object = (properties: Record<string, unknown>) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false })
const doing = { enum: ['reading', 'writing'] }
const tag = 'Live'

/** For the description of the API. */
export const eventDocs: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/events',
    tag,
    summary:
      'Live changes as server-sent events: `changed` {type, id, version} for records you may read now, `presence` {type, id, people} for those you are at, `refresh` when something may have been missed',
    query: {
      since: { schema: { type: 'string', format: 'date-time' }, description: 'What happened from then on is told too; `refresh`, where that is too long ago.' },
    },
    responses: { 200: 'text/event-stream' },
  },
  {
    method: 'put',
    path: '/presence',
    tag,
    summary: 'Say that you are at a record; again every 20 seconds, for it is forgotten after 40',
    body: object({ type: string, id: string, doing }),
    responses: { 200: object({ people: { type: 'array', items: object({ id: string, name: string, doing }) } }) },
  },
  {
    method: 'delete',
    path: '/presence',
    tag,
    summary: 'Say that you have left a record',
    query: {
      type: { schema: string, description: 'The type of the record.' },
      id: { schema: string, description: 'Its id.' },
    },
    responses: { 204: null },
  },
]
