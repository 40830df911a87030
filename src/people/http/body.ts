import { type Fault, invalidAll, malformed } from '../../kernel/errors.ts'

type Kind = 'text' | 'number' | 'texts'
interface Kinds {
  text: string
  number: number
  texts: readonly string[]
}

/** What a body must hold, field by field; a question mark behind the kind lets it be left out. */
export type Shape = Readonly<Record<string, Kind | `${Kind}?`>>
type Kept<K> = K extends `${infer Base extends Kind}?` ? Kinds[Base] | undefined : K extends Kind ? Kinds[K] : never
export type Given<S extends Shape> = { readonly [K in keyof S]: Kept<S[K]> }

const asked: Readonly<Record<Kind, { is: (value: unknown) => boolean; say: string }>> = {
  text: { is: v => typeof v === 'string' && v.length <= 2000 && v.isWellFormed() && !v.includes('\0'), say: 'a text' },
  number: { is: v => typeof v === 'number' && Number.isFinite(v), say: 'a number' },
  texts: { is: v => Array.isArray(v) && v.length <= 100 && v.every(x => typeof x === 'string' && x.length <= 200), say: 'a list of texts' },
}

/** A body of a guest may hold sixty thousand of them. */
const mostUnknown = 20

/** The body, if it has this shape. Unknown keys are refused, all faults are told at once. @throws malformed, invalid */
export function readBody<const S extends Shape>(shape: S, body: unknown): Given<S> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('The body is a JSON object.', 'bad_json')
  const given = body as Readonly<Record<string, unknown>>
  const faults: Fault[] = Object.keys(given)
    .filter(key => !Object.hasOwn(shape, key))
    .slice(0, mostUnknown)
    .map(field => ({ field: field.slice(0, 80), message: `There is no '${field.slice(0, 80)}' here. Use: ${Object.keys(shape).join(', ')}.` }))
  for (const [field, kind] of Object.entries(shape)) {
    const { is, say } = asked[kind.replace('?', '') as Kind]
    const value = given[field]
    if (value === undefined ? !kind.endsWith('?') : !is(value)) faults.push({ field, message: `Give ${field} as ${say}.` })
  }
  if (faults.length > 0) throw invalidAll(faults)
  return given as Given<S>
}

/** The same as a JSON Schema, for the description of the API. */
export function shapeSchema(shape: Shape): Readonly<Record<string, unknown>> {
  const schemas = {
    text: { type: 'string', maxLength: 2000 },
    number: { type: 'number' },
    texts: { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 100 },
  }
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(shape).map(([name, kind]) => [name, schemas[kind.replace('?', '') as Kind]])),
    required: Object.keys(shape).filter(name => !shape[name]?.endsWith('?')),
    additionalProperties: false,
  }
}
