import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RouteDoc } from '../kernel/api/index.server.ts'
import { missing, refused } from '../kernel/errors.ts'
import type { Store } from '../kernel/records/index.server.ts'
import { auditRoutes } from './audit/routes.server.ts'
import type { Door } from './http/authenticate.server.ts'
import { cookieHeader, cookieOf } from './http/cookie.ts'
import { isLocal } from './http/origin-guard.server.ts'
import { type Call, type Route, route } from './http/route.server.ts'
import { safeNext } from './http/safe-next.ts'
import { schemas } from './http/schemas.ts'
import { homeOf, sessionView } from './http/session-view.server.ts'
import type { Identity } from './sign-in/identity.server.ts'
import type { Begun } from './sign-in/sessions.server.ts'

export interface RouteOptions extends Door {
  readonly store: Store
  /** Whether one may look around as the people of the demo organisation: with its data, and while only this machine can ask. */
  readonly demo: boolean
}

/** Everything under /api/v1 that has to do with who one is. */
export function accessRoutes(options: RouteOptions): { readonly plugin: (app: FastifyInstance) => void; readonly docs: readonly RouteDoc[] } {
  const routes = [
    ...signInRoutes(options),
    ...passwordRoutes(options),
    ...sessionRoutes(options),
    ...tokenRoutes(options),
    ...setUpRoutes(options),
    ...auditRoutes(options.store, options.model),
    ...(options.demo ? demoRoutes(options) : []),
  ]
  return { plugin: app => routes.forEach(r => r.mount(app)), docs: routes.map(r => r.doc) }
}

const nothing = [204, null] as const
const personQuery = { person: { schema: { type: 'string' }, description: "Whose: an id, or `all`; for administrators. One's own unless told." } }

function signInRoutes(options: RouteOptions): Route[] {
  const { access, publicUrl } = options
  const signOut = async ({ identity, reply }: Call<never, 'session'>) => {
    await access.endSession(identity, identity.id)
    setCookie(options, reply, undefined)
  }
  return [
    route({
      method: 'post',
      path: '/sign-in',
      summary: 'Sign in; the session comes as a cookie',
      needs: 'nobody',
      body: { email: 'text', password: 'text', next: 'text?' },
      answers: [200, schemas.next],
      handle: async ({ body: { next, ...credentials }, caller, request, reply }) =>
        admitted(options, reply, await access.signIn(credentials, caller, cookieOf(publicUrl, request.headers.cookie)), next),
    }),
    route({ method: 'post', path: '/sign-out', summary: 'End this session', needs: 'session', answers: nothing, handle: signOut }),
    route({ method: 'delete', path: '/session', summary: 'The same as signing out', needs: 'session', answers: nothing, handle: signOut }),
    route({
      method: 'get',
      path: '/session',
      summary: 'Who is signed in',
      needs: 'person',
      answers: [200, schemas.session],
      handle: async ({ identity }) => sessionView(identity),
    }),
  ]
}

function passwordRoutes(options: RouteOptions): Route[] {
  const { access } = options
  return [
    route({
      method: 'post',
      path: '/password',
      summary: 'Change the password; all other sessions end',
      needs: 'session',
      body: { current: 'text', password: 'text' },
      answers: nothing,
      handle: async ({ body, identity, caller, reply }) => setCookie(options, reply, await access.changePassword(identity, body, caller)),
    }),
    route({
      method: 'post',
      path: '/password/reset-request',
      summary: 'Ask for a mail with a link that sets a new password; the answer is the same whether anybody has the address',
      needs: 'nobody',
      body: { email: 'text' },
      answers: [202, null],
      handle: ({ body, caller }) => access.requestReset(body.email, caller),
    }),
    route({
      method: 'post',
      path: '/password/reset',
      summary: 'Set a new password by the link of the mail; all sessions end',
      needs: 'nobody',
      body: { token: 'text', password: 'text' },
      answers: nothing,
      handle: ({ body: { token, password }, caller }) => access.reset(token, password, caller),
    }),
    route({
      method: 'post',
      path: '/password/reset-check',
      summary: 'Whether the link of the mail is still good',
      needs: 'nobody',
      body: { token: 'text' },
      answers: [200, schemas.good],
      handle: async ({ body }) => ({ good: await access.mayReset(body.token) }),
    }),
  ]
}

