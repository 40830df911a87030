import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import type { Model } from '../../kernel/define/index.ts'
import { refused } from '../../kernel/errors.ts'
import type { Access } from '../sign-in/access.server.ts'
import type { Identity } from '../sign-in/identity.server.ts'
import { permits } from '../sign-in/scopes.ts'
import { cookieOf } from './cookie.ts'
import { guardOrigin } from './origin-guard.server.ts'

export interface Door {
  readonly access: Access
  readonly model: Model
  /** Where people reach us. */
  readonly publicUrl: string
}

const identities = new WeakMap<FastifyRequest, Identity>()

/** Who a request comes from, once `actorOf` has looked. */
export const identityOf = (request: FastifyRequest): Identity | undefined => identities.get(request)

/**
 * Who asks, by token or cookie; undefined if nobody is signed in. For every request, before anything else.
 * @throws refused, when another site has sent it or the token's scopes do not reach so far
 */
export const authenticate =
  (door: Door) =>
  async (request: FastifyRequest): Promise<Actor | undefined> => {
    const { headers, method } = request
    const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
    const cookie = bearer === undefined ? cookieOf(door.publicUrl, headers.cookie) : undefined
    if (bearer === undefined) guardOrigin({ method, headers, byCookie: cookie !== undefined }, door.publicUrl)
    const identity = await (bearer !== undefined ? door.access.byToken(bearer) : cookie !== undefined ? door.access.bySession(cookie) : undefined)
    if (!identity) return undefined
    identities.set(request, identity)
    if (identity.scopes) checkScopes(door.model, identity.scopes, method, request.url)
    return identity.actor
  }

function checkScopes(model: Model, scopes: readonly string[], method: string, url: string): void {
  const [path = ''] = url.replace(/^\/api\/v1\//, '').split(/[/?]/)
  const act = method === 'GET' || method === 'HEAD' ? 'read' : 'write'
  const whoAmI = act === 'read' && path === 'session'
  if (whoAmI || permits(scopes, act, model.byPath(path)?.name)) return
  throw refused(`This token may not ${act} here. Its scopes are: ${scopes.join(', ')}.`, 'token_scope')
}
