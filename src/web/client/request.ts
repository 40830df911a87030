import { Problem, problemFrom } from './problem.ts'

const base = '/api/v1'

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** A list stands in the address once for each of its members. */
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** The address of an API path with its query, for links such as downloads. */
export function address(path: string, query: Ask['query'] = {}): string {
  const asked = Object.entries(query)
    .flatMap(([k, v]) => [v].flat().map(one => [k, one] as const))
    .filter(([, v]) => v !== undefined && v !== '')
  const text = new URLSearchParams(asked.map(([k, v]) => [k, String(v)])).toString()
  return `${base}${path}${text ? `?${text}` : ''}`
}

/**
 * Asks the server and gives what it answers. The caller names the shape; the server's OpenAPI document promises it.
 * @throws Problem
 */
export async function ask<T>(path: string, how: Ask = {}): Promise<T> {
  const { method = 'GET', query, body, headers, signal } = how
  const form = body instanceof FormData
  const response = await send(address(path, query), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && !form ? { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, 'offline', 'offline')
  })
  if (!response.ok) {
    const problem = await problemFrom(response)
    if (problem.status === 401) onSignedOut()
    throw problem
  }
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T
  return (await response.json()) as T
}

export type Send = (address: string, how: RequestInit) => Promise<Response>

let send: Send = (to, how) => fetch(to, how)

/** Where screens are drawn without a browser, what they ask goes another way. */
export function sendThrough(other: Send): void {
  send = other
}

let onSignedOut = (): void => {}

/** What to do when the session has ended: the desk and the portal lead to the sign-in page and back. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act
}

export const signInAddress = (): string => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`
