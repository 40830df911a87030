import type { FastifyInstance } from 'fastify'
import { malformed, unauthenticated } from '../../kernel/errors.ts'
import type { Ground } from '../../kernel/practice.ts'
import { plainUnit, smallTable } from '../../kernel/records/internal.server.ts'
import { settingsOf } from '../shared/settings.ts'
import { changeAnswers } from './change-answers.server.ts'
import { findPeople } from './for-whom.server.ts'
import { objectOf, readOrder } from './order.ts'
import { placeOrder } from './placing.server.ts'
import { requestSettings } from './settings.definition.ts'
import { standingOfItem } from './standing.server.ts'

interface Addressed {
  readonly id: string
}

/** Ordering, and what whoever ordered wants to know of it. What may be done is decided by `records` and by what is ordered. */
export const routesOf = (ground: Ground) => (app: FastifyInstance) => {
  app.post('/orders', async (request, reply) => {
    const { actor } = request
    if (actor.person === null) throw unauthenticated()
    const key = request.headers['idempotency-key']
    const placed = await placeOrder(ground, actor, readOrder(request.body), typeof key === 'string' ? key : undefined)
    return reply.code(201).send(placed)
  })

  app.get('/orders/people', async ({ actor, query }) => {
    const { find = '' } = objectOf(query, 'the query', ['find'])
    if (typeof find !== 'string' || find.length > 100) throw malformed("'find' is a part of a name.", 'bad_parameter')
    const { mayOrderFor } = settingsOf(requestSettings, await smallTable(plainUnit(ground.store, actor.tenant), actor.tenant, requestSettings))
    return { items: await findPeople(ground.records, actor, find.trim(), mayOrderFor) }
  })

  app.get('/request-items/:id/standing', ({ actor, params }) => standingOfItem(ground, actor, (params as Addressed).id))

  app.post('/request-items/:id/answers', ({ actor, params, body }) => changeAnswers(ground, actor, (params as Addressed).id, body))
}
