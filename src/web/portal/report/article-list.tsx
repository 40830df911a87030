import { Link } from 'wouter'
import { useKeptSearch } from '../../articles/use-kept-search.ts'
import { useSuggestions } from '../../articles/use-suggestions.ts'
import { Icon } from '../../ui/icon.tsx'
import { useArticleText } from '../article/words.ts'
import { articlePlace } from '../places.ts'

/** As many as are worth reading while one writes. */
const most = 3

/** Articles that may answer what is being written; they open beside it, so that nothing is lost. */
export function ArticleList({ words }: { words: string }) {
  const t = useArticleText()
  const found = useSuggestions(words, most)
  const search = useKeptSearch(words)
  if (found.length === 0) return null
  return (
    <section className="similar" aria-label={t('answers')}>
      <h2>{t('answers')}</h2>
      <ul>
        {found.map(article => (
          <li key={article.id}>
            <Link href={`${articlePlace(article.number)}?${new URLSearchParams({ about: words.slice(0, 300), ...(search === undefined ? {} : { search }) })}`}>
              <Icon name="book" size={14} /> {article.title}
            </Link>
            <small>
              {article.excerpt
                .map(piece => piece.text)
                .join('')
                .slice(0, 140)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
