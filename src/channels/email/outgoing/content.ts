import type { Language } from '../../../kernel/define/index.ts'

/** What a mail says, as it waits in the field `content` of its record, in JSON. */
export interface Content {
  readonly language: Language
  readonly text: string
  /** Safe already; made of the text where there is none. */
  readonly html?: string
  /** What can be done about it: buttons. */
  readonly actions?: readonly Link[]
  readonly footer?: readonly Link[]
}

interface Link {
  readonly label: string
  readonly href: string
}

/** Both bodies, with what stands below them. */
export function bodies({ text, html, actions = [], footer = [] }: Content): { readonly text: string; readonly html: string } {
  const lines = [...actions, ...footer].map(({ label, href }) => `${label}: ${href}`)
  return {
    text: lines.length > 0 ? `${text}\n\n-- \n${lines.join('\n')}\n` : text,
    html: [html ?? paragraphs(text), ...actions.map(button), footer.length > 0 ? `<p class="footer">${footer.map(link).join(' &middot; ')}</p>` : ''].join(
      '\n',
    ),
  }
}

const link = ({ label, href }: Link) => `<a href="${escape(href)}">${escape(label)}</a>`
const button = ({ label, href }: Link) => `<p><a class="button" href="${escape(href)}">${escape(label)}</a></p>`

/** Addresses in it can be opened. */
const paragraphs = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map(
      part =>
        `<p>${escape(part)
          .replace(/https?:\/\/[^\s<>"]+/g, href => `<a href="${href}">${href}</a>`)
          .replaceAll('\n', '<br>')}</p>`,
    )
    .join('\n')

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
