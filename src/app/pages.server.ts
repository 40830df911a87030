import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { DrawPortal, Drawn } from './draw-portal.server.ts'
import type { Face } from '../practices/announcement/index.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What a page needs before it can show anything; it stands in the page, so that nothing is asked for twice. */
export interface Boot {
  readonly session: unknown
  readonly model: unknown
  /** What stands on every page of the portal. */
  readonly pinned?: unknown
}

export interface PagesOptions {
  /** Folder of the built screens. */
  readonly folder: string
  /** As whom the sign-in page offers to look around, where there is a demo organisation. */
  readonly demo: false | (() => Promise<readonly unknown[]>)
  /** What the organisation shows of itself, also to whoever is not signed in. */
  readonly face: () => Promise<Face>
  readonly draw: DrawPortal
  /** Undefined if nobody is signed in. */
  readonly bootFor: (request: FastifyRequest) => Promise<(Boot & { readonly atDesk: boolean }) | undefined>
}

type Page = 'desk' | 'portal' | 'entry'

/** The three pages and their files. Which one an address gets follows from who asks. */
export const pages =
  ({ folder, demo, face, draw, bootFor }: PagesOptions) =>
  async (app: FastifyInstance): Promise<void> => {
    // While developing, and in tests of the API, the screens may not be built.
    if (!existsSync(join(folder, 'desk.html'))) return void app.get('/', (_request, reply) => reply.send('The screens are not built here. Run: npm run build'))
    const html = { desk: read(folder, 'desk'), portal: read(folder, 'portal'), entry: read(folder, 'entry') }

    await app.register(fastifyStatic, {
      root: join(folder, 'assets'),
      prefix: '/assets/',
      index: false,
      immutable: true,
      maxAge: '1y',
      preCompressed: true,
      decorateReply: false,
    })
    await app.register(fastifyStatic, {
      root: folder,
      prefix: '/',
      index: false,
      wildcard: false,
      globIgnore: ['*.html', 'assets/**'],
      maxAge: '1d',
      decorateReply: false,
    })

    app.get('/', async (request, reply) => {
      const boot = await bootFor(request)
      if (boot?.atDesk) return reply.redirect('/desk')
      if (boot) return givePortal(request, reply, boot)
      const { guests } = await face()
      return guests.read || guests.report ? reply.redirect('/guest') : toSignIn(request, reply)
    })
    const giveDesk = async (reply: FastifyReply, { session, model }: Boot) =>
      send(reply, html.desk, { boot: { session, model, face: { ...(await face()), style: null } } })
    const givePortal = async (request: FastifyRequest, reply: FastifyReply, { session, model, pinned }: Boot) => {
      const boot = { session, model, pinned, face: await face() }
      const drawn = await draw(request, boot)
      return send(reply, html.portal, { boot: { ...boot, ...(drawn ? { drawn: { at: drawn.at, answers: drawn.answers } } : {}) }, drawn })
    }
    for (const path of ['/desk', '/desk/*'])
      app.get(path, async (request, reply) => {
        const boot = await bootFor(request)
        if (!boot) return toSignIn(request, reply)
        return boot.atDesk ? giveDesk(reply, boot) : reply.redirect('/')
      })
    for (const path of ['/portal', '/portal/*'])
      app.get(path, async (request, reply) => {
        const boot = await bootFor(request)
        return boot ? givePortal(request, reply, boot) : toSignIn(request, reply)
      })
    for (const path of ['/sign-in', '/set-up', '/reset', '/forgot', '/approve', '/rate', '/guest', '/guest/*'])
      app.get(path, async (_request, reply) => send(reply, html.entry, { boot: { demo: demo && (await demo()), face: await face() } }))
  }

const read = (folder: string, page: Page) => readFileSync(join(folder, `${page}.html`), 'utf8')

const toSignIn = (request: FastifyRequest, reply: FastifyReply) => reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`)

interface Content {
  readonly boot: { readonly face: Face } & Readonly<Record<string, unknown>>
  /** What is seen before any script has run. */
  readonly drawn?: Drawn | undefined
}

/** The data stands behind what is seen, in a script that is no script; `<` is written so that nothing in it can end it. */
function send(reply: FastifyReply, html: string, { boot, drawn }: Content): FastifyReply {
  const data = JSON.stringify(boot).replace(/</g, '\\u003c')
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      dressed(html, boot.face)
        .replace('<html lang="en">', `<html lang="${drawn?.language ?? 'en'}">`)
        .replace('<div id="root"></div>', () => `<div id="root">${drawn?.html ?? ''}</div><script type="application/json" id="boot">${data}</script>`),
    )
}

/** The organisation's colours come behind ours and before anything is drawn. The desk keeps its own. */
const dressed = (html: string, { style }: Face): string =>
  style === null ? html : html.replace('</head>', () => `<link rel="stylesheet" href="${style}"></head>`)
