import { compiler, RuleType, sanitizer } from 'markdown-to-jsx/react'
import { createElement, memo, type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { type Heading, withHeadings } from './headings.ts'
import { Tick } from '../ui/tick.tsx'
import '../ui/markdown.css'
import './article.css'

interface ArticleTextProps {
  readonly text: string
  /** Where an article is read here, by its id or number. */
  readonly placeOf: (article: string) => string
}

/** An article as it is read: safe Markdown with places to link to, boxes, and pictures that are kept here. Raw HTML in it stays text. */
export const ArticleText = memo(function ArticleText({ text, placeOf }: ArticleTextProps) {
  const drawn = useMemo(() => draw(text, placeOf), [text, placeOf])
  return (
    <div className="markdown article-text" dir="auto">
      {drawn}
    </div>
  )
})

function draw(markdown: string, placeOf: (article: string) => string): ReactNode {
  const { text, headings } = withHeadings(markdown)
  const first = Math.min(...headings.map(({ level }) => level))
  let at = 0
  return compiler(
    text.replace(/^\|.*$/gm, row => row.replace(/<br\s*\/?>/gi, '\u2028')),
    {
      disableParsingRawHTML: true,
      forceBlock: true,
      wrapper: null,
      sanitizer: value => sanitizer(value),
      renderRule(next, node, children, state) {
        if (node.type === RuleType.heading) return headingOf(headings[at++], node.level - first + 2, children(node.children, state), state.key)
        if (node.type === RuleType.text && node.text.includes('\u2028')) return broken(node.text, state.key)
        return next()
      },
      overrides: { a: linkTo(placeOf), img: Picture, input: Tick, table: Table },
    },
  )
}

/** The highest of them one below the page's own title, so that the order holds whatever level a writer begins with. */
const headingOf = (heading: Heading | undefined, level: number, children: ReactNode, key: string | number | undefined): ReactNode =>
  createElement(`h${Math.max(2, Math.min(level, 6))}`, { key, ...(heading ? { id: heading.id } : {}), tabIndex: -1 }, children)

/** A break within a cell of a table, which Markdown itself cannot say. */
const broken = (text: string, key: string | number | undefined): ReactNode => (
  <span key={key}>
    {text.split('\u2028').map((part, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
      <span key={i}>
        {i > 0 && <br />}
        {part}
      </span>
    ))}
  </span>
)

const linkTo = (placeOf: (article: string) => string) =>
  function ArticleLink({ href, title, children }: { href?: string; title?: string; children?: ReactNode }) {
    const [, article, anchor = ''] = /^article:([\w-]+)(#.*)?$/.exec(href ?? '') ?? []
    if (article !== undefined)
      return (
        <Link href={`${placeOf(article)}${anchor}`} title={title}>
          {children}
        </Link>
      )
    if (href?.startsWith('#') || href?.startsWith('/')) {
      return (
        <a href={href} title={title}>
          {children}
        </a>
      )
    }
    return (
      <a href={href} title={title} rel="noopener noreferrer nofollow" target="_blank">
        {children}
      </a>
    )
  }

/** Only what hangs on a record here: a picture from elsewhere would tell its owner who reads, and is a link. */
function Picture({ src, alt }: { src?: string; alt?: string }) {
  if (src?.startsWith('/api/v1/attachments/') || src?.startsWith('/api/v1/guest/attachments/')) return <img src={src} alt={alt ?? ''} loading="lazy" />
  if (src && /^https?:/i.test(src)) {
    return (
      <a href={src} rel="noopener noreferrer nofollow" target="_blank">
        {alt || src}
      </a>
    )
  }
  return alt ? <em className="article-no-picture">{alt}</em> : null
}

/** A wide table is moved within its own box, on a phone as well, and by keys. */
function Table({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by keys
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
    <div className="article-table" tabIndex={0}>
      <table>{children}</table>
    </div>
  )
}
