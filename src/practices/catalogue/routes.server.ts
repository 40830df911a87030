import type { FastifyInstance } from 'fastify'
import { malformed, missing } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { faultsFor } from './faults-route.server.ts'
import { offerFor, readAsking } from './offer-route.server.ts'
import { pictureOf } from './picture.server.ts'

interface Addressed {
  readonly id: string
}

/** What the screens of the catalogue need beside its records. */
export const routesOf = (ground: Ground) => (app: FastifyInstance) => {
  app.get('/catalogue-items/:id/offer', ({ actor, params, query }) => {
    const { draft } = knownIn(query, ['draft'])
    if (draft !== undefined && draft !== 'true') throw malformed("'draft' is true, or left out.", 'bad_parameter')
    return offerFor(ground, actor, (params as Addressed).id, { draft: draft === 'true' })
  })

  // It asks and changes nothing: the answers so far are too much for an address.
  app.post('/catalogue-items/:id/ask', ({ actor, params, body }) => offerFor(ground, actor, (params as Addressed).id, readAsking(body)))

  app.get('/catalogue-items/:id/faults', async ({ actor, params }) => ({ items: await faultsFor(ground, actor, (params as Addressed).id) }))

  app.get('/catalogue-items/:id/picture', { compress: false } as object, async (request, reply) => {
    const picture = await pictureOf(ground, request.actor, (request.params as Addressed).id)
    if (!picture) throw missing()
    const etag = `"${picture.sha256}"`
    reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'Cookie, Authorization')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply
      .type(picture.type)
      .header('content-length', picture.size)
      .header('content-disposition', 'inline')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      .header('cross-origin-resource-policy', 'same-origin')
      .send(await picture.open())
  })
}

function knownIn(given: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  const asked = given as Readonly<Record<string, unknown>>
  const unknown = Object.keys(asked).find(name => !known.includes(name))
  if (unknown !== undefined) throw malformed(`There is no '${unknown.slice(0, 80)}' here. Known are: ${known.join(', ')}.`, 'unknown_parameter')
  return asked
}
