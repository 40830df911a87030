import type { Text } from '../define/index.ts'

export type OutFailureKind = 'address' | 'forbidden' | 'unknownHost' | 'unreachable' | 'certificate' | 'timeout' | 'broken'

/** Why nothing came back, in words for whoever set the address. Says nothing of what stands behind an address that is refused. */
export class OutFailure extends Error {
  readonly kind: OutFailureKind
  readonly words: Text
  constructor(kind: OutFailureKind, words: Text) {
    super(words.en)
    this.kind = kind
    this.words = words
  }
}

export const forbidden = (host: string): OutFailure =>
  new OutFailure('forbidden', {
    en: `${host} is an address on this machine or in a private network. An operator may allow it with the setting WEBHOOK_ALLOW.`,
    de: `${host} liegt auf diesem Rechner oder in einem privaten Netz. Wer Mainstay betreibt, kann es mit der Einstellung WEBHOOK_ALLOW erlauben.`,
  })

export const noAddress = (): OutFailure =>
  new OutFailure('address', {
    en: 'Use an address that begins with https:// or http://, without user name and password.',
    de: 'Geben Sie eine Adresse an, die mit https:// oder http:// beginnt, ohne Benutzernamen und Kennwort.',
  })

export const tooSlow = (seconds: number): OutFailure =>
  new OutFailure('timeout', { en: `There was no answer within ${seconds} seconds.`, de: `Innerhalb von ${seconds} Sekunden kam keine Antwort.` })

/** What went wrong on the way, told by the code that Node gives it. */
export function failureOf(error: unknown, host: string): OutFailure {
  if (error instanceof OutFailure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA')
    return new OutFailure('unknownHost', { en: `The name ${host} is not known here.`, de: `Den Namen ${host} kennt hier niemand.` })
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL'].includes(code))
    return new OutFailure('unreachable', { en: `Nothing answers at ${host}.`, de: `Unter ${host} antwortet nichts.` })
  if (/CERT|^ERR_TLS|SELF_SIGNED|UNABLE_TO|^ERR_SSL|EPROTO/.test(code))
    return new OutFailure('certificate', {
      en: `The certificate of ${host} cannot be trusted, or it speaks no TLS (${code}).`,
      de: `Dem Zertifikat von ${host} ist nicht zu trauen, oder dort wird kein TLS gesprochen (${code}).`,
    })
  return new OutFailure('broken', { en: `${host} broke off the connection${said(code)}.`, de: `${host} hat die Verbindung abgebrochen${said(code)}.` })
}

const said = (code: string): string => (/^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : '')
