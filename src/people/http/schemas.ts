type Schema = Readonly<Record<string, unknown>>

const object = (properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const text: Schema = { type: 'string' }
const id: Schema = { type: 'string', format: 'uuid' }
const time: Schema = { type: 'string', format: 'date-time' }
const texts: Schema = { type: 'array', items: text }
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const list = (item: Schema): Schema => object({ items: { type: 'array', items: item } })

const token = {
  id,
  person: id,
  name: text,
  scopes: texts,
  createdAt: time,
  expiresAt: time,
  usedAt: orNull(time),
}

/** What comes back from the routes of this folder. */
export const schemas = {
  next: object({ next: text }),
  session: object({
    person: object({
      id,
      name: text,
      email: orNull(text),
      language: { enum: ['en', 'de'] },
      timeZone: orNull(text),
      roles: texts,
      groups: { type: 'array', items: object({ id, name: text }) },
    }),
    can: { type: 'object', additionalProperties: { type: 'boolean' } },
    by: object({ kind: { enum: ['session', 'token'] }, id, expiresAt: time, scopes: orNull(texts) }),
  }),
  sessions: list(object({ id, person: id, createdAt: time, seenAt: time, expiresAt: time, address: text, userAgent: text, current: { type: 'boolean' } })),
  tokens: list(object(token)),
  newToken: object({ ...token, token: text }),
  demoPeople: list(object({ email: text, name: text, title: orNull(text) })),
  good: object({ good: { type: 'boolean' } }),
  events: object({
    items: {
      type: 'array',
      items: object({ id, at: time, act: text, person: orNull(id), actor: object({ id: orNull(id), name: text }), address: orNull(text), about: orNull(text) }),
    },
    next: orNull(id),
  }),
} as const
