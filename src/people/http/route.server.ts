import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf, type RouteDoc } from '../../kernel/api/index.server.ts'
import { refused, unauthenticated } from '../../kernel/errors.ts'
import type { Caller } from '../sign-in/caller.ts'
import type { Identity } from '../sign-in/identity.server.ts'
import { identityOf } from './authenticate.server.ts'
import { type Given, readBody, type Shape, shapeSchema } from './body.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers also where nobody is signed in. */
    open?: boolean
  }
}

/** Who may call a route. `session`: somebody at a browser, no token. */
export type Needs = 'nobody' | 'person' | 'session' | 'administrator'

/** A call as a handler sees it: checked, and with who calls. */
export interface Call<S extends Shape, N extends Needs> {
  readonly body: Given<S>
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | string[] | undefined>>
  readonly caller: Caller
  readonly identity: N extends 'nobody' ? Identity | undefined : Identity
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

interface Told extends Pick<RouteDoc, 'method' | 'path' | 'summary' | 'query'> {
  /** Under what it stands in the description; what has to do with access unless told. */
  readonly tag?: string
  /** The status of success and what comes with it; null where nothing does. */
  readonly answers: readonly [status: number, schema: RouteDoc['responses'][number]]
}

/** A route with its description; both are made from what stands here. */
export interface Route {
  readonly doc: RouteDoc
  readonly mount: (app: FastifyInstance) => void
}

export function route<const S extends Shape, const N extends Needs>(
  told: Told & { readonly needs: N; readonly body?: S; readonly handle: (call: Call<S, N>) => Promise<unknown> },
): Route {
  const { method, path, summary, tag = 'Access', query, needs, body, answers, handle } = told
  const [status, schema] = answers
  const open = needs === 'nobody'
  const doc: RouteDoc = {
    method,
    path,
    summary,
    tag,
    ...(open ? { open } : {}),
    ...(query ? { query } : {}),
    ...(body ? { body: shapeSchema(body) } : {}),
    responses: { [status]: schema },
  }
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const identity = identityOf(request)
    admit(needs, identity)
    const call = {
      body: body ? readBody(body, request.body) : {},
      params: request.params,
      query: request.query,
      caller: callerOf(request, identity),
      identity,
      request,
      reply,
    } as Call<S, N>
    const answer = await handle(call)
    return reply.code(status).send(answer)
  }
  return { doc, mount: app => void app.route({ method, url: path.replace(/\{(\w+)\}/g, ':$1'), config: { open }, handler }) }
}

function admit(needs: Needs, identity: Identity | undefined): void {
  if (needs === 'nobody') return
  if (!identity) throw unauthenticated()
  if (needs === 'session' && identity.kind !== 'session')
    throw refused(
      { en: 'This can only be done in the browser, after signing in there.', de: 'Das geht nur im Browser, nach der Anmeldung dort.' },
      'browser_only',
    )
  if (needs === 'administrator' && !identity.actor.roles.has('administrator'))
    throw refused({ en: 'Only administrators may do this.', de: 'Das darf nur die Administration.' }, 'administrators_only')
}

const callerOf = (request: FastifyRequest, identity: Identity | undefined): Caller => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
  language: identity?.person.language ?? languageOf(request),
})
