/** A mail's HTML as plain text, so that it can be split and kept like any other mail: quotes with >, lists with -, pictures as `[cid:...]`. */
import { Parser } from 'htmlparser2'
import { flatHtml } from './flat-html.ts'

const deepestQuote = 10

const unseen = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'select', 'object', 'svg', 'math', 'o:p'])
const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'table', 'pre', 'blockquote', 'hr'])
const lines = new Set([...paragraphs, 'div', 'li', 'tr', 'dt', 'dd', 'address', 'section', 'article', 'header', 'footer', 'center', 'body', 'caption', 'form'])

export function htmlToText(html: string): string {
  const page = new Page()
  let [hidden, pre] = [0, 0]
  const blocks: boolean[] = []
  const links: { href: string; from: number }[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (hidden > 0 || unseen.has(name)) return void (hidden += unseen.has(name) ? 1 : 0)
        if (lines.has(name)) {
          // Word writes paragraphs that hold one line each, with no space between them.
          const isParagraph = paragraphs.has(name) && !/\bMso(Normal|PlainText)\b/.test(attributes['class'] ?? '')
          page.startLine(isParagraph)
          blocks.push(isParagraph)
        }
        if (name === 'br') page.endLine()
        else if (name === 'pre') pre++
        else if (name === 'blockquote') page.quote++
        else if (name === 'li') page.write('- ')
        else if (name === 'td' || name === 'th') page.cell()
        else if (name === 'hr') page.write('________________________________')
        else if (name === 'img') page.write(picture(attributes))
        else if (name === 'a') links.push({ href: attributes['href'] ?? '', from: page.mark() })
      },
      ontext(text) {
        if (hidden === 0) page.write(pre > 0 ? text : text.replace(/[^\S\u00a0]+/g, ' '), pre > 0)
      },
      onclosetag(name) {
        if (unseen.has(name)) return void (hidden = Math.max(0, hidden - 1))
        if (hidden > 0) return
        if (name === 'a') closeLink(page, links.pop())
        if (name === 'pre') pre = Math.max(0, pre - 1)
        if (name === 'blockquote') page.endQuote()
        if (lines.has(name)) page.startLine(blocks.pop() ?? false)
      },
    },
    { decodeEntities: true },
  )
  parser.end(flatHtml(html).html)
  return page.text()
}

function picture({ src = '', alt = '' }: Readonly<Record<string, string>>): string {
  const contentId = /^cid:([^\s\]]{1,250})$/i.exec(src.trim())?.[1]
  return contentId === undefined ? alt.trim() : `[cid:${contentId}]`
}

/** Where a link leads is said after its words, if they do not say it. */
function closeLink(page: Page, link: { href: string; from: number } | undefined): void {
  if (!link || !/^(https?:|mailto:)/i.test(link.href)) return
  const said = page.since(link.from).trim()
  const target = link.href.replace(/^mailto:/i, '')
  if (said !== '' && !said.includes(target) && !target.includes(said.replace(/^https?:\/\//, '')))
    page.write(` <${target.replace(/[\s<>]/g, encodeURIComponent)}>`)
}

class Page {
  quote = 0
  private readonly done: string[] = []
  private line: string[] = []
  private blank = true

  write(text: string, keepsLines = false): void {
    const [first = '', ...more] = keepsLines ? text.split('\n') : [text]
    this.add(first, keepsLines)
    for (const line of more) {
      this.endLine()
      this.add(line, keepsLines)
    }
  }

  private add(text: string, keepsSpace: boolean): void {
    const fits = !keepsSpace && this.line.length === 0 && text.startsWith(' ') ? text.slice(1) : text
    if (fits === '') return
    this.line.push(fits)
  }

  cell(): void {
    if (this.line.length > 0) this.write('  ')
  }

  mark(): number {
    return this.line.length
  }

  since(mark: number): string {
    return this.line.slice(mark).join('')
  }

  /** What follows begins a line of its own, after an empty one if it is a paragraph. */
  startLine(isParagraph: boolean): void {
    if (this.line.join('').trim() !== '') this.endLine()
    this.line = []
    if (isParagraph && !this.blank) this.endLine()
  }

  endQuote(): void {
    this.startLine(false)
    while (/^>+$/.test(this.done.at(-1) ?? '')) this.done.pop()
    this.blank = false
    this.quote = Math.max(0, this.quote - 1)
  }

  endLine(): void {
    const line = this.line.join('').replaceAll('\u00a0', ' ').trimEnd()
    const depth = Math.min(this.quote, deepestQuote)
    this.done.push(`${'>'.repeat(depth)}${depth > 0 && line ? ' ' : ''}${line}`)
    this.blank = line === ''
    this.line = []
  }

  text(): string {
    this.startLine(false)
    return this.done
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+/, '')
      .trimEnd()
  }
}
