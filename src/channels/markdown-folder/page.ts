import { frontMatter, textOf, textsOf } from './front-matter.ts'
import { htmlToMarkdown, withoutHtml } from './html-to-markdown.ts'
import { outsideCode } from './outside-code.ts'
import { withoutShortcodes } from './shortcodes.ts'
import type { SourceFile } from './source-file.ts'

/** A file of the folder, understood as an article. */
export interface Page {
  readonly path: string
  readonly title: string
  readonly body: string
  readonly keywords: readonly string[]
  readonly language: string | undefined
  readonly kind: string | undefined
  /** The name of the portal's page on which it stands. */
  readonly topic: string | undefined
  /** Other addresses by which pages link to it. */
  readonly addresses: readonly string[]
  /** No page but a template of a site's builder: kept as a draft, never published. */
  readonly isTemplate: boolean
  /** Marks that were not understood. */
  readonly unknown: readonly string[]
}

const pages = /\.(md|markdown|mdx|html?|njk|liquid)$/i
export const isPage = (path: string): boolean => pages.test(path)

/** What an article may hold. */
const longest = 200_000

/** @throws Error with words for what is wrong with it */
export function pageOf({ path, bytes }: SourceFile): Page {
  const text = decoded(bytes)
  const { values, body, isTemplate } = frontMatter(text)
  const unknown = new Set<string>()
  const markdown = asMarkdown(path, body, name => unknown.add(name))
  const title = (textOf(values.title) ?? firstHeading(markdown) ?? named(path))
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
  const moved = textOf(values.redirect_to)
  const whole = markdown.trim() !== '' ? markdown : moved === undefined ? '' : `[${title}](${moved})`
  if (whole === '') throw new Error('it has no text')
  if (whole.length > longest) throw new Error(`its text is longer than ${longest} characters`)
  return {
    path,
    title,
    body: whole.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\s+$/g, ''),
    keywords: keywordsOf(values.keywords ?? values.tags),
    language: textOf(values.language ?? values.lang)
      ?.slice(0, 2)
      .toLowerCase(),
    kind: textOf(values.kind),
    topic: textOf(values.topic),
    addresses: [...textsOf(values.permalink), ...textsOf(values.redirect_from), ...textsOf(values.aliases)],
    isTemplate: isTemplate || /\.(njk|liquid)$/i.test(path) || (/\.html?$/i.test(path) && /\{%|\{\{/.test(body)),
    unknown: [...unknown],
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n').replaceAll('\u0000', '')
  } catch {
    throw new Error('it is no text in UTF-8')
  }
}

function asMarkdown(path: string, body: string, unknown: (name: string) => void): string {
  if (/\.html?$/i.test(path)) return htmlToMarkdown(withoutShortcodes(body, unknown))
  if (/\.njk$/i.test(path)) return `\`\`\`\n${body.trim()}\n\`\`\``
  return outsideCode(withoutShortcodes(body, unknown), withoutHtml)
}

const firstHeading = (markdown: string): string | undefined =>
  /^#{1,2}[ \t]+(.+)$/m
    .exec(markdown)?.[1]
    ?.replace(/\{#[^}]*\}/g, '')
    .replace(/[*_`]/g, '')
    .trim()

function named(path: string): string {
  const parts = path.split('/')
  const name = (parts.at(-1) ?? path).replace(/\.[^.]+$/, '')
  const words = (name === 'index' ? (parts.at(-2) ?? name) : name).replace(/[-_]+/g, ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** As many as an article may have, each as long as it may be. */
const keywordsOf = (value: unknown): string[] =>
  [
    ...new Set(
      textsOf(value)
        .flatMap(text => text.split(/[,;]/))
        .map(word => word.replace(/\s+/g, ' ').trim().toLowerCase()),
    ),
  ]
    .filter(word => word !== '' && word.length <= 50)
    .slice(0, 50)
