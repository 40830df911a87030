import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { FastifyRequest } from 'fastify'
import { languageOf } from '../kernel/api/index.server.ts'
import type { Log } from '../kernel/log.ts'
import type { Boot } from './pages.server.ts'

/** A page as its reader will see it, what it was drawn from, and when. */
export interface Drawn {
  readonly html: string
  readonly language: 'en' | 'de'
  readonly at: string
  readonly from: unknown
}

export type DrawPortal = (request: FastifyRequest, boot: Boot) => Promise<Drawn | undefined>

/** What the screens give to be drawn without a browser (`src/web/portal/draw.server.tsx`). */
interface Drawing {
  readonly draw: (wanted: {
    readonly boot: Boot
    readonly language: string
    readonly timeZone: string | undefined
    readonly path: string
    readonly search: string
    readonly send: (address: string, how: RequestInit) => Promise<Response>
  }) => Promise<Omit<Drawn, 'at'>>
}

/** Whoever waits longer than this, in milliseconds, gets the page without: the browser draws it then. */
const patience = 1500

/**
 * Draws pages of the portal before a browser has loaded any script. Everything in them is asked of the API with the reader's own session,
 * so there is nothing in a page that its reader could not ask for. Undefined where the screens are not built, or cannot be drawn.
 */
export function drawPortal(file: string, { log, now }: { readonly log: Log; readonly now: () => string }): DrawPortal {
  if (!existsSync(file)) return async () => undefined
  let loaded: Promise<Drawing> | undefined
  return async (request, boot) => {
    const { pathname, search } = new URL(request.url, 'http://portal')
    try {
      loaded ??= import(pathToFileURL(file).href) as Promise<Drawing>
      const { draw } = await loaded
      const at = now()
      const drawing = draw({
        boot,
        language: languageOf(request),
        timeZone: request.cookies.zone,
        path: pathname,
        search: search.slice(1),
        send: sendAs(request),
      })
      const drawn = await Promise.race([drawing, tooLate()])
      return drawn && { ...drawn, at }
    } catch (error) {
      log.warn({ err: error, path: pathname }, 'a page of the portal could not be drawn')
      return undefined
    }
  }
}

const tooLate = () => new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), patience).unref())

/** As if the reader's browser had asked. Screens ask while they are drawn, and act only on what their reader does: nothing is changed here. */
const sendAs =
  (asked: FastifyRequest) =>
  async (url: string, { method, headers, body }: RequestInit) => {
    const { cookie, 'user-agent': agent, 'accept-language': language } = asked.headers
    const answer = await asked.server.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      remoteAddress: asked.ip,
      headers: {
        ...(headers as Record<string, string>),
        'sec-fetch-site': 'same-origin',
        ...(cookie ? { cookie } : {}),
        ...(agent ? { 'user-agent': agent } : {}),
        ...(language ? { 'accept-language': language } : {}),
      },
      ...(typeof body === 'string' ? { payload: body } : {}),
    })
    return new Response(answer.statusCode === 204 ? null : answer.body, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }
