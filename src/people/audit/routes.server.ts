import { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import type { Model } from '../../kernel/define/index.ts'
import { malformed } from '../../kernel/errors.ts'
import type { Store } from '../../kernel/records/index.server.ts'
import { type Route, route } from '../http/route.server.ts'
import { readAsked } from './ask.ts'
import { type Asked, audit } from './audit.server.ts'
import type { AuditPage } from './entry.ts'
import { auditCsv, auditJson } from './export.server.ts'
import { auditEntry, auditPage, filters } from './schemas.ts'

const filterNames = Object.keys(filters)

/** Everything that was done to configuration and access, for administrators. */
export function auditRoutes(store: Store, model: Model): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/audit',
      summary: 'Administrative acts, newest first: changes of configuration, what was done to access, and refused attempts',
      needs: 'administrator',
      query: {
        ...filters,
        limit: { schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 }, description: 'How many at once.' },
        cursor: { schema: { type: 'string' }, description: 'The `next` of the page before.' },
      },
      answers: [200, auditPage],
      handle: ({ identity, query }) => audit(store, identity.actor, readAsked(model, query, [...filterNames, 'limit', 'cursor'])),
    }),
    route({
      method: 'get',
      path: '/audit/export',
      summary: 'The same as a file',
      needs: 'administrator',
      query: { ...filters, format: { schema: { enum: ['csv', 'json'], default: 'csv' }, description: 'csv unless told.' } },
      answers: [200, ['text/csv', { type: 'array', items: auditEntry }]],
      handle: async ({ identity, query: { format = 'csv', ...query }, reply }) => {
        if (format !== 'csv' && format !== 'json') throw malformed("'format' is csv or json.", 'bad_parameter')
        const asked = { ...readAsked(model, query, filterNames), limit: 500 }
        const first = await audit(store, identity.actor, asked)
        const pages = allPages(store, identity.actor, asked, first)
        void reply
          .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
          .header('content-disposition', `attachment; filename="audit.${format}"`)
        return Readable.from(format === 'csv' ? auditCsv(pages) : auditJson(pages))
      },
    }),
  ]
}

/** Page by page, so that its size costs no memory. */
async function* allPages(store: Store, actor: Actor, asked: Asked, first: AuditPage): AsyncGenerator<AuditPage> {
  let page = first
  yield page
  while (page.next !== null) {
    page = await audit(store, actor, { ...asked, cursor: page.next })
    yield page
  }
}
