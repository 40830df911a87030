/**
 * What an OpenAPI 3.1.0 document must be (https://spec.openapis.org/oas/v3.1.0), as far as Mainstay uses it. Stricter than
 * the specification where that is possible: what is not known is refused, since it would be a typing error.
 */
const object = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const mapOf = (schema: object) => ({ type: 'object', additionalProperties: schema })
const text = { type: 'string', minLength: 1 }

const schema = { type: 'object' }
const media = object({ schema })
const content = { ...mapOf(media), propertyNames: { pattern: '^[a-z]+/[a-z0-9.+*-]+$' }, minProperties: 1 }
const header = object({ description: text, schema }, ['schema'])
const response = object({ description: text, content, headers: mapOf(header) }, ['description'])
const parameter = object({ name: text, in: { enum: ['path', 'query', 'header'] }, required: { type: 'boolean' }, description: text, schema }, [
  'name',
  'in',
  'schema',
])
const security = { type: 'array', items: mapOf({ type: 'array', items: text }) }

const operation = object(
  {
    operationId: { type: 'string', pattern: '^[A-Za-z]\\w*$' },
    summary: text,
    description: text,
    tags: { type: 'array', items: text, minItems: 1 },
    security,
    parameters: { type: 'array', items: parameter },
    requestBody: object({ required: { type: 'boolean' }, content }, ['content']),
    responses: { ...mapOf(response), propertyNames: { pattern: '^([1-5]\\d\\d|default)$' }, minProperties: 1 },
  },
  ['operationId', 'summary', 'tags', 'responses'],
)

const path = object({ get: operation, post: operation, put: operation, patch: operation, delete: operation }, [])

export const documentShape = object(
  {
    openapi: { const: '3.1.0' },
    info: object({ title: text, version: text, description: text, license: object({ name: text, identifier: text }) }),
    servers: { type: 'array', items: object({ url: text }), minItems: 1 },
    security,
    paths: { ...mapOf(path), propertyNames: { pattern: '^/' } },
    components: object({
      securitySchemes: mapOf(object({ type: { enum: ['apiKey', 'http'] }, in: { enum: ['cookie', 'header'] }, name: text, scheme: text }, ['type'])),
      schemas: mapOf(schema),
    }),
    tags: { type: 'array', items: object({ name: text, description: text }, ['name']) },
  },
  ['openapi', 'info', 'servers', 'security', 'paths', 'components'],
)
