import type { Actor } from '../actor.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language, Text } from '../define/index.ts'
import { Failure, failures, missing } from '../errors.ts'

/** The body of every refusal (RFC 9457). */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code?: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
  readonly request?: string
}

const broken: Text = { en: 'Something broke on our side', de: 'Bei uns ist etwas kaputtgegangen' }
const sayRequest = (id: string): Text => ({
  en: `Nothing was saved. Try again; if it stays, tell an operator this request: ${id}.`,
  de: `Nichts wurde gespeichert. Bitte noch einmal versuchen; wenn es bleibt, dem Betrieb diese Anfrage nennen: ${id}.`,
})
/** At an address that no route serves. */
export const nothingHere: Text = { en: 'There is nothing at this address.', de: 'Unter dieser Adresse ist nichts.' }

/** In which language somebody is answered: their own, or before it is known who asks, the browser's. */
export const languageOf = (request: FastifyRequest): Language =>
  (request.actor as Actor | null | undefined)?.language ?? (/^\s*de\b/i.test(request.headers['accept-language'] ?? '') ? 'de' : 'en')

/** A field that does not exist is named as the caller named it, which may be with a megabyte. */
const longestField = 200

/** Told of everything that somebody tried and may not do, before they are answered. */
export type Refused = (request: FastifyRequest, failure: Failure) => Promise<void>

/** Every error leaves as problem+json; what broke inside is logged and not told. */
export function answerProblems(app: FastifyInstance, refused: Refused = async () => {}): void {
  app.setErrorHandler(async (error: FastifyError | Failure, request, reply) => {
    const failure = error instanceof Failure ? error : requestFailure(error)
    if (!failure) request.log.error({ err: error }, 'request broke')
    if (failure?.kind === 'refused') await refused(request, failure)
    return sendProblem(request, reply, failure)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, missing(nothingHere)))
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, failure: Failure | undefined): FastifyReply {
  const language = languageOf(request)
  const { status, title } = failure ? failures[failure.kind] : { status: 500, title: broken }
  const { detail, faults } = failure?.told(language) ?? { detail: sayRequest(request.id)[language], faults: [] }
  const problem: Problem = {
    type: 'about:blank',
    title: title[language],
    status,
    detail,
    ...(failure?.code ? { code: failure.code } : {}),
    ...(faults.length > 0 ? { errors: faults.map(({ field, message }) => ({ field: field.slice(0, longestField), message })) } : {}),
    request: request.id,
  }
  if (failure?.retryAfter !== undefined) reply.header('retry-after', String(failure.retryAfter))
  if (failure?.kind === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

/** What Fastify itself refuses, in our words. */
function requestFailure(error: FastifyError): Failure | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Failure('tooLarge', {
      en: 'The body is larger than 1 MB. Send less at once; files go to the attachments address.',
      de: 'Das ist mehr als 1 MB. Bitte weniger auf einmal senden; Dateien werden angehängt.',
    })
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Failure('malformed', "Send JSON, with the header 'Content-Type: application/json'.", { code: 'bad_media_type' })
  if (error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return new Failure('malformed', 'The body is empty. Send a JSON object.', { code: 'bad_json' })
  if (error.statusCode === 429) return new Failure('tooMany', error.message, { retryAfter: 10 })
  if (error.statusCode === 400) return new Failure('malformed', 'The body is not the JSON that is expected here.', { code: 'bad_json' })
  if (error.statusCode !== undefined && error.statusCode < 500) return new Failure('malformed', error.message)
  return undefined
}
