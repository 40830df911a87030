import type { Text } from '../define/index.ts'
import { Failure, malformed } from '../errors.ts'

interface Cause {
  readonly code: string
  readonly message: Text
  readonly retryAfter: number
}

const away: Cause = {
  code: 'database_away',
  message: {
    en: 'The database cannot be reached at the moment. Nothing was saved; try again shortly.',
    de: 'Die Datenbank ist im Augenblick nicht zu erreichen. Nichts wurde gespeichert; bitte gleich noch einmal versuchen.',
  },
  retryAfter: 2,
}
const busy: Cause = {
  code: 'database_busy',
  message: {
    en: 'The database has no connection free at the moment. Nothing was saved; try again shortly.',
    de: 'Die Datenbank ist im Augenblick ausgelastet. Nichts wurde gespeichert; bitte gleich noch einmal versuchen.',
  },
  retryAfter: 2,
}
const full: Cause = {
  code: 'disk_full',
  message: {
    en: 'The database has no room left on its disk. Nothing was saved; an operator must make room.',
    de: 'Der Datenbank fehlt Platz. Nichts wurde gespeichert; der Betrieb muss Platz schaffen.',
  },
  retryAfter: 60,
}
const slow: Cause = {
  code: 'too_slow',
  message: {
    en: 'This took too long and was stopped. Nothing was saved; ask for less, or try again later.',
    de: 'Das dauerte zu lange und wurde abgebrochen. Nichts wurde gespeichert; bitte weniger verlangen oder es später versuchen.',
  },
  retryAfter: 5,
}
const clash: Cause = {
  code: 'collision',
  message: {
    en: 'Another change was made at the same moment. Nothing was saved; try again.',
    de: 'Im selben Augenblick wurde etwas anderes geändert. Nichts wurde gespeichert; bitte noch einmal versuchen.',
  },
  retryAfter: 1,
}
const unsure: Cause = {
  code: 'outcome_unknown',
  message: {
    en: 'The database was lost while this was being saved, so it may or may not have been. Look before you repeat it.',
    de: 'Die Datenbank ging während des Speicherns verloren; es kann gespeichert sein oder nicht. Bitte nachsehen, bevor Sie es wiederholen.',
  },
  retryAfter: 5,
}

/** By SQLSTATE (PostgreSQL, appendix A) or by the name the operating system gives. */
const causes: Readonly<Record<string, Cause>> = {
  '25006': away, // read only: a standby, in the middle of a failover
  '25P03': slow,
  '40001': clash,
  '40P01': clash,
  '53100': full,
  '53200': busy,
  '53300': busy,
  '53400': busy,
  '55P03': clash,
  '57014': slow,
  '57P01': away,
  '57P02': away,
  '57P03': away,
  '58030': full,
  ECONNREFUSED: away,
  ECONNRESET: away,
  EPIPE: away,
  ETIMEDOUT: away,
  EHOSTUNREACH: away,
  ENETUNREACH: away,
  ENOTFOUND: away,
  EAI_AGAIN: away,
}

/** The driver says these without a code. */
const sayings: readonly (readonly [RegExp, Cause])[] = [
  [/timeout exceeded when trying to connect/, busy],
  [/Query read timeout/, away],
  [/Connection terminated|connection error and is not queryable|Client was closed|timeout expired/, away],
]

/** What the caller can be told when the database could not do its work; anything else (a broken constraint) as it is. */
export function translate(error: unknown): unknown {
  if (holdsZeroByte(error))
    return malformed({ en: 'A text holds a zero byte, which no text may.', de: 'Ein Text enthält ein Nullbyte; das darf kein Text.' }, 'bad_text')
  const cause = causeOf(error)
  return cause ? failure(cause, error) : error
}

/** PostgreSQL takes every character but U+0000; fields refuse it by name, filters and addresses come this far. */
const holdsZeroByte = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '22021'

/** The same for a lost commit, or a lost statement that writes and commits by itself: its outcome nobody knows. */
export const translateCommit = (error: unknown): unknown => (causeOf(error) === away && !isUnsent(error) ? failure(unsure, error) : translate(error))

const isUnsent = (error: unknown): boolean => error instanceof Error && /is not queryable|Client was closed/.test(error.message)

/** Whether no connection could be made, so that nothing has been sent and trying again does no harm. */
export const isAway = (error: unknown): boolean => causeOf(error) === away || (error instanceof Failure && error.code === away.code)

function causeOf(error: unknown): Cause | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof AggregateError) return causeOf(error.errors[0])
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code.startsWith('08')) return away
  return causes[code] ?? sayings.find(([said]) => said.test(error.message))?.[1]
}

function failure({ code, message, retryAfter }: Cause, error: unknown): Failure {
  const told = new Failure('unavailable', message, { code, retryAfter })
  told.cause = error
  return told
}
