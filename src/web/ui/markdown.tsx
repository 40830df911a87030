import { compiler, sanitizer } from 'markdown-to-jsx/react'
import { memo, type ReactNode } from 'react'
import { Tick } from './tick.tsx'
import './markdown.css'

const local = (href: string | undefined) => href !== undefined && (href.startsWith('/') || href.startsWith('#'))

/** Links out of Mainstay tell nothing to where they lead, and say that they leave. */
function Link({ href, children, title }: { href?: string; children?: ReactNode; title?: string }) {
  // `@[Name](person:ID)`: somebody who was mentioned.
  if (href?.startsWith('person:')) return <span className="mention">{children}</span>
  return (
    <a href={href} title={title} {...(local(href) ? {} : { rel: 'noopener noreferrer nofollow', target: '_blank' })}>
      {children}
    </a>
  )
}

/** Pictures from elsewhere are not loaded, since loading tells the sender who reads; they become links. */
function Picture({ src, alt }: { src?: string; alt?: string }) {
  return local(src) ? <img src={src} alt={alt ?? ''} loading="lazy" /> : <Link {...(src ? { href: src } : {})}>{alt || src}</Link>
}

const options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  wrapper: null,
  sanitizer: (value: string) => sanitizer(value),
  slugify: () => '',
  overrides: { a: Link, img: Picture, input: Tick },
}

/** Text that people wrote, as Markdown; raw HTML in it stays text. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className="markdown" dir="auto">
      {compiler(text, options)}
    </div>
  )
})
