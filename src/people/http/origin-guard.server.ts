import type { IncomingHttpHeaders } from 'node:http'
import { Failure, malformed } from '../../kernel/errors.ts'

/** What of a request says where it comes from. */
export interface Sent {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** Whether the browser's own cookie says who asks: then somebody else's page could have sent it. */
  readonly byCookie: boolean
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site made the browser send. Browsers say by `Sec-Fetch-Site` who asks, older ones by `Origin`;
 * what says neither is no browser, and is refused only if it comes with a cookie all the same. Forms of other sites
 * can send neither JSON nor a header, which is the second lock. Sign-in without a cookie is guarded too, so that
 * nobody is signed in as somebody else.
 * @throws refused `cross_origin`, malformed `bad_media_type`
 */
export function guardOrigin({ method, headers, byCookie }: Sent, publicUrl: string): void {
  if (safe.has(method)) return
  const site = siteOf(headers, publicUrl)
  if (site === 'other' || (site === 'unknown' && byCookie)) {
    throw new Failure(
      'refused',
      {
        en: 'This was sent by another site. Open Mainstay itself and try again there.',
        de: 'Das hat eine andere Seite gesendet. Bitte Mainstay selbst öffnen und es dort versuchen.',
      },
      { code: 'cross_origin' },
    )
  }
  if (hasBody(headers) && !allowedType(headers['content-type'] ?? '')) {
    throw malformed("Send JSON, with the header 'Content-Type: application/json', or files as multipart/form-data.", 'bad_media_type')
  }
}

function siteOf(headers: IncomingHttpHeaders, publicUrl: string): 'own' | 'other' | 'unknown' {
  const fetched = headers['sec-fetch-site']
  if (fetched !== undefined) return fetched === 'same-origin' || fetched === 'none' ? 'own' : 'other'
  const { origin } = headers
  if (origin === undefined) return 'unknown'
  const from = URL.parse(origin)
  if (!from) return 'other'
  return from.origin === URL.parse(publicUrl)?.origin || from.host === headers.host ? 'own' : 'other'
}

const hasBody = (headers: IncomingHttpHeaders): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

const allowedType = (type: string): boolean => /^(application\/([\w.-]+\+)?json|multipart\/form-data)\s*(;|$)/i.test(type)

const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * Whether a request comes from this machine to this machine: by its address, by no proxy, and under a name that is
 * ours, since a page of another site can be made to resolve to loopback (DNS rebinding).
 */
export function isLocal(address: string | undefined, headers: IncomingHttpHeaders): boolean {
  const near = address !== undefined && /^(::1|(::ffff:)?127\.)/i.test(address)
  const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(name => headers[name] !== undefined)
  return near && !proxied && local.test(headers.host ?? '')
}
