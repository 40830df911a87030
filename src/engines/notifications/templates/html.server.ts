import { compiler } from 'markdown-to-jsx/html'
import sanitize from 'sanitize-html'
import { plainMentions } from '../mentions.ts'
import { render, type Values } from './language.ts'
import { blocks, listed } from './variables.ts'

/** Pictures are not among it: loading one tells its sender who reads. Addresses are shown as what they are. */
const allowed: sanitize.IOptions = {
  allowedTags: [
    'p',
    'br',
    'hr',
    'b',
    'strong',
    'em',
    'i',
    'del',
    's',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
    'h1',
    'h2',
    'h3',
    'h4',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: { a: (_, { href = '' }) => ({ tagName: 'a', attribs: { href, rel: 'noopener noreferrer nofollow' } }) },
}

/** Characters of no meaning of their own, which stand for values while the Markdown around them is read. */
const [open, close] = ['\uE000', '\uE001']
const mark = /\uE000(\d+)\uE001/g
/** The same within an address. */
const markInAddress = /%EE%80%80(\d+)%EE%80%81/g

/** Template and values as HTML. A value is text, whatever it looks like; only what people wrote as Markdown is read as that. */
export function renderHtml(template: string, values: Values): string {
  const kept: string[] = []
  const markdown = render(template, values, (path, value) => {
    const text = value.replace(/[\uE000\uE001]/g, '')
    if (blocks.has(path)) return `\n\n${plainMentions(text)}\n\n`
    if (path.startsWith('link.')) return text
    const keep = (value: string) => `${open}${kept.push(value) - 1}${close}`
    return listed.has(path) ? `\n\n${text.split('\n').map(keep).join('  \n')}\n\n` : keep(text)
  })
  const html = compiler(markdown, { disableParsingRawHTML: true, forceBlock: true, wrapper: 'div', slugify: () => '' })
  const filled = html
    .replace(markInAddress, (_, n: string) => encodeURIComponent(kept[Number(n)] ?? ''))
    .replace(mark, (_, n: string) => escapeHtml(kept[Number(n)] ?? ''))
  return sanitize(filled, allowed).trim()
}

/** The same for those who read text alone; and for subjects and single lines. */
export const renderText = (template: string, values: Values): string =>
  render(template, values, (path, value) => {
    if (blocks.has(path)) return plainMentions(value)
    return listed.has(path) ? value : value.replace(/\s+/g, ' ')
  })
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** One line of at most so many characters. */
export const renderLine = (template: string, values: Values, longest: number): string => {
  const line = renderText(template, values)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return [...line].length > longest ? `${[...line].slice(0, longest - 1).join('')}…` : line
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
