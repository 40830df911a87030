import { lookup as resolve, type LookupAddress } from 'node:dns'
import { request as overHttp, type IncomingMessage } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { type Allowed, mayConnect } from './allowed.ts'
import { failureOf, forbidden, noAddress, tooSlow } from './out-failure.ts'

/**
 * The way out for everything that people or other systems may name an address for. Where a name leads is checked when
 * connecting, on the address that is connected to, so that a name which leads elsewhere the next time is no way in.
 * Redirects are answers like any other: they are not followed.
 */
export interface HttpOut {
  /** @throws OutFailure, or the reason of `signal` when that was aborted */
  send(request: OutRequest): Promise<OutAnswer>
}

export interface OutRequest {
  readonly url: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** For all of it; 15 unless told. */
  readonly timeoutSeconds?: number
  /** Of the answer; what is beyond is not read. 64 kB unless told. */
  readonly mostBytes?: number
  readonly signal?: AbortSignal
}

export interface OutAnswer {
  readonly status: number
  readonly text: string
  readonly milliseconds: number
}

export interface HttpOutOptions {
  readonly allowed: Allowed
  /** How names are resolved; by the system unless told. Tests put a liar here. */
  readonly resolve?: Resolve
}

export type Resolve = (host: string, then: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void

const bySystem: Resolve = (host, then) => resolve(host, { all: true }, (error, found) => then(error, found ?? []))

export const createHttpOut = ({ allowed, resolve: resolver = bySystem }: HttpOutOptions): HttpOut => ({
  send: request => send(allowed, guardedLookup(allowed, resolver), request),
})

async function send(allowed: Allowed, lookup: LookupFunction, asked: OutRequest): Promise<OutAnswer> {
  const url = addressOf(asked.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // For an address that is written out, nothing is looked up.
  if (isIP(host) && !mayConnect(allowed, host, host)) throw forbidden(host)
  const { timeoutSeconds = 15, signal } = asked
  const limit = AbortSignal.timeout(timeoutSeconds * 1000)
  const began = performance.now()
  try {
    const answer = await exchange(url, lookup, asked, signal ? AbortSignal.any([limit, signal]) : limit)
    return { ...answer, milliseconds: Math.round(performance.now() - began) }
  } catch (error) {
    signal?.throwIfAborted()
    throw limit.aborted ? tooSlow(timeoutSeconds) : failureOf(error, host)
  }
}

function addressOf(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '' || url.username !== '' || url.password !== '') throw noAddress()
  return url
}

async function exchange(url: URL, lookup: LookupFunction, asked: OutRequest, signal: AbortSignal): Promise<Omit<OutAnswer, 'milliseconds'>> {
  const answer = await answerOf(url, lookup, asked, signal)
  try {
    return { status: answer.statusCode ?? 0, text: await textOf(answer, asked.mostBytes ?? 65_536) }
  } finally {
    answer.destroy()
  }
}

function answerOf(url: URL, lookup: LookupFunction, { method = 'POST', headers = {}, body = '' }: OutRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const over = url.protocol === 'https:' ? overHttps : overHttp
  return new Promise((answered, failed) => {
    // Each request has a connection of its own: one that is kept would not be checked again.
    const request = over(url, { method, headers: { 'user-agent': 'Mainstay', ...headers, ...length }, agent: false, lookup, signal }, answered)
    request.on('error', failed)
    request.end(method === 'GET' ? undefined : body)
  })
}

async function textOf(answer: IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size >= most) break
  }
  return Buffer.concat(parts).subarray(0, most).toString('utf8')
}

/** Gives only addresses that may be connected to; whoever connects uses no others. */
function guardedLookup(allowed: Allowed, resolver: Resolve): LookupFunction {
  return (host, options, then) =>
    resolver(host, (error, found) => {
      if (error) return then(error, '')
      const open = found.filter(({ address }) => mayConnect(allowed, host, address))
      const [first] = open
      if (!first) return then(forbidden(host), '')
      if (options.all) then(null, [...open])
      else then(null, first.address, first.family)
    })
}
