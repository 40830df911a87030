import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, useType } from '../../client/index.ts'
import { Blank, Button, Failed, Skeleton, Tag, Time, toast, toastProblem } from '../../ui/index.ts'
import { useNames } from '../filter/names.ts'
import { PageBar } from '../parts/page.tsx'
import { NewToken } from './new-token.tsx'
import { useTokenText } from './token-words.ts'

interface Token {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly usedAt: string | null
}

/** Tokens of my own, or of everybody for administrators. */
export function TokensPage({ everybody = false }: { everybody?: boolean }) {
  const t = useTokenText()
  return (
    <>
      <PageBar title={t('tokens')} />
      <div className="narrow">
        <Tokens everybody={everybody} />
      </div>
    </>
  )
}

export function Tokens({ everybody = false }: { everybody?: boolean }) {
  const t = useTokenText()
  const client = useQueryClient()
  const [making, setMaking] = useState(false)
  const tokens = useQuery({
    queryKey: ['tokens', everybody],
    queryFn: ({ signal }) => ask<{ items: readonly Token[] }>('/tokens', { query: everybody ? { person: 'all' } : {}, signal }),
  })
  const changed = () => void client.invalidateQueries({ queryKey: ['tokens'] })
  const revoke = useMutation({
    mutationFn: (id: string) => ask<void>(`/tokens/${id}`, { method: 'DELETE' }),
    onError: toastProblem,
    onSuccess: () => (toast(t('revoked')), changed()),
  })
  const person = useType('person')
  const names = useNames(everybody && person ? [...new Set((tokens.data?.items ?? []).map(one => one.person))].map(id => ({ type: person, id })) : [], {})
  if (tokens.isError) return <Failed error={tokens.error} retry={() => void tokens.refetch()} />
  return (
    <div className="stack">
      <p className="none">{t('tokensHelp')}</p>
      <div className="row">
        <Button look="main" icon="add" onClick={() => setMaking(true)}>
          {t('create')}
        </Button>
      </div>
      {making && <NewToken onClose={() => (setMaking(false), changed())} />}
      {!tokens.data && <Skeleton height={40} />}
      {tokens.data?.items.length === 0 && <Blank icon="lock" title={t('none')} />}
      {tokens.data && tokens.data.items.length > 0 && (
        <div className="sheet scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                {everybody && <th scope="col">{t('person')}</th>}
                <th scope="col">{t('scopes')}</th>
                <th scope="col">{t('used')}</th>
                <th scope="col">{t('expires')}</th>
                <th scope="col">
                  <span className="hidden-visually">{t('revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.data.items.map(one => (
                <tr key={one.id}>
                  <td>{one.name}</td>
                  {everybody && <td>{names[one.person]?.title}</td>}
                  <td>
                    {one.scopes.map(scope => (
                      <Tag key={scope}>{scope}</Tag>
                    ))}
                  </td>
                  <td>{one.usedAt ? <Time at={one.usedAt} form="ago" /> : t('never')}</td>
                  <td>
                    <Time at={one.expiresAt} form="day" />
                  </td>
                  <td>
                    <Button small look="danger" busy={revoke.isPending} aria-label={`${t('revoke')}: ${one.name}`} onClick={() => revoke.mutate(one.id)}>
                      {t('revoke')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
