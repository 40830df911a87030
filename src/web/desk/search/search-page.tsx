import { useEffect, useState } from 'react'
import { Link, useLocation, useSearch as useQuery } from 'wouter'
import { type Found, useModel, useSearch } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Blank, Failed, Select, Skeleton, Tag, TextInput } from '../../ui/index.ts'
import { PageBar } from '../parts/page.tsx'
import { useSearchText } from './words.ts'
import './search.css'

export default function SearchPage() {
  const t = useSearchText()
  const say = useSay()
  const [, go] = useLocation()
  const { types } = useModel()
  const query = new URLSearchParams(useQuery())
  const q = query.get('q') ?? ''
  const type = query.get('type') ?? ''
  const [typed, setTyped] = useState(q)
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => go(`/search?${new URLSearchParams({ q: typed, ...(type ? { type } : {}) })}`, { replace: true }), 220)
    return () => clearTimeout(timer)
  }, [typed, q, type, go])
  return (
    <>
      <PageBar title={t('title')} />
      <div className="narrow stack">
        <div className="search-ask">
          <TextInput type="search" aria-label={t('ask')} placeholder={t('ask')} value={typed} autoFocus onChange={event => setTyped(event.target.value)} />
          <Select
            aria-label={t('kind')}
            value={type}
            onChange={event => go(`/search?${new URLSearchParams({ q, ...(event.target.value ? { type: event.target.value } : {}) })}`)}
          >
            <option value="">{t('all')}</option>
            {types.map(one => (
              <option key={one.name} value={one.name}>
                {say(one.label.many)}
              </option>
            ))}
          </Select>
        </div>
        <Hits q={q} type={type} />
      </div>
    </>
  )
}

function Hits({ q, type }: { q: string; type: string }) {
  const t = useSearchText()
  const found = useSearch({ q, limit: 50, ...(type ? { type } : {}) })
  if (q.trim() === '')
    return (
      <Blank icon="search" title={t('start')}>
        {t('startHelp')}
      </Blank>
    )
  if (found.isError) return <Failed error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return [70, 55, 80].map(width => <Skeleton key={width} width={`${width}%`} />)
  if (found.data.items.length === 0)
    return (
      <Blank icon="search" title={t('none', { text: q })}>
        {t('noneHelp')}
      </Blank>
    )
  return (
    <ul className="hits">
      {found.data.items.map(hit => (
        <Hit key={`${hit.type} ${hit.id}`} hit={hit} />
      ))}
    </ul>
  )
}

function Hit({ hit }: { hit: Found }) {
  const say = useSay()
  const { types } = useModel()
  const type = types.find(one => one.name === hit.type)
  if (!type) return null
  const state = hit.state ? type.states?.[hit.state] : undefined
  return (
    <li>
      <Link href={`/${type.path}/${hit.number ?? hit.id}`} className="hit">
        <span className="hit-head">
          <span className="none num">{hit.number ?? say(type.label.one)}</span>
          <b>{hit.title}</b>
          {state && <Tag tone={state.tone}>{say(state)}</Tag>}
        </span>
        {hit.excerpt && (
          <span className="hit-excerpt">
            {hit.excerpt.map((part, i) =>
              part.hit ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
                <mark key={i}>{part.text}</mark>
              ) : (
                part.text
              ),
            )}
          </span>
        )}
      </Link>
    </li>
  )
}
