import type { Actor } from '../../kernel/actor.ts'
import type { Queryable } from '../../kernel/database/index.server.ts'
import { malformed, missing } from '../../kernel/errors.ts'
import { deadAfterSeconds, deadLetters, discardDead, queues, retryAllDead, retryDead, workers } from '../../kernel/jobs/index.server.ts'
import type { Store } from '../../kernel/records/index.server.ts'
import { noteAct, type Route, route } from '../../people/index.server.ts'
import { shownPayload } from './payload.ts'
import { schemas } from './schemas.ts'

const tag = 'Jobs'
const nothing = [204, null] as const

/** Background work as administrators see it: how the queues stand, who works on them, and what was given up. */
export const jobRoutes = (store: Store): readonly Route[] => [
  route({
    method: 'get',
    path: '/jobs',
    summary: 'Queues, workers and dead letters',
    tag,
    needs: 'administrator',
    query: {
      name: { schema: { type: 'string' }, description: 'Dead letters of this queue alone.' },
      cursor: { schema: { type: 'string', format: 'uuid' }, description: 'The `next` of the page before.' },
    },
    answers: [200, schemas.jobs],
    handle: ({ identity, query }) => overview(store, identity.actor, query),
  }),
  route({
    method: 'post',
    path: '/jobs/{id}/retry',
    summary: 'Let a dead letter run again, from its first attempt on',
    tag,
    needs: 'administrator',
    answers: nothing,
    handle: ({ identity, params, caller }) =>
      settle(store, identity.actor, caller.address, idOf(params.id), 'jobRetried', (db, id) => retryDead(db, id, store.now())),
  }),
  route({
    method: 'post',
    path: '/jobs/{id}/discard',
    summary: 'Forget a dead letter for good',
    tag,
    needs: 'administrator',
    answers: nothing,
    handle: ({ identity, params, caller }) => settle(store, identity.actor, caller.address, idOf(params.id), 'jobDiscarded', discardDead),
  }),
  route({
    method: 'post',
    path: '/jobs/retry',
    summary: 'Let all dead letters of one queue run again, at most 500 at a time',
    tag,
    needs: 'administrator',
    body: { name: 'text' },
    answers: [200, schemas.retried],
    handle: ({ identity, body, caller }) => retryAll(store, identity.actor, caller.address, body.name),
  }),
]

async function overview(store: Store, actor: Actor, { name, cursor }: Readonly<Record<string, string | string[] | undefined>>) {
  if (Array.isArray(name) || Array.isArray(cursor)) throw malformed('Ask for one queue, and for one page.', 'bad_parameter')
  if (cursor !== undefined && !isId(cursor)) throw malformed("'cursor' is the `next` of the page before.", 'bad_parameter')
  const db = store.database.for(actor.tenant)
  const [all, living, dead] = await Promise.all([
    queues(db, store.now()),
    workers(db),
    deadLetters(db, { ...(name === undefined ? {} : { name }), ...(cursor === undefined ? {} : { before: cursor }) }),
  ])
  return {
    queues: all,
    workers: living.map(({ silent, ...worker }) => ({ ...worker, alive: silent < deadAfterSeconds })),
    dead: dead.items.map(letter => ({ ...letter, payload: shownPayload(letter.payload) })),
    next: dead.next,
  }
}

type Settle = (db: Queryable, id: string) => Promise<{ readonly name: string } | undefined>

/** A job is no record and has no history: who settled it stands in the audit, in the same transaction. */
async function settle(store: Store, actor: Actor, address: string, id: string, act: 'jobRetried' | 'jobDiscarded', work: Settle): Promise<void> {
  await store.database.for(actor.tenant).transaction(async tx => {
    const job = await work(tx, id)
    if (!job) throw missing({ en: 'There is no such dead letter any more.', de: 'Diesen aufgegebenen Auftrag gibt es nicht mehr.' })
    await account(tx, store, actor, address, act, `${job.name} ${id}`)
  })
}

const retryAll = (store: Store, actor: Actor, address: string, name: string): Promise<{ retried: number }> =>
  store.database.for(actor.tenant).transaction(async tx => {
    const retried = await retryAllDead(tx, name, store.now())
    if (retried > 0) await account(tx, store, actor, address, 'jobRetried', `${name} (${retried})`)
    return { retried }
  })

const account = (db: Queryable, { now }: Store, actor: Actor, address: string, act: 'jobRetried' | 'jobDiscarded', about: string) =>
  noteAct(db, { tenant: actor.tenant, now }, { act, person: null, by: { person: actor.person, name: actor.name }, address, about })

const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

function idOf(text: string | undefined): string {
  if (text === undefined || !isId(text)) throw missing()
  return text
}
