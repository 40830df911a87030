/** What the mailbox's policies say of a mail, before it is asked which record it answers. */
import { type Text } from '../../../kernel/define/index.ts'
import type { Understood } from './understand.server.ts'

export type Fate = 'accept' | 'quarantine' | 'ignore' | 'drop'

export interface Verdict {
  readonly fate: Fate
  readonly because: Text | undefined
}

export interface Circumstances {
  /** Addresses of all our mailboxes. */
  readonly ours: ReadonlySet<string>
  /** Mails that this sender has sent to the mailbox within the hour. */
  readonly withinHour: number
}

const verdict = (fate: Fate, because: Text | undefined): Verdict => ({ fate, because })

/** First what must never become anything, then what a person may decide about, then whatever is left. */
export function verdictOf(understood: Understood, circumstances: Circumstances): Verdict {
  const { mail, mailbox, classified, authentication, spam } = understood
  const { kind, because } = classified
  const from = mail.from?.address ?? ''
  if (kind === 'loop' || kind === 'bounce' || kind === 'feedback' || kind === 'autoReply') return verdict('ignore', because)
  if (circumstances.ours.has(withoutTag(from))) return verdict('ignore', fromOurselves)
  if (kind === 'verification') return verdict('quarantine', because)
  if (authentication?.sender === 'failed' && mailbox.failedSenders === 'quarantine') return verdict('quarantine', authentication.words)
  if (from === '') return verdict('quarantine', nobody)
  if (spam?.isSpam) return verdict(mailbox.spam === 'drop' ? 'drop' : 'quarantine', { en: spam.header, de: spam.header })
  if (kind === 'list' && mailbox.lists === 'ignore') return verdict('ignore', because)
  if (circumstances.withinHour > mailbox.mostPerHour) return verdict('quarantine', tooMany(mailbox.mostPerHour))
  return verdict('accept', because)
}

export const withoutTag = (address: string): string => address.replace(/\+[^@]*(?=@)/, '')

const fromOurselves: Text = { en: 'It comes from one of our own mailboxes.', de: 'Sie kommt von einem unserer eigenen Postfächer.' }
const nobody: Text = { en: 'It does not say whom it is from.', de: 'Sie sagt nicht, von wem sie ist.' }
const tooMany = (most: number): Text => ({
  en: `More than ${most} mails came from this sender within an hour.`,
  de: `In einer Stunde kamen mehr als ${most} Mails von dieser Adresse.`,
})
