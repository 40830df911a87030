import type { Ground } from '../../../kernel/practice.ts'

type Certificate = ReturnType<NonNullable<Ground['settings']['mailTls']>>

/** What the listener proves itself with. */
interface CertificateInUse {
  readonly first: Certificate
  /** The one that has come in its place since it was last asked for. */
  readonly renewed: () => Certificate | undefined
}

/**
 * The files are looked at with each connection, which costs less than a millisecond: whoever renews them need tell nobody. As long as only
 * one of the two is new, the pair before stays in use. undefined where mail is taken in without TLS. @throws where there is no pair to begin with
 */
export function certificateInUse({ settings: { mailTls }, log }: Pick<Ground, 'settings' | 'log'>): CertificateInUse | undefined {
  if (!mailTls) return undefined
  const first = mailTls()
  let used = first
  let complaint = ''
  const renewed = (): Certificate | undefined => {
    try {
      const now = mailTls()
      complaint = ''
      if (now.cert === used.cert && now.key === used.key) return undefined
      log.info({}, 'mail is taken in with the renewed certificate')
      used = now
      return now
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      if (said !== complaint) log.warn({ err: error }, 'the certificate for taking mail in cannot be renewed; the one before goes on being used')
      complaint = said
      return undefined
    }
  }
  return { first, renewed }
}
