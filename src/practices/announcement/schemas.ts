import { kinds } from './search/kinds.ts'

type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const id: Schema = { type: 'string', format: 'uuid' }
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const list = (items: Schema): Schema => ({ type: 'array', items })
const pieces = list(object({ text, hit: { type: 'boolean' } }))
const both = object({ en: orNull(text), de: orNull(text) })

const hit = {
  type: text,
  id,
  number: orNull(text),
  title: text,
  state: orNull(text),
  category: orNull(text),
  updatedAt: text,
  heading: pieces,
  excerpt: pieces,
  similar: { type: 'boolean' },
}
const open = object({ id, type: text, number: orNull(text), title: text, text, language: orNull(text), updatedAt: text })

export const schemas = {
  answers: object({ items: list(object({ ...hit, kind: { type: 'string', enum: kinds } })) }),
  hits: object({ items: list(object(hit)) }),
  face: object({
    name: orNull(text),
    logo: orNull(text),
    greeting: both,
    footer: both,
    style: orNull(text),
    guests: object({ read: { type: 'boolean' }, report: { type: 'boolean' } }),
  }),
  open,
  opens: object({ items: list(open) }),
  number: object({ number: text }),
  report: object({ email: text, title: text, text }),
} as const
