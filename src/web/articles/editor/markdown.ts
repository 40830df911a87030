import type { AnyExtension, JSONContent } from '@tiptap/core'
import Image from '@tiptap/extension-image'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { MarkdownManager } from '@tiptap/markdown'
import StarterKit from '@tiptap/starter-kit'

/** What an article can hold. */
export const extensions: AnyExtension[] = [
  StarterKit.configure({ link: { openOnClick: false, autolink: false, protocols: ['article', 'mailto', 'tel'] }, underline: false }),
  // Its own way to draw itself sets a style, which the pages' security policy refuses.
  Table.extend({ renderHTML: () => ['table', ['tbody', 0]] }).configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  // A picture from elsewhere is named and not loaded: that would tell its owner who writes.
  Image.extend({
    renderHTML: ({ HTMLAttributes: { src, alt, title } }) =>
      String(src).startsWith('/api/v1/attachments/') ? ['img', { src, alt, title }] : ['span', { class: 'article-no-picture' }, `▣ ${String(alt || src)}`],
  }).configure({ inline: true }),
  TaskList,
  TaskItem.configure({ nested: true }),
]

const manager = new MarkdownManager({ extensions })
// Raw HTML is text here. Left to itself the editor would have the browser parse it, with whatever it loads and runs.
manager.instance.use({ tokenizer: { html: () => undefined, tag: () => undefined } })

export const documentOf = (markdown: string): JSONContent => wrapped(manager.parse(markdown))

const holdsText = new Set(['paragraph', 'heading', 'codeBlock'])
const isInline = ({ type }: JSONContent): boolean => type === 'text' || type === 'image' || type === 'hardBreak'

/** The parser leaves a picture that stands alone without its paragraph, and the editor would drop it. */
function wrapped(node: JSONContent): JSONContent {
  if (!node.content || holdsText.has(node.type ?? '')) return node
  const content: JSONContent[] = []
  for (const child of node.content.map(wrapped)) {
    const last = content.at(-1)
    if (!isInline(child)) content.push(child)
    else if (last?.attrs?.stray) last.content?.push(child)
    else content.push({ type: 'paragraph', attrs: { stray: true }, content: [child] })
  }
  return { ...node, content: content.map(child => (child.attrs?.stray ? { type: 'paragraph', content: child.content ?? [] } : child)) }
}

export const markdownOf = (document: JSONContent): string =>
  outsideCode(manager.serialize(document), tidied)
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The editor's Markdown escapes what needs no escape here, where raw HTML is text anyway; boxes and bare addresses must stay what they are. */
const tidied = (text: string): string =>
  text
    .replace(/^(\s*(?:> ?)+)\\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\\]/gm, '$1[!$2]')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;(?!#?\w+;)/g, '&')
    .replace(/\[(https?:\/\/[^\]\s]+)\]\((https?:\/\/[^)\s]+)\)/g, (whole, said: string, target: string) =>
      said.replace(/\\(.)/g, '$1') === target ? `<${target}>` : whole,
    )

function outsideCode(text: string, work: (plain: string) => string): string {
  const parts = text.split(/(^[ \t]*```[\s\S]*?^[ \t]*```[ \t]*$|`+[^`\n]+`+)/gm)
  return parts.map((part, i) => (i % 2 === 0 ? work(part) : part)).join('')
}

/** Whether the editor gives back what it was given, but for white space: else the text is better written as Markdown. */
export function keepsAll(markdown: string): boolean {
  const before = documentOf(markdown)
  return sameContent(before, documentOf(markdownOf(before)))
}

export const sameContent = (a: JSONContent, b: JSONContent): boolean => JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))

/** The order of marks and the white space between words mean nothing; text in code is compared as it is. */
function comparable(node: JSONContent): unknown {
  if (node.type === 'codeBlock') return [node.type, node.attrs, node.content]
  const parts = (node.content ?? []).filter(child => child.type !== 'paragraph' || (child.content ?? []).length > 0).map(comparable)
  if (node.type !== 'text') return [node.type, filled(node.attrs), merged(parts)]
  const marks = (node.marks ?? []).map(mark => JSON.stringify([mark.type, filled(mark.attrs)])).sort()
  return { text: (node.text ?? '').replace(/\s+/g, ' '), marks }
}

interface Run {
  readonly text: string
  readonly marks: readonly string[]
}

const isRun = (part: unknown): part is Run => typeof part === 'object' && part !== null && 'marks' in part

/** Runs of text with the same marks are one; a space belongs to neither side of a mark's end. */
function merged(parts: readonly unknown[]): unknown[] {
  const all: unknown[] = []
  for (const part of parts.flatMap(p => (isRun(p) ? spacesApart(p) : [p]))) {
    const last = all.at(-1)
    if (isRun(part) && isRun(last) && String(last.marks) === String(part.marks))
      all[all.length - 1] = { ...last, text: `${last.text}${part.text}`.replace(/\s+/g, ' ') }
    else all.push(part)
  }
  return all.filter(p => !isRun(p) || p.text.trim() !== '')
}

const spacesApart = ({ text, marks }: Run): Run[] => [{ text: text.trim(), marks }].filter(run => run.text !== '')

const filled = (attrs: JSONContent['attrs']): object =>
  Object.fromEntries(Object.entries(attrs ?? {}).filter(([, value]) => value !== null && value !== undefined))
