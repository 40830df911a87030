import { useMemo } from 'react'
import { withHeadings } from './headings.ts'

/** With fewer headings than this there is nothing to choose from. */
const fewest = 3

/** The headings of an article, to go to. */
export function Contents({ text, label }: { text: string; label: string }) {
  const headings = useMemo(() => withHeadings(text).headings.filter(h => h.level <= 3), [text])
  if (headings.length < fewest) return null
  return (
    <details className="article-contents" open={headings.length <= 8}>
      <summary>{label}</summary>
      <ul>
        {headings.map(heading => (
          <li key={heading.id} className={`level-${heading.level}`}>
            <a href={`#${encodeURIComponent(heading.id)}`}>{heading.text}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
