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
  readonly answers: unknown
}

export type DrawPortal = (request: FastifyRequest, boot: Boot) => Promise<Drawn | undefined>

/** What the screens give to be drawn without a browser (`src/web/portal/draw.server.tsx`). */
interface Drawing {
  readonly draw: (wanted: {
    readonly boot: Boot
    readonly at: string
    readonly language: string
    readonly timeZone: string | undefined
    readonly path: string
    readonly search: string
    readonly send: (address: string, how: RequestInit) => Promise<Response>
    readonly patience: number
  }) => Promise<Omit<Drawn, 'at'>>
}

/** Whoever would wait longer than this for all of a page, in milliseconds, gets what is there; the browser asks for the rest. */
const patience = 1000
/** As many at a time: whoever comes then gets a page that their browser draws. */
const mostAtOnce = 8

/**
 * Draws pages of the portal before a browser has loaded any script. Everything in them is asked of the API with the reader's own session,
 * so there is nothing in a page that its reader could not ask for. Undefined where the screens are not built, or cannot be drawn.
 */
export function drawPortal(file: string, { log, now }: { readonly log: Log; readonly now: () => string }): DrawPortal {
  if (!existsSync(file)) return async () => undefined
  let loaded: Promise<Drawing> | undefined
  let atOnce = 0
  return async (request, boot) => {
    if (atOnce >= mostAtOnce) return undefined
    atOnce++
    try {
      const { pathname, search } = new URL(request.url, 'http://portal')
      loaded ??= import(pathToFileURL(file).href) as Promise<Drawing>
      const { draw } = await loaded
      const at = now()
      const [language, timeZone] = [languageOf(request), request.cookies.zone]
      return { at, ...(await draw({ boot, at, language, timeZone, path: pathname, search: search.slice(1), send: sendAs(request), patience })) }
    } catch (error) {
      log.warn({ err: error, path: request.url.split('?', 1)[0] }, 'a page of the portal could not be drawn')
      return undefined
    } finally {
      atOnce--
    }
  }
}

const passedOn = ['cookie', 'host', 'user-agent', 'accept-language', 'x-forwarded-for', 'x-forwarded-proto'] as const

/** As if the reader's browser had asked. Screens ask while they are drawn, and act only on what their reader does: nothing is changed here. */
const sendAs =
  (asked: FastifyRequest) =>
  async (url: string, { method, headers, body }: RequestInit): Promise<Response> => {
    if (method !== 'GET' && method !== 'POST') throw new Error(`${method} is nothing that is asked while a page is drawn.`)
    const own = passedOn.flatMap(name => (asked.headers[name] === undefined ? [] : [[name, asked.headers[name]] as const]))
    const answer = await asked.server.inject({
      method,
      url,
      remoteAddress: asked.socket.remoteAddress ?? asked.ip,
      headers: { ...(headers as Record<string, string>), 'sec-fetch-site': 'same-origin', ...Object.fromEntries(own) },
      ...(typeof body === 'string' ? { payload: body } : {}),
    })
    const empty = answer.statusCode === 204
    return new Response(empty ? null : answer.body, { status: answer.statusCode, headers: { 'content-type': String(answer.headers['content-type']) } })
  }
