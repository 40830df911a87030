import type { Language, Text } from './define/index.ts'

/** The ways a request can fail. Each says what to do; whoever answers a caller turns it into a status and a body. */

/** What is told: in every language to people, in English to those who write programs. */
export type Words = Text | string

const wordsIn = (words: Words, language: Language): string => (typeof words === 'string' ? words : words[language])

export interface Fault {
  /** The field (or parameter, or column) at fault, as the caller named it. */
  readonly field: string
  readonly message: string
}

/** A fault before it is known who will read it. */
export interface Wrong {
  readonly field: string
  readonly message: Words
}

export type FailureKind = 'malformed' | 'unauthenticated' | 'refused' | 'missing' | 'conflict' | 'stale' | 'tooLarge' | 'invalid' | 'tooMany' | 'unavailable'

/** HTTP status of each kind, and the problem's title (RFC 9457). */
export const failures: Readonly<Record<FailureKind, { status: number; title: Text }>> = {
  malformed: { status: 400, title: { en: 'The request could not be understood', de: 'Die Anfrage war nicht zu verstehen' } },
  unauthenticated: { status: 401, title: { en: 'Sign in first', de: 'Bitte zuerst anmelden' } },
  refused: { status: 403, title: { en: 'You may not do this', de: 'Das dürfen Sie nicht' } },
  missing: { status: 404, title: { en: 'There is nothing here, or nothing you may see', de: 'Hier ist nichts, oder nichts, das Sie sehen dürfen' } },
  conflict: { status: 409, title: { en: 'This does not fit the present state', de: 'Das passt nicht zum jetzigen Stand' } },
  stale: { status: 412, title: { en: 'Somebody changed this in the meantime', de: 'Jemand hat das inzwischen geändert' } },
  tooLarge: { status: 413, title: { en: 'This is too large', de: 'Das ist zu groß' } },
  invalid: { status: 422, title: { en: 'Some of this cannot be accepted', de: 'Einiges davon kann nicht angenommen werden' } },
  tooMany: { status: 429, title: { en: 'Too many requests', de: 'Zu viele Anfragen' } },
  unavailable: { status: 503, title: { en: 'Not available for the moment', de: 'Im Augenblick nicht verfügbar' } },
}

/** The message and the faults are English, for logs and the command line; whoever answers a person says it in theirs by `told`. */
export class Failure extends Error {
  readonly kind: FailureKind
  readonly faults: readonly Fault[]
  /** A word that scripts can rely on, such as `field_not_queryable`. */
  readonly code: string | undefined
  /** Seconds to wait before the next try. */
  readonly retryAfter: number | undefined
  readonly #words: Words
  readonly #wrong: readonly Wrong[]
  constructor(kind: FailureKind, words: Words, more: { faults?: readonly Wrong[]; code?: string; retryAfter?: number } = {}) {
    super(wordsIn(words, 'en'))
    this.kind = kind
    this.#words = words
    this.#wrong = more.faults ?? []
    this.faults = this.told('en').faults
    this.code = more.code
    this.retryAfter = more.retryAfter
  }

  told(language: Language): { readonly detail: string; readonly faults: readonly Fault[] } {
    const faults = this.#wrong.map(({ field, message }) => ({ field, message: wordsIn(message, language) }))
    return { detail: wordsIn(this.#words, language), faults }
  }
}

const nothingThere: Text = { en: 'It does not exist, or you may not see it.', de: 'Das gibt es nicht, oder Sie dürfen es nicht sehen.' }
const signIn: Text = { en: 'Sign in, or send a valid token.', de: 'Bitte anmelden, oder einen gültigen Schlüssel senden.' }
const again: Text = {
  en: 'Load it again, look at what changed, and repeat your change.',
  de: 'Bitte neu laden, ansehen, was sich geändert hat, und die Änderung wiederholen.',
}

export const malformed = (words: Words, code?: string): Failure => new Failure('malformed', words, code ? { code } : {})
export const unauthenticated = (words: Words = signIn): Failure => new Failure('unauthenticated', words)
export const refused = (words: Words, code?: string): Failure => new Failure('refused', words, code ? { code } : {})
export const missing = (words: Words = nothingThere): Failure => new Failure('missing', words)
export const conflict = (words: Words, code?: string): Failure => new Failure('conflict', words, code ? { code } : {})
export const stale = (words: Words = again): Failure => new Failure('stale', words)
export const tooLarge = (words: Words): Failure => new Failure('tooLarge', words)
export const invalid = (field: string, words: Words): Failure => invalidAll([{ field, message: words }])
export const invalidAll = (faults: readonly Wrong[]): Failure => {
  const said = (language: Language) => faults.map(f => wordsIn(f.message, language)).join(' ')
  return new Failure('invalid', { en: said('en'), de: said('de') }, { faults })
}
export const tooMany = (words: Words, retryAfter: number): Failure => new Failure('tooMany', words, { retryAfter })
export const unavailable = (words: Words): Failure => new Failure('unavailable', words, { retryAfter: 2 })
