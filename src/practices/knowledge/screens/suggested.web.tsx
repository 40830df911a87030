import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { textIn } from '../../../web/articles/text-in.ts'
import { useSuggestions } from '../../../web/articles/use-suggestions.ts'
import { addToDraft, attempt, useCreate, useRows, useType } from '../../../web/client/index.ts'
import type { RecordParts } from '../../../web/desk/record/aside.tsx'
import { Button, toast, toastProblem } from '../../../web/ui/index.ts'
import { useKnowledgeText } from './words.web.ts'
import './knowledge.css'

const most = 3

/** Beside an incident or a problem: articles that may help, into the reply or linked; and a new one from it, in one act. */
export default function Suggested({ type, record }: RecordParts) {
  const t = useKnowledgeText()
  const articles = useType('article')
  const uses = useType('articleUse')
  const found = useSuggestions(`${textIn(record, 'title')} ${textIn(record, 'description').slice(0, 300)}`, most, 0.3)
  const { data: used } = useRows(uses, { filter: `${type.name} == '${record.id}'`, limit: 100 }, uses !== undefined)
  const create = useCreate(uses ?? type)
  if (!articles || !uses) return null
  const isUsed = (id: string) => used?.items.some(row => row.article === id) ?? false
  const use = (id: string) => attempt(create, { fields: { article: id, [type.name]: record.id }, key: crypto.randomUUID() }, { onError: toastProblem })
  const insert = (title: string, number: string) => {
    addToDraft(`${type.name}.${record.id}.public`, `[${title.replace(/[[\]]/g, '')}](${location.origin}/portal/articles/${number})`)
    toast({ text: t('inserted') })
  }
  return (
    <section className="article-help" aria-label={t('suggested')}>
      <h2>{t('suggested')}</h2>
      {found.length === 0 ? (
        <p>{t('noneSuggested')}</p>
      ) : (
        <ul>
          {found.map(one => (
            <li key={one.id}>
              <Link href={`/articles/${one.number}`}>{one.title}</Link>
              <p>
                {one.excerpt
                  .map(piece => piece.text)
                  .join('')
                  .slice(0, 110)}
              </p>
              <div className="article-help-acts">
                {one.openTo === 'internal' ? (
                  <small>{t('internal')}</small>
                ) : (
                  record._can?.comment && (
                    <Button small look="quiet" icon="reply" onClick={() => insert(one.title, one.number)}>
                      {t('insert')}
                    </Button>
                  )
                )}
                <Button
                  small
                  look="quiet"
                  icon={isUsed(one.id) ? 'check' : 'link'}
                  disabled={isUsed(one.id)}
                  busy={create.isPending}
                  onClick={() => use(one.id)}
                >
                  {t(isUsed(one.id) ? 'used' : 'use')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {articles.may.create === true && <Write {...{ type, record }} />}
    </section>
  )
}

function Write({ type, record }: Pick<RecordParts, 'type' | 'record'>) {
  const t = useKnowledgeText()
  const articles = useType('article')
  const create = useCreate(articles ?? type)
  const [key] = useState(() => crypto.randomUUID())
  const [, go] = useLocation()
  if (type.name === 'incident' && record.category !== 'done') return null
  const write = () =>
    attempt(create, { fields: { [type.name]: record.id }, key }, { onSuccess: row => go(`/articles/${String(row.number)}`), onError: toastProblem })
  return (
    <Button small look="quiet" icon="add" busy={create.isPending} onClick={write}>
      {t(type.name === 'problem' ? 'writeKnownError' : 'write')}
    </Button>
  )
}