function sessionRoutes({ access }: RouteOptions): Route[] {
  return [
    route({
      method: 'get',
      path: '/sessions',
      summary: 'Where one is signed in, the last used first',
      needs: 'person',
      query: personQuery,
      answers: [200, schemas.sessions],
      handle: async ({ identity, query }) => ({
        items: (await access.sessions(whose(identity, query.person))).map(s => ({ ...s, current: s.id === identity.id })),
      }),
    }),
    route({
      method: 'delete',
      path: '/sessions/{id}',
      summary: 'End a session',
      needs: 'session',
      answers: nothing,
      handle: ({ identity, params }) => access.endSession(identity, idOf(params)),
    }),
    route({
      method: 'get',
      path: '/access-events',
      summary: 'Sign-ins, and what was done to passwords, sessions and tokens, newest first',
      needs: 'administrator',
      query: { before: { schema: { type: 'string' }, description: 'The `next` of the page before.' } },
      answers: [200, schemas.events],
      handle: async ({ query }) => {
        const items = await access.events(100, query.before === undefined ? undefined : idOf({ id: String(query.before) }))
        return { items, next: items.length === 100 ? (items.at(-1)?.id ?? null) : null }
      },
    }),
  ]
}

function tokenRoutes({ access }: RouteOptions): Route[] {
  return [
    route({
      method: 'get',
      path: '/tokens',
      summary: 'Tokens that scripts sign in with, newest first',
      needs: 'session',
      query: personQuery,
      answers: [200, schemas.tokens],
      handle: async ({ identity, query }) => ({ items: await access.tokens(whose(identity, query.person)) }),
    }),
    route({
      method: 'post',
      path: '/tokens',
      summary: 'Make a token of one’s own; it is shown this once',
      needs: 'session',
      body: { name: 'text', scopes: 'texts', days: 'number' },
      answers: [201, schemas.newToken],
      handle: ({ identity, body }) => access.createToken(identity, body),
    }),
    route({
      method: 'delete',
      path: '/tokens/{id}',
      summary: 'Revoke a token',
      needs: 'session',
      answers: nothing,
      handle: ({ identity, params }) => access.revokeToken(identity, idOf(params)),
    }),
  ]
}

function setUpRoutes(options: RouteOptions): Route[] {
  const { access } = options
  return [
    route({
      method: 'get',
      path: '/set-up',
      summary: 'Whether this installation waits for its first administrator; 404 for good afterwards',
      needs: 'nobody',
      answers: [200, schemas.good],
      handle: async () => {
        if (!(await access.awaitsSetUp())) throw missing()
        return { good: true }
      },
    }),
    route({
      method: 'post',
      path: '/set-up',
      summary: 'Make the first administrator by the link that the start has printed, and sign in',
      needs: 'nobody',
      body: { token: 'text', name: 'text', email: 'text', password: 'text' },
      answers: [201, schemas.next],
      handle: async ({ body, caller, reply }) => admitted(options, reply, await access.setUp(body, caller), undefined),
    }),
  ]
}

function demoRoutes(options: RouteOptions): Route[] {
  const { access, publicUrl } = options
  return [
    route({
      method: 'get',
      path: '/demo-people',
      summary: 'As whom one may look around in the demo organisation',
      needs: 'nobody',
      answers: [200, schemas.demoPeople],
      handle: async ({ request }) => {
        refuseElsewhere(request)
        return { items: await access.demoPeople() }
      },
    }),
    route({
      method: 'post',
      path: '/demo-sign-in',
      summary: 'Look around as somebody of the demo organisation',
      needs: 'nobody',
      body: { email: 'text', next: 'text?' },
      answers: [200, schemas.next],
      handle: async ({ body, caller, request, reply }) => {
        refuseElsewhere(request)
        return admitted(options, reply, await access.demoSignIn(body.email, caller, cookieOf(publicUrl, request.headers.cookie)), body.next)
      },
    }),
  ]
}

function refuseElsewhere(request: FastifyRequest): void {
  if (!isLocal(request.raw.socket.remoteAddress, request.headers))
    throw missing({ en: 'There is nothing at this address.', de: 'Unter dieser Adresse ist nichts.' })
}

/** The session goes into the cookie; the answer says where to go on. */
async function admitted(options: RouteOptions, reply: FastifyReply, begun: Begun, next: string | undefined) {
  const identity = await options.access.bySession(begun.secret)
  setCookie(options, reply, begun)
  return { next: next === undefined && identity ? homeOf(identity) : safeNext(next) }
}

const setCookie = ({ publicUrl }: RouteOptions, reply: FastifyReply, begun: Begun | undefined): void =>
  void reply.header('set-cookie', cookieHeader(publicUrl, begun))

/** Whose sessions or tokens are asked for; undefined for everybody's. @throws refused */
function whose(identity: Identity, asked: string | string[] | undefined): string | undefined {
  if (asked === undefined || asked === '' || asked === identity.person.id) return identity.person.id
  if (!identity.actor.roles.has('administrator'))
    throw refused({ en: 'Only administrators may see those of others.', de: 'Die von anderen sieht nur die Administration.' }, 'administrators_only')
  return asked === 'all' ? undefined : idOf({ id: String(asked) })
}

/** What is no id names nothing. */
function idOf({ id = '' }: Readonly<Record<string, string>>): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw missing()
  return id
}
