import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import type { RouteDoc } from '../../kernel/api/index.server.ts'
import { conflict, missing, refused } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { disposition } from '../../kernel/attachments/index.server.ts'
import { isAgent } from '../../practices/shared/roles.ts'
import { incomingMail } from './incoming-mail.definition.ts'
import { mailbox } from './mailbox.definition.ts'
import { conditionOf } from './receive/hold.server.ts'
import { type SendTest, tryMailbox } from './receive/try-mailbox.server.ts'

const string = { type: 'string' }
const nullable = { type: ['string', 'null'] }
const steps = {
  type: 'object',
  properties: {
    steps: {
      type: 'array',
      items: {
        type: 'object',
        properties: { what: { enum: ['connect', 'folder', 'send', 'arrive'] }, ok: { type: 'boolean' }, say: string },
        required: ['what', 'ok', 'say'],
        additionalProperties: false,
      },
    },
  },
  required: ['steps'],
  additionalProperties: false,
}
const condition = {
  type: 'object',
  properties: { fetched: { type: 'boolean' }, trouble: nullable, since: nullable },
  required: ['fetched', 'trouble', 'since'],
  additionalProperties: false,
}

export const mailDocs: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/mailboxes/{id}/test',
    tag: 'Mailboxes',
    summary: 'Try a mailbox: connect, log in, send a mail and wait for it',
    responses: { 200: steps },
  },
  {
    method: 'get',
    path: '/mailboxes/{id}/condition',
    tag: 'Mailboxes',
    summary: 'Whether a mailbox is fetched now, and what stands in the way',
    responses: { 200: condition },
  },
  { method: 'get', path: '/incoming-mails/{id}/raw', tag: 'Incoming mail', summary: 'The mail as it came', responses: { 200: 'message/rfc822' } },
]

export const mailRoutes =
  (ground: Ground, send?: SendTest) =>
  (app: FastifyInstance): void => {
    const { records, files, database } = ground

    app.post('/mailboxes/:id/test', async request => {
      const actor = administrator(request)
      const box = await records.get(actor, mailbox, idIn(request))
      return { steps: await tryMailbox(ground, actor, box, send) }
    })

    app.get('/mailboxes/:id/condition', async request => {
      const actor = administrator(request)
      const { id } = await records.get(actor, mailbox, idIn(request))
      return conditionOf(database.for(actor.tenant), id)
    })

    app.get('/incoming-mails/:id/raw', { compress: false } as object, async (request, reply) => {
      const { actor } = request
      if (!isAgent(actor) && !actor.roles.has('administrator')) throw missing()
      const { raw, size, subject } = await records.get(actor, incomingMail, idIn(request))
      // What was imported came without its bytes.
      if (!/^[0-9a-f]{64}$/.test(raw) || !(await files.has(raw))) throw conflict(bytesGone)
      return reply
        .type('message/rfc822')
        .header('content-length', size)
        .header('content-disposition', disposition('attachment', `${subject.replace(/[\\/:*?"<>|]/g, '_').slice(0, 80)}.eml`))
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
        .header('cache-control', 'private, no-store')
        .send(await files.open(raw))
    })
  }

const bytesGone = { en: 'The mail itself was not imported with what is known of it.', de: 'Die Mail selbst kam beim Import nicht mit.' }

const idIn = (request: FastifyRequest): string => (request.params as { readonly id: string }).id

/** Who may not see mailboxes at all hears of none. */
function administrator({ actor }: FastifyRequest): Actor {
  if (!actor.roles.has('administrator'))
    throw refused({ en: 'Only administrators may do this.', de: 'Das darf nur die Administration.' }, 'administrators_only')
  return actor
}
