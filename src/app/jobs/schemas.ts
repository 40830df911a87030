type Schema = Readonly<Record<string, unknown>>

const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const list = (items: Schema): Schema => ({ type: 'array', items })
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const text: Schema = { type: 'string' }
const id: Schema = { type: 'string', format: 'uuid' }
const time: Schema = { type: 'string', format: 'date-time' }
const count: Schema = { type: 'integer', minimum: 0 }
const seconds: Schema = { type: 'number', minimum: 0 }

const queue = object({ name: text, waiting: count, running: count, retrying: count, dead: count, oldestDueSeconds: seconds, nextAt: orNull(time) })
const worker = object({
  id: text,
  host: text,
  pid: count,
  running: count,
  done: count,
  failed: count,
  startedAt: time,
  seenAt: time,
  alive: { type: 'boolean' },
})
const letter = object({ id, name: text, payload: { type: 'object' }, error: orNull(text), attempts: count, queuedAt: time, deadAt: time })

/** What comes back from the routes of background work. */
export const schemas = {
  jobs: object({ queues: list(queue), workers: list(worker), dead: list(letter), next: orNull(id) }),
  retried: object({ retried: count }),
} as const
