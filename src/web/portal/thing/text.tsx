import { lazy, Suspense } from 'react'
import { isPlain, paragraphs } from './plain.ts'

const Markdown = lazy(() => import('../../ui/markdown.tsx').then(module => ({ default: module.Markdown })))

/** What somebody wrote. The compiler of Markdown, a third of the page's script, is fetched where a text needs it; until then the text stands as written. */
export function WrittenText({ text }: { text: string }) {
  const plain = <Plain text={text} />
  if (isPlain(text)) return plain
  return (
    <Suspense fallback={plain}>
      <Markdown text={text} />
    </Suspense>
  )
}

function Plain({ text }: { text: string }) {
  return (
    <div className="plain" dir="auto">
      {paragraphs(text).map((words, i) => (
        <p key={i}>{words}</p>
      ))}
    </div>
  )
}
