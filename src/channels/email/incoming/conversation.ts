/** What of a mail goes into a record's conversation. */
import { asMarkdown, type Pictures } from './as-markdown.ts'
import { htmlToText } from './html-to-text.ts'
import type { IncomingMail } from './incoming-mail.ts'
import { type Reply, splitReply } from './split-reply.ts'

/** As plain text: what the sender's program wrote for programs like ours, or else what its HTML says. */
export function bodyText({ text, html }: Pick<IncomingMail, 'text' | 'html'>): string {
  return text?.trim() ? text : html ? htmlToText(html) : ''
}

/** Its own words, its quotes and its signature, each as Markdown. */
export function conversation(mail: Pick<IncomingMail, 'text' | 'html'>, pictures: Pictures = {}): Reply {
  const { visible, quoted, signature, forwarded } = splitReply(bodyText(mail))
  const [shown, folded, signed] = [visible, quoted, signature].map(text => asMarkdown(text, pictures))
  return { visible: shown ?? '', quoted: folded ?? '', signature: signed ?? '', forwarded }
}
