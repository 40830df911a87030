/**
 * Mails by which a third party lets somebody prove that an address is theirs: one-time codes, "confirm your address", sign-in
 * links. Whoever reads the mailbox of a desk could take over an account with them, so they go to agents alone (abuse case A19).
 */
import type { Text } from '../../../kernel/define/index.ts'
import type { IncomingMail } from './incoming-mail.ts'

const searched = 4000

const asks = [
  /\b(verify|confirm|validate|activate) (your|this|the) (new )?(e-?mail|account|address|identity|sign-?up|registration|login|subscription)/i,
  /\b(verification|security|log-?in|sign-?in|confirmation|authentication|access|activation|one[- ]time|2fa|mfa) (code|pin|link|passcode)\b/i,
  /\bone[- ]time (password|passcode|pin)\b/i,
  /\b(e-?mail|address|account) (verification|confirmation)\b/i,
  /\b(magic|sign-?in|log-?in) link\b/i,
  /\b(reset your password|password reset)\b/i,
  /\bOTP\b/,
  /bestätigen sie (bitte )?(ihre|diese|die) (neue )?(e-?mail|anmeldung|registrierung|identität|adresse)/i,
  /\b(e-?mail-?adresse|registrierung|anmeldung|konto) (bestätigen|verifizieren)/i,
  /\b(bestätigungs|sicherheits|verifizierungs|anmelde|einmal|aktivierungs|zugangs)-?(code|kennwort|passwort|pin|link)\b/i,
  /\bkennwort zurücksetzen|passwort zurücksetzen\b/i,
]

const code =
  /(?:^|\n)[ \t]*(?:[A-Z]-)?\d{3}[ -]?\d{1,5}[ \t]*(?:\n|$)|\b(?:code|pin|otp|kennwort)\b[^\n\d]{0,30}\b\d{4,8}\b|\b\d{4,8}\b (?:is|ist) (?:your|ihr)/i
const link = /https?:\/\/[^\s"'<>]{0,300}(?:verif|confirm|activat|validat|magic|token=|bestaetig|reset)/i
const unread = /^(no-?reply|do-?not-?reply|.*[-+._]no-?reply|no-?reply[-+._].*|verify|verification|security|accounts?|auth|login)@/i

/** What it was known by. What a person writes about such a mail has neither a code nor a link in it, nor a sender that nobody reads. */
export function verificationSign(mail: IncomingMail, isAutomatic: boolean): Text | undefined {
  const text = (mail.text ?? mail.html ?? '').slice(0, searched)
  const asking = asks.map(pattern => pattern.exec(mail.subject)?.[0] ?? pattern.exec(text)?.[0]).find(Boolean)
  if (asking === undefined) return undefined
  const inSubject = mail.subject.includes(asking)
  const proof = code.test(text) || link.test(text) || /\b\d{6}\b/.test(mail.subject)
  const impersonal = isAutomatic || unread.test(mail.from?.address ?? '')
  const known = impersonal ? inSubject || proof : inSubject && proof && mail.inReplyTo === undefined
  if (!known) return undefined
  return { en: `it lets somebody prove an address or sign in (“${asking}”)`, de: `sie lässt jemanden eine Adresse beweisen oder sich anmelden („${asking}“)` }
}
