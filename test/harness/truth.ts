import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Exchange } from './server.ts'

interface Media {
  readonly schema?: object
}
interface Told {
  readonly content?: Readonly<Record<string, Media>>
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: object
}
interface Described {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, Told>>
}
/** An OpenAPI description, as far as it is looked at. */
export interface Description {
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

/** Holds what is asked and answered against the description, and keeps what it says otherwise. */
export class Truth {
  readonly faults = new Set<string>()
  /** `get /incidents 200`, how often each was seen. */
  readonly seen = new Map<string, number>()
  readonly #description: Description
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: false })
  readonly #checks = new Map<string, ValidateFunction>()

  constructor(description: Description) {
    this.#description = description
    addFormats.default(this.#ajv)
    this.#ajv.addFormat('binary', true)
    this.#ajv.addSchema(description, 'api')
  }

  readonly hear = (exchange: Exchange): void => {
    const method = exchange.method.toLowerCase()
    const found = this.#find(method, exchange.path.split('?')[0] ?? '')
    const what = `${exchange.method} ${exchange.path} ${exchange.status}`
    if (!found) {
      // What is not described is not there, and says so.
      if (exchange.status !== 404 && exchange.status !== 401) this.faults.add(`${what}: this route is not described`)
      else this.#body(what, exchange, { content: { 'application/problem+json': { schema: { $ref: 'api#/components/schemas/ProblemDetails' } } } }, '')
      return
    }
    const [path, described] = found
    const key = `${method} ${path} ${exchange.status}`
    this.seen.set(key, (this.seen.get(key) ?? 0) + 1)
    const told = described.responses[exchange.status] ?? (exchange.status >= 400 ? described.responses.default : undefined)
    if (told) this.#body(what, exchange, told, pointer(path, method, 'responses', exchange.status in described.responses ? String(exchange.status) : 'default'))
    else this.faults.add(`${what}: this status is not described`)
    if (exchange.status < 300) this.#asked(what, exchange, described, path, method)
  }

  /** Whether whatever was asked and accepted is what the description says one may ask. */
  #asked(what: string, exchange: Exchange, described: Described, path: string, method: string): void {
    const query = new URLSearchParams(exchange.path.split('?')[1] ?? '')
    for (const [name, text] of query) {
      // A list stands in the address once for each of its members.
      const at = (described.parameters ?? []).findIndex(p => p.in === 'query' && p.name === name)
      if (at < 0) this.faults.add(`${what}: the parameter '${name}' is not described`)
      else if (
        !this.#fits(pointer(path, method, 'parameters', String(at), 'schema'), text) &&
        !this.#fits(pointer(path, method, 'parameters', String(at), 'schema'), plain(text)) &&
        !this.#fits(pointer(path, method, 'parameters', String(at), 'schema'), query.getAll(name))
      )
        this.faults.add(`${what}: '${name}' is not described to take '${text}'`)
    }
    if (exchange.sent === undefined) return
    const type = Object.keys(described.requestBody?.content ?? {})[0]
    if (type === undefined) {
      if (JSON.stringify(exchange.sent) !== '{}') this.faults.add(`${what}: no body is described`)
    } else if (!this.#fits(pointer(path, method, 'requestBody', 'content', type, 'schema'), exchange.sent)) {
      this.faults.add(`${what}: a body was taken that is not described: ${JSON.stringify(exchange.sent).slice(0, 200)}: ${this.#why}`)
    }
  }

  #body(what: string, { headers, text, status }: Exchange, told: Told, at: string): void {
    const sent = headers.get('content-type')?.split(';')[0] ?? ''
    const types = Object.keys(told.content ?? {})
    if (types.length === 0) {
      if (text !== '') this.faults.add(`${what}: no body is described, and there is one: ${text.slice(0, 100)}`)
      return
    }
    const type = types.find(t => t === sent || (t === 'application/octet-stream' && status === 200))
    if (type === undefined) this.faults.add(`${what}: ${types.join(' or ')} is described, and ${sent || 'nothing'} came`)
    else if (
      type.endsWith('json') &&
      !this.#fits(at === '' ? 'api#/components/schemas/ProblemDetails' : `${at}/content/${escape(type)}/schema`, JSON.parse(text))
    )
      this.faults.add(`${what}: ${this.#why}: ${text.slice(0, 300)}`)
  }

  #why = ''
  #fits(at: string, value: unknown): boolean {
    const check = this.#checks.get(at) ?? this.#ajv.compile({ $ref: at })
    this.#checks.set(at, check)
    if (check(value)) return true
    this.#why = this.#ajv.errorsText(check.errors)
    return false
  }

  #find(method: string, path: string): readonly [string, Described] | undefined {
    const fits = (pattern: string) => new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`).test(path)
    const paths = Object.entries(this.#description.paths).filter(([pattern, methods]) => fits(pattern) && methods[method])
    // One that names it is meant before one that fits any.
    const best = paths.toSorted(([a], [b]) => a.split('{').length - b.split('{').length)[0]
    const described = best?.[1][method]
    return best && described ? [best[0], described] : undefined
  }
}

const escape = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
const pointer = (path: string, ...parts: readonly string[]) => ['api#/paths', path, ...parts].map((part, i) => (i === 0 ? part : escape(part))).join('/')

/** What a word in an address means: a number, true or false. */
const plain = (text: string): unknown => (/^-?\d+$/.test(text) ? Number(text) : text === 'true' ? true : text === 'false' ? false : text)
