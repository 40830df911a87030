/** Whether the sender's domain stands behind a mail: SPF, DKIM and DMARC as plain data. */
import type { Text } from '../../../kernel/define/index.ts'

export const results = ['pass', 'fail', 'softfail', 'neutral', 'none', 'policy', 'temperror', 'permerror'] as const
export type Result = (typeof results)[number]

export interface Check {
  readonly result: Result
  /** The domain that it is about; empty if there is none. */
  readonly domain: string
}

export interface Authentication {
  /** `own`, or the server whose word is taken. */
  readonly source: string
  readonly spf: Check
  readonly dkim: Check
  readonly dmarc: Check
  /**
   * Of the address in From. `proven`: its domain sent or signed this. `failed`: the domain says who may send for it, and this is
   * not it. `unproven`: the domain says nothing. `unknown`: it could not be asked now.
   */
  readonly sender: 'proven' | 'failed' | 'unproven' | 'unknown'
  readonly words: Text
}

export interface Found {
  readonly source: string
  readonly fromDomain: string
  readonly spf: Check
  readonly dkim: Check
  readonly dmarc: Check
}

export function authenticationFrom({ fromDomain, ...found }: Found): Authentication {
  const sender = senderOf(fromDomain, found)
  return { ...found, sender, words: wordsOf(fromDomain, found, sender) }
}

function senderOf(from: string, { spf, dkim, dmarc }: Omit<Found, 'fromDomain' | 'source'>): Authentication['sender'] {
  if (from === '') return 'failed'
  if (dmarc.result === 'pass') return 'proven'
  if (dmarc.result === 'fail' || dmarc.result === 'permerror') return 'failed'
  if (aligned(from, spf) || aligned(from, dkim)) return 'proven'
  if ([spf, dkim, dmarc].some(check => check.result === 'temperror')) return 'unknown'
  return spf.result === 'fail' && isWithin(from, spf.domain) ? 'failed' : 'unproven'
}

/** Without DMARC only the very same domain counts: which domains are one organisation's is what DMARC answers. */
const aligned = (from: string, check: Check): boolean => check.result === 'pass' && check.domain.includes('.') && from === check.domain
const isWithin = (from: string, domain: string): boolean => from === domain || from.endsWith(`.${domain}`)

function wordsOf(from: string, { source, spf, dkim, dmarc }: Omit<Found, 'fromDomain'>, sender: Authentication['sender']): Text {
  const details = [`SPF ${said(spf)}`, `DKIM ${said(dkim)}`, `DMARC ${said(dmarc)}`].join(', ')
  const domain = from || '?'
  const verdict: Record<Authentication['sender'], Text> = {
    proven: { en: `${domain} stands behind this mail.`, de: `${domain} steht hinter dieser Mail.` },
    failed: { en: `${domain} did not send this mail.`, de: `${domain} hat diese Mail nicht gesendet.` },
    unproven: { en: `Nothing proves that ${domain} sent this mail.`, de: `Nichts beweist, dass ${domain} diese Mail gesendet hat.` },
    unknown: { en: `Whether ${domain} sent this mail could not be asked.`, de: `Ob ${domain} diese Mail gesendet hat, ließ sich nicht fragen.` },
  }
  const by = source === 'own' ? '' : `, ${source}`
  return { en: `${verdict[sender].en} (${details}${by})`, de: `${verdict[sender].de} (${details}${by})` }
}

const said = ({ result, domain }: Check): string => (domain ? `${result} ${domain}` : result)
