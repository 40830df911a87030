import { parseDocument } from 'htmlparser2'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Element = Extract<Node, { readonly attribs: unknown }>

const isElement = (node: Node): node is Element => 'attribs' in node && node.name !== 'script' && node.name !== 'style'
const isText = (node: Node): node is Extract<Node, { readonly data: string }> => node.nodeType === 3

/** HTML within a Markdown text, as far as people write it by hand there. Outside of code. */
export function withoutHtml(markdown: string): string {
  return (
    markdown
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(script|style|iframe|object)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/<table\b[\s\S]*?<\/table\s*>/gi, whole => `\n\n${htmlToMarkdown(whole)}\n\n`)
      .replace(/<summary\b[^>]*>([\s\S]*?)<\/summary\s*>/gi, (_, inner: string) => `\n\n**${htmlToMarkdown(inner).trim()}**\n\n`)
      .replace(/<a\b[^>]*\bhref=["']([^"'>]*)["'][^>]*>([\s\S]*?)<\/a\s*>/gi, (_, href: string, inner: string) => `[${flat(inner)}](${href.trim()})`)
      .replace(/<img\b([^>]*)>/gi, (_, attributes: string) => `![${attribute(attributes, 'alt')}](${attribute(attributes, 'src')})`)
      .replace(/<(strong|b)\b[^>]*>([\s\S]*?)<\/\1\s*>/gi, (_, __, inner: string) => `**${flat(inner)}**`)
      .replace(/<(em|i)\b[^>]*>([\s\S]*?)<\/\1\s*>/gi, (_, __, inner: string) => `_${flat(inner)}_`)
      .replace(/<code\b[^>]*>([\s\S]*?)<\/code\s*>/gi, (_, inner: string) => `\`${flat(inner)}\``)
      .replace(/<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>/gi, (_, level: string, inner: string) => `\n\n${'#'.repeat(Number(level))} ${flat(inner)}\n\n`)
      .replace(/<li\b[^>]*>([\s\S]*?)<\/li\s*>/gi, (_, inner: string) => `\n- ${flat(inner)}`)
      // Within a row of a table a break can only be written like this; elsewhere Markdown has one of its own.
      .replace(/^([^|\n]*)$/gm, line => line.replace(/<br\s*\/?>\s*/gi, '\\\n'))
      .replace(/<\/?(details|div|section|span|p|ul|ol|button|figure|figcaption|sup|sub|small|u|center|font|header|footer|nav|main|article)\b[^>]*>/gi, '')
  )
}

const flat = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const attribute = (attributes: string, name: string): string => new RegExp(`\\b${name}=["']([^"']*)["']`, 'i').exec(attributes)?.[1] ?? ''

/** A piece of HTML as Markdown. */
export const htmlToMarkdown = (html: string): string =>
  blocks(parseDocument(html).children)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const blocks = (nodes: readonly Node[]): string => nodes.map(block).join('')

function block(node: Node): string {
  if (isText(node)) return node.data.replace(/\s+/g, ' ')
  if (!isElement(node)) return ''
  const inner = () => blocks(node.children)
  const name = node.name.toLowerCase()
  if (/^h[1-6]$/.test(name)) return `\n\n${'#'.repeat(Number(name[1]))} ${inner().trim()}\n\n`
  switch (name) {
    case 'head':
    case 'script':
    case 'style':
      return ''
    case 'br':
      return '<br>'
    case 'a':
      return node.attribs.href ? `[${inner().trim()}](${node.attribs.href})` : inner()
    case 'img':
      return `![${node.attribs.alt ?? ''}](${node.attribs.src ?? ''})`
    case 'strong':
    case 'b':
      return `**${inner().trim()}**`
    case 'em':
    case 'i':
      return `_${inner().trim()}_`
    case 'code':
      return `\`${inner()}\``
    case 'li':
      return `\n- ${inner().trim()}`
    case 'table':
      return `\n\n${table(node)}\n\n`
    case 'p':
    case 'div':
    case 'section':
    case 'ul':
    case 'ol':
      return `\n\n${inner()}\n\n`
    default:
      return inner()
  }
}

function table(node: Element): string {
  const rows = within(node, 'tr').map(row => row.children.filter(isElement).map(cell => inCell(blocks(cell.children))))
  const columns = Math.max(1, ...rows.map(row => row.length))
  const line = (cells: readonly string[]) => `| ${Array.from({ length: columns }, (_, i) => cells[i] ?? '').join(' | ')} |`
  const [first = [], ...rest] = rows
  return [line(first), line(Array.from({ length: columns }, () => '---')), ...rest.map(line)].join('\n')
}

/** A cell is one line. */
const inCell = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/g, '<br>')
    .replace(/(<br>)+$/g, '')
    .replaceAll('|', '\\|')

const within = (node: Element, name: string): Element[] =>
  node.children.filter(isElement).flatMap(child => (child.name.toLowerCase() === name ? [child] : within(child, name)))
