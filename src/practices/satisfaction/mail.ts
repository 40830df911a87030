import type { Language } from '../../kernel/define/index.ts'
import { scores } from './definitions/rating.ts'

interface Asked {
  readonly publicUrl: string
  readonly secret: string
  readonly language: Language
  readonly name: string
  readonly number: string
  readonly title: string
}

const best = [5, 4, 3, 2, 1] as const

/** The mail that asks: five links, one for each answer. The secret stands behind the #, so that no server on the way sees it. */
export function askingMail({ publicUrl, secret, language, name, number, title }: Asked) {
  const t = words[language]
  const links = best.map(score => ({ label: `${score}  ${scores[score][language]}`, href: `${publicUrl}/rate#${secret}.${score}` }))
  const about = [number, title].filter(part => part !== '').join(': ')
  return {
    language,
    subject: t.subject(number),
    text: [t.hello(name), t.ask, about, links.map(({ label, href }) => `${label}: ${href}`).join('\n'), t.foot].join('\n\n'),
    html: [
      paragraph(escape(t.hello(name))),
      paragraph(escape(t.ask)),
      paragraph(`<b>${escape(about)}</b>`),
      ...links.map(({ label, href }) => paragraph(`<a class="button" href="${escape(href)}">${escape(label)}</a>`)),
      paragraph(escape(t.foot)),
    ].join('\n'),
  }
}

const words = {
  en: {
    subject: (number: string) => `How did it go? ${number}`,
    hello: (name: string) => `Hello ${name},`,
    ask: 'this is done. How content are you with how it went? One tap is enough:',
    foot: 'The link opens a page that asks you to confirm. It works once, and only for you.',
  },
  de: {
    subject: (number: string) => `Wie lief es? ${number}`,
    hello: (name: string) => `Guten Tag ${name},`,
    ask: 'das ist erledigt. Wie zufrieden sind Sie damit, wie es lief? Ein Tippen genügt:',
    foot: 'Der Link öffnet eine Seite, die um Bestätigung bittet. Er gilt einmal und nur für Sie.',
  },
} as const

const paragraph = (html: string): string => `<p>${html}</p>`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
