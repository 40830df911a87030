/** Checks SPF, DKIM and DMARC of a mail that came straight from its sender's server. Asks the name service that it is given, and only so often. */
import { type Authentication, authenticationFrom, type Result, results } from './authentication.ts'
import { domainOf } from './trusted-headers.ts'

/** Gives records of a name, as Node's `dns.promises.resolve` does; rejects with a `code` such as ENOTFOUND. */
export type Resolver = (name: string, type: string) => Promise<string[] | string[][]>

export interface Delivery {
  /** Of the server that brought it. */
  readonly ip: string
  readonly helo: string
  /** Of the envelope; empty for a bounce. */
  readonly mailFrom: string
  readonly resolver: Resolver
  /** This server's own name. */
  readonly host: string
}

const mostLookups = 60
const mostSignatures = 10
const longestMilliseconds = 10_000

/** @param from the address in the From header, as `readMail` gives it */
export async function authenticate(raw: Buffer, from: string, { ip, helo, mailFrom, resolver, host }: Delivery): Promise<Authentication> {
  // Loaded with the first mail: it takes 40 MB.
  const { authenticate: mailauth } = await import('mailauth')
  const found = await mailauth(raw, {
    ip,
    helo,
    sender: mailFrom,
    mta: host,
    resolver: bounded(resolver),
    disableArc: true,
    disableBimi: true,
    rejectRsaSha1: true,
    minBitLength: 1024,
  })
  const signatures = found.dkim.results.length > mostSignatures ? [] : found.dkim.results
  const dkim =
    signatures.find(each => each.status.result === 'pass' && each.signingDomain === domainOf(from)) ??
    signatures.find(each => each.status.result === 'pass') ??
    signatures[0]
  const spf = found.spf || undefined
  const dmarc = found.dmarc || undefined
  return authenticationFrom({
    source: 'own',
    fromDomain: domainOf(from),
    spf: { result: asResult(spf?.status.result), domain: spf?.domain ?? domainOf(mailFrom || helo) },
    dkim: { result: asResult(dkim?.status.result), domain: dkim?.signingDomain ?? '' },
    dmarc: { result: asResult(dmarc?.status.result), domain: dmarc?.domain ?? '' },
  })
}

const asResult = (said: string | undefined): Result => results.find(each => each === said) ?? 'none'

/** A mail decides how many names are asked for: no more than this many, and not for longer. */
function bounded(resolver: Resolver): Resolver {
  const until = Date.now() + longestMilliseconds
  let asked = 0
  return async (name, type) => {
    const left = until - Date.now()
    if (++asked > mostLookups || left <= 0) throw Object.assign(new Error('The mail asks for too many names.'), { code: 'ETIMEOUT' })
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error(`No answer about ${name}.`), { code: 'ETIMEOUT' })), left)
    })
    return Promise.race([resolver(name, type), late]).finally(() => clearTimeout(timer))
  }
}
