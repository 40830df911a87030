import { auditActs } from './entry.ts'

type Schema = Readonly<Record<string, unknown>>

const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const text: Schema = { type: 'string' }
const id: Schema = { type: 'string', format: 'uuid' }
const time: Schema = { type: 'string', format: 'date-time' }

/** What can be asked of the audit. */
export const filters = {
  who: { schema: id, description: 'Only what this person did, or tried.' },
  type: { schema: text, description: 'Only what was done to records of this type, or tried: `service`.' },
  act: { schema: { enum: auditActs }, description: 'Only this act.' },
  since: { schema: time, description: 'From this time on.' },
  until: { schema: time, description: 'Before this time.' },
} as const

export const auditEntry = object({
  kind: { enum: ['change', 'access', 'refusal'] },
  at: time,
  act: { enum: auditActs },
  actor: object({ id: orNull(id), name: text }),
  record: orNull(object({ type: text, id: orNull(text) })),
  transition: orNull(text),
  channel: orNull(text),
  changes: { type: 'object', additionalProperties: { type: 'array', minItems: 2, maxItems: 2 } },
  reason: orNull(text),
  person: orNull(id),
  address: orNull(text),
  about: orNull(text),
  attempt: orNull(object({ method: text, path: text, code: text, count: { type: 'integer', minimum: 1 } })),
})

export const auditPage = object({
  items: { type: 'array', items: auditEntry },
  next: orNull(text),
  names: { type: 'object', additionalProperties: object({ type: text, title: text, number: orNull(text) }) },
})
