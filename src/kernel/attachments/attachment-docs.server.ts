import type { RouteDoc } from '../api/index.server.ts'
import type { Model } from '../define/index.ts'

const string = { type: 'string' }
const visibility = { enum: ['public', 'internal'] }
const attachment = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: string,
    type: string,
    size: { type: 'integer' },
    visibility,
    createdAt: { type: 'string', format: 'date-time' },
    createdBy: { type: ['string', 'null'], format: 'uuid' },
  },
  required: ['id', 'name', 'type', 'size', 'visibility', 'createdAt', 'createdBy'],
  additionalProperties: false,
}
const upload = { type: 'object', properties: { file: { type: 'string', format: 'binary' }, visibility }, required: ['file'] }

/** For the description of the API. */
export const attachmentDocs = (model: Model): RouteDoc[] => [
  ...model.types
    .filter(type => type.definition.may.comment !== undefined)
    .map(
      (type): RouteDoc => ({
        method: 'post',
        path: `/${type.path}/{id}/attachments`,
        tag: type.definition.label.many.en,
        summary: `Attach a file to a ${type.definition.label.one.en.toLowerCase()}`,
        body: upload,
        bodyType: 'multipart/form-data',
        responses: { 201: attachment },
      }),
    ),
  {
    method: 'get',
    path: '/attachments/{id}',
    tag: 'Attachments',
    summary: 'The file itself, to be saved; pictures may be shown with `inline=1`',
    query: { inline: { schema: { enum: ['1'] }, description: 'PNG, JPEG, GIF and WebP are shown, not saved.' } },
    responses: { 200: 'application/octet-stream', 304: null },
  },
  { method: 'delete', path: '/attachments/{id}', tag: 'Attachments', summary: 'Remove a file from its record', responses: { 204: null } },
]
