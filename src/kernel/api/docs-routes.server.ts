import type { FastifyInstance } from 'fastify'
import type { Model } from '../define/index.ts'
import type { JsonSchema } from '../fields/index.ts'
import { openapi, type RouteDoc } from './openapi.ts'

/** The description of the API, for machines. The same for everybody: it tells shapes, no records. */
export function openapiRoute(app: FastifyInstance, model: Model, docs: readonly RouteDoc[], version: string): void {
  const description = openapi(model, docs, version)
  app.get('/openapi.json', { config: { open: true } }, (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(description))
}

/** The same for people, without a script. */
export function docsPage(app: FastifyInstance, model: Model, docs: readonly RouteDoc[], version: string): void {
  const page = render(openapi(model, docs, version))
  app.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  app.get('/docs/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style))
}

interface Operation {
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly description?: string }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: JsonSchema }> }
}

function render(description: JsonSchema): string {
  const paths = Object.entries(description.paths as Record<string, Record<string, Operation>>)
  const operations = paths.flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  const sections = [...Map.groupBy(operations, o => o.operation.tags[0] ?? '')]
  const info = description.info as { title: string; version: string; description: string }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${info.title} API</title><link rel="stylesheet" href="/docs/style.css"></head><body><main>
<h1>${info.title} API ${escape(info.version)}</h1>
<p>${escape(info.description)} The whole description is <a href="/api/v1/openapi.json">openapi.json</a>. Scripts send <code>Authorization: Bearer mst_…</code>, a token made by <code>mainstay token create</code> or under Tokens.</p>
<nav aria-label="Sections">${sections.map(([tag]) => `<a href="#${anchor(tag)}">${escape(tag)}</a>`).join(' ')}</nav>
${sections.map(([tag, own]) => `<section id="${anchor(tag)}"><h2>${escape(tag)}</h2>${own.map(operationHtml).join('')}</section>`).join('\n')}
</main></body></html>`
}

function operationHtml({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const rows = [...(operation.parameters ?? []).filter(p => p.in === 'query').map(p => [p.name, p.description ?? '']), ...bodyRows(operation)]
  const table =
    rows.length === 0 ? '' : `<dl>${rows.map(([name, text]) => `<dt><code>${escape(name ?? '')}</code></dt><dd>${escape(text ?? '')}</dd>`).join('')}</dl>`
  return `<article><h3><b>${method.toUpperCase()}</b> <code>/api/v1${escape(path)}</code></h3><p>${escape(operation.summary)}</p>${table}</article>`
}

function bodyRows(operation: Operation): string[][] {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema as
    | { properties?: Record<string, { description?: string }>; $ref?: string }
    | undefined
  if (schema?.$ref) return [['body', schema.$ref.split('/').at(-1) ?? '']]
  return Object.entries(schema?.properties ?? {}).map(([name, p]) => [name, p.description ?? ''])
}

const anchor = (tag: string) => tag.toLowerCase().replace(/\W+/g, '-')
const escape = (text: string) => text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{max-width:56rem;margin:0 auto;padding:2rem 1rem}h2{margin-top:3rem;border-bottom:1px solid GrayText}h3{font-size:1rem;font-weight:500;margin:1.6rem 0 .2rem;overflow-wrap:anywhere}
p{margin:.2rem 0}nav a{display:inline-block;margin-right:.8rem;line-height:1.9}dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.1rem 1rem;margin:.4rem 0}dd{margin:0}
@media(max-width:40rem){dl{grid-template-columns:1fr}}`
