/** The ways a request can fail. Each says what to do; whoever answers a caller turns it into a status and a body. */

export interface Fault {
  /** The field (or parameter, or column) at fault, as the caller named it. */
  readonly field: string
  readonly message: string
}

export type FailureKind = 'malformed' | 'unauthenticated' | 'refused' | 'missing' | 'conflict' | 'stale' | 'tooLarge' | 'invalid' | 'tooMany' | 'unavailable'

/** HTTP status of each kind, and the problem's title (RFC 9457). */
export const failures: Readonly<Record<FailureKind, { status: number; title: string }>> = {
  malformed: { status: 400, title: 'The request could not be understood' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  refused: { status: 403, title: 'You may not do this' },
  missing: { status: 404, title: 'There is nothing here, or nothing you may see' },
  conflict: { status: 409, title: 'This does not fit the present state' },
  stale: { status: 412, title: 'Somebody changed this in the meantime' },
  tooLarge: { status: 413, title: 'This is too large' },
  invalid: { status: 422, title: 'Some of this cannot be accepted' },
  tooMany: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Not available for the moment' },
}

export class Failure extends Error {
  readonly kind: FailureKind
  readonly faults: readonly Fault[]
  /** A word that scripts can rely on, such as `field_not_queryable`. */
  readonly code: string | undefined
  /** Seconds to wait before the next try. */
  readonly retryAfter: number | undefined
  constructor(kind: FailureKind, message: string, more: { faults?: readonly Fault[]; code?: string; retryAfter?: number } = {}) {
    super(message)
    this.kind = kind
    this.faults = more.faults ?? []
    this.code = more.code
    this.retryAfter = more.retryAfter
  }
}

export const malformed = (message: string, code?: string): Failure => new Failure('malformed', message, code ? { code } : {})
export const unauthenticated = (message = 'Sign in, or send a valid token.'): Failure => new Failure('unauthenticated', message)
export const refused = (message: string, code?: string): Failure => new Failure('refused', message, code ? { code } : {})
export const missing = (message = 'It does not exist, or you may not see it.'): Failure => new Failure('missing', message)
export const conflict = (message: string, code?: string): Failure => new Failure('conflict', message, code ? { code } : {})
export const stale = (message = 'Load it again, look at what changed, and repeat your change.'): Failure => new Failure('stale', message)
export const tooLarge = (message: string): Failure => new Failure('tooLarge', message)
export const invalid = (field: string, message: string): Failure => invalidAll([{ field, message }])
export const invalidAll = (faults: readonly Fault[]): Failure => new Failure('invalid', faults.map(f => f.message).join(' '), { faults })
export const tooMany = (message: string, retryAfter: number): Failure => new Failure('tooMany', message, { retryAfter })
export const unavailable = (message: string): Failure => new Failure('unavailable', message, { retryAfter: 2 })
