/** What kind of mail it is, and whether anything may ever answer it by itself (RFC 3834). Says which header it is known by. */
import type { Text } from '../../../kernel/define/index.ts'
import type { IncomingMail } from './incoming-mail.ts'
import { type Bounce, type Complaint, readBounce, readComplaint } from './report.ts'
import { verificationSign } from './verification.ts'

export type MailKind = 'message' | 'autoReply' | 'bounce' | 'feedback' | 'list' | 'loop' | 'verification'

export interface Classified {
  readonly kind: MailKind
  /** False: nothing that Mainstay sends by itself may go back. A monitoring system's alert is a `message` that is not answered. */
  readonly mayAnswer: boolean
  /** What it was known by; undefined for an ordinary message. */
  readonly because: Text | undefined
  readonly bounce?: Bounce
  readonly complaint?: Complaint
}

/** @param mark what this installation writes into its own loop header */
export function classify(mail: IncomingMail, mark: string): Classified {
  if (mail.loopMark === mark) return silent('loop', sign('it carries our own loop mark', 'sie trägt unsere eigene Schleifenmarke'))
  const complaint = readComplaint(mail)
  if (complaint) return { ...silent('feedback', sign('it holds a feedback report (RFC 5965)', 'sie enthält einen Beschwerdebericht (RFC 5965)')), complaint }
  const bounce = readBounce(mail)
  if (bounce) return { ...silent('bounce', bounce.because), bounce }
  const verification = verificationSign(mail, automaticSign(mail) !== undefined || listSign(mail) !== undefined)
  if (verification) return silent('verification', verification)
  const reply = replySign(mail)
  if (reply) return silent('autoReply', reply)
  const list = listSign(mail)
  if (list) return silent('list', list)
  const automatic = automaticSign(mail) ?? unansweredSign(mail)
  return { kind: 'message', mayAnswer: automatic === undefined, because: automatic }
}

const silent = (kind: MailKind, because: Text): Classified => ({ kind, mayAnswer: false, because })
const sign = (en: string, de: string): Text => ({ en, de })
const byHeader = (name: string, value: string): Text => sign(`header ${name}: ${value.slice(0, 80)}`, `Kopfzeile ${name}: ${value.slice(0, 80)}`)

function headerSign(mail: IncomingMail, name: string, matches: RegExp): Text | undefined {
  const value = mail.headers.get(name.toLowerCase())?.find(each => matches.test(each))
  return value === undefined ? undefined : byHeader(name, value)
}

function firstSign(mail: IncomingMail, signs: readonly (readonly [string, RegExp])[]): Text | undefined {
  for (const [name, matches] of signs) {
    const found = headerSign(mail, name, matches)
    if (found) return found
  }
  return undefined
}

const any = /./

/** Somebody's program answers what we sent. */
const repliesByHeader: readonly (readonly [string, RegExp])[] = [
  ['Auto-Submitted', /^auto-(replied|notified)/i],
  ['X-Autoreply', /^(?!no\b)./i],
  ['X-Autorespond', any],
  ['X-Autoresponder', any],
  ['X-Auto-Reply-From', any],
  ['X-Mail-Autoreply', any],
  ['Precedence', /^auto[_-]?reply/i],
  ['X-Precedence', /^auto[_-]?reply/i],
  ['X-POST-MessageClass', /^9\b/],
  ['Delivered-To', /^autoresponder$/i],
  ['Content-Type', /report-type="?disposition-notification/i],
]

/** A program wrote it, perhaps on its own account. */
const automaticByHeader: readonly (readonly [string, RegExp])[] = [
  ['Auto-Submitted', /^(?!no\b)./i],
  ['X-Auto-Response-Suppress', /\b(all|oof|autoreply)\b/i],
  ['X-FC-MachineGenerated', /^true/i],
  ['X-Loop', any],
]

const vacation =
  /^(re: |aw: )?(automatic reply|auto[- ]?reply|auto[- ]?response|out of (the )?office|automatische antwort|abwesenheits?(notiz|nachricht|meldung|assistent)|abwesend:|nicht im büro|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina|risposta automatica|fuori sede|resposta automática|automatisch antwoord|afwezigheidsbericht|autosvar|automaattinen vastaus|odpowiedź automatyczna|automatická odpověď|автоответ|自动回复|自動応答|自動返信)/i

function replySign(mail: IncomingMail): Text | undefined {
  const found = firstSign(mail, repliesByHeader)
  if (found) return found
  const answers = mail.inReplyTo !== undefined || mail.references.length > 0
  const automatic = answers ? automaticSign(mail) : undefined
  if (automatic) return automatic
  if (mail.returnPath === '') return sign('its return path is empty', 'ihr Rückweg ist leer')
  return vacation.test(mail.subject) ? sign(`its subject: ${mail.subject.slice(0, 80)}`, `ihr Betreff: ${mail.subject.slice(0, 80)}`) : undefined
}

const automaticSign = (mail: IncomingMail): Text | undefined => firstSign(mail, automaticByHeader)

const listSign = (mail: IncomingMail): Text | undefined =>
  firstSign(mail, [
    ['List-Id', any],
    ['List-Unsubscribe', any],
    ['List-Post', any],
    ['Mailing-List', any],
    ['Precedence', /^(bulk|list|junk)/i],
    ['X-Precedence', /^(bulk|list|junk)/i],
    ['X-Campaign-Id', any],
  ])

const unanswered = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply[-+._].*|.*[-+._]no-?reply|bounces?([-+].*)?|.*-(request|bounces|owner))@/i
export const isUnanswered = (address: string): boolean => unanswered.test(address)

function unansweredSign({ from }: IncomingMail): Text | undefined {
  if (!from?.address) return sign('it names no sender', 'sie nennt keinen Absender')
  return isUnanswered(from.address) ? sign(`nobody reads ${from.address}`, `${from.address} liest niemand`) : undefined
}
