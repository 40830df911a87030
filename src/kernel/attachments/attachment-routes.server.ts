import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Model } from '../define/index.ts'
import { malformed, missing } from '../errors.ts'
import type { Attachments, ReadableAttachment } from './attachments.server.ts'
import { isShowable } from './content-type.server.ts'
import { disposition } from './file-name.ts'
import { readUpload } from './upload.server.ts'

interface Addressed {
  readonly collection: string
  readonly id: string
}

/** `POST /:collection/:id/attachments`, `GET` and `DELETE /attachments/:id`; to be registered under `/api/v1`. */
export const attachmentRoutes =
  (attachments: Attachments, model: Model) =>
  async (app: FastifyInstance): Promise<void> => {
    await app.register(multipart, { throwFileSizeLimit: false })

    app.post('/:collection/:id/attachments', async (request, reply) => {
      const { actor } = request
      const { collection, id } = request.params as Addressed
      const record = (model.byPath(collection) ?? nowhere()).definition
      const limit = { bytes: attachments.mostBytes, language: actor.language }
      const { file, visibility } = await readUpload(request, limit, (name, stream) => attachments.receive(actor, record, id, { name, stream }))
      const attachment = await attachments.keep(actor, record, id, file, visibility)
      return reply.code(201).header('location', `/api/v1/attachments/${attachment.id}`).send(attachment)
    })

    // Packing would hide the length, and says nothing new of files that are packed already.
    app.get('/attachments/:id', { compress: false } as object, async (request, reply) => {
      const inline = wantsInline(request)
      const found = await attachments.read(request.actor, (request.params as Addressed).id)
      return give(request, reply, found, inline)
    })

    app.delete('/attachments/:id', async (request, reply) => {
      await attachments.detach(request.actor, (request.params as Addressed).id)
      return reply.code(204).send()
    })
  }

/** Asked for again each time, because rights may have gone: the browser may keep it, and must ask before it shows it. */
async function give(request: FastifyRequest, reply: FastifyReply, { attachment, sha256, open }: ReadableAttachment, inline: boolean): Promise<FastifyReply> {
  const { name, type, size } = attachment
  const etag = `"${sha256}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'Cookie, Authorization')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply
    .type(type.startsWith('text/') ? `${type}; charset=utf-8` : type)
    .header('content-length', size)
    .header('content-disposition', disposition(inline && isShowable(type) ? 'inline' : 'attachment', name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .header('cross-origin-resource-policy', 'same-origin')
    .send(await open())
}

function wantsInline({ query }: FastifyRequest): boolean {
  const { inline, ...more } = query as Record<string, unknown>
  const unknown = Object.keys(more)[0]
  if (unknown !== undefined) throw malformed(`There is no parameter '${unknown.slice(0, 80)}' here. Known are: inline.`, 'unknown_parameter')
  if (inline !== undefined && inline !== '1') throw malformed("'inline' is 1, or left out.", 'bad_parameter')
  return inline === '1'
}

const nowhere = (): never => {
  throw missing({ en: 'There is nothing at this address.', de: 'Unter dieser Adresse ist nichts.' })
}
