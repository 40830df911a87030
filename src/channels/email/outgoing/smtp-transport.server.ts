import nodemailer, { type SendMailOptions } from 'nodemailer'

/** Where mail leaves. */
export interface Transport {
  /** @throws whatever went wrong; `isFinal` says whether trying again would be in vain */
  deliver(mail: SendMailOptions): Promise<Delivered>
  close(): void
}

export interface Delivered {
  /** What the other side said. */
  readonly response: string
}

export interface SmtpOptions {
  /** `smtps://user:password@host:465`, `smtp://host:587` */
  readonly url: string
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly key: string } | undefined
}

/** Mails on their way at a time. */
export const mailConnections = 8

/** Connections that stay open, so that a hundred mails do not greet a hundred times. */
export function smtpTransport({ url, dkim }: SmtpOptions): Transport {
  const transport = nodemailer.createTransport(
    { url, pool: true, maxConnections: mailConnections, maxMessages: 200, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 } as object,
    dkim ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.key } } : {},
  )
  return {
    deliver: async mail => {
      const { response } = (await transport.sendMail(mail)) as { response?: string }
      return { response: response ?? '' }
    },
    close: () => transport.close(),
  }
}

/**
 * Whether the other side has refused this mail for good (5xx to its sender, recipient or text), or it can be no mail at all.
 * A wrong password or a certificate is our fault and is mended; a lost connection and a 4xx pass.
 */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { responseCode, code } = error as Error & { responseCode?: number; code?: string }
  if (responseCode !== undefined) return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  return code === 'EENVELOPE' || / is not (one mail address|a message id)\.$/.test(error.message)
}
