/** What the mail server in front of ours found out, and wrote into the mail. Believed only of a server that the mailbox names. */
import type { IncomingMail } from './incoming-mail.ts'
import { type Authentication, authenticationFrom, type Result, results } from './authentication.ts'

/**
 * The topmost Authentication-Results (RFC 8601) of this server. Lower ones with its name may be the sender's own: a server
 * writes on top, and not all of them take forged ones away.
 */
export function trustedAuthentication(mail: IncomingMail, authservId: string): Authentication | undefined {
  const header = mail.headers.get('authentication-results')?.[0]
  if (header === undefined || authservId.trim() === '') return undefined
  const [server = '', ...said] = withoutComments(header).split(';')
  if (server.trim().split(/\s+/)[0]?.toLowerCase() !== authservId.trim().toLowerCase()) return undefined
  const methods = said.map(methodIn).filter(each => each !== undefined)
  const of = (name: string): Method | undefined =>
    methods.find(each => each.name === name && each.result === 'pass') ?? methods.find(each => each.name === name)
  return authenticationFrom({
    source: authservId,
    fromDomain: domainOf(mail.from?.address ?? ''),
    spf: { result: of('spf')?.result ?? 'none', domain: domainOf(of('spf')?.properties.get('smtp.mailfrom') ?? of('spf')?.properties.get('smtp.helo') ?? '') },
    dkim: { result: of('dkim')?.result ?? 'none', domain: domainOf(of('dkim')?.properties.get('header.d') ?? of('dkim')?.properties.get('header.i') ?? '') },
    dmarc: { result: of('dmarc')?.result ?? 'none', domain: domainOf(of('dmarc')?.properties.get('header.from') ?? '') },
  })
}

interface Method {
  readonly name: string
  readonly result: Result
  readonly properties: ReadonlyMap<string, string>
}

function methodIn(text: string): Method | undefined {
  const [, name, said, rest = ''] = /^\s*([a-z][\w-]{0,30})\s*=\s*([a-z]{1,20})\b(.*)$/is.exec(text) ?? []
  const result = results.find(each => each === said?.toLowerCase())
  if (name === undefined) return undefined
  const properties = [...rest.matchAll(/\b([a-z]+\.[\w-]+)\s*=\s*"?([^\s;"]{1,320})/gi)].map(([, key = '', value = '']): [string, string] => [
    key.toLowerCase(),
    value,
  ])
  return { name: name.toLowerCase(), result: result ?? 'permerror', properties: new Map(properties) }
}

function withoutComments(text: string): string {
  let [depth, kept] = [0, '']
  for (const letter of text.slice(0, 8000)) {
    if (letter === '(') depth++
    else if (letter === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += letter
  }
  return kept
}

export const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .replace(/[<>\s]/g, '')
    .toLowerCase()

export interface SpamVerdict {
  readonly isSpam: boolean
  readonly score: number | undefined
  /** Which header said so. */
  readonly header: string
}

/** Call it only for a mailbox whose server is known to write these: anybody may send `X-Spam-Flag: NO`. */
export function trustedSpamVerdict(mail: IncomingMail): SpamVerdict | undefined {
  const first = (name: string): string | undefined => mail.headers.get(name.toLowerCase())?.[0]
  const score = scoreIn(
    first('X-Spam-Score') ?? /score=(-?[\d.]+)/i.exec(first('X-Spam-Status') ?? '')?.[1] ?? /\[(-?[\d.]+) \/ /.exec(first('X-Spamd-Result') ?? '')?.[1],
  )
  for (const [header, isSpam] of verdicts) {
    const value = first(header)
    if (value !== undefined) return { isSpam: isSpam.test(value), score, header: `${header}: ${value.slice(0, 80)}` }
  }
  return undefined
}

const verdicts: readonly (readonly [string, RegExp])[] = [
  ['X-Spam-Flag', /^yes/i],
  ['X-Spam-Status', /^yes/i],
  ['X-Spam', /^(yes|true)/i],
  ['X-Rspamd-Action', /^(reject|add header|rewrite subject|quarantine)/i],
  ['X-Spamd-Result', /: true\b/i],
  ['X-MS-Exchange-Organization-SCL', /^[5-9]/],
]

function scoreIn(text: string | undefined): number | undefined {
  const score = Number.parseFloat(text ?? '')
  return Number.isFinite(score) ? score : undefined
}
