import { useQueries } from '@tanstack/react-query'
import type { Field, Rule } from '../../../kernel/define/index.ts'
import { ask, type Name, type Names, type Row, type TypeShape, useModel } from '../../client/index.ts'
import { addressOf, titleOf } from '../parts/address.ts'

/** What the records that a filter names are called; lists only say it of those they show. */
export function useFilterNames(rule: Rule | undefined, fieldOf: (path: string) => Field | undefined, known: Names): Names {
  const { types } = useModel()
  const wanted = idsIn(rule).flatMap(({ path, ids }) => {
    const type = types.find(t => t.name === fieldOf(path)?.options.to)
    return type ? ids.filter(id => !known[id]).map(id => ({ type, id })) : []
  })
  return useNames(wanted, known)
}

export function useNames(wanted: readonly { readonly type: TypeShape; readonly id: string }[], known: Names): Names {
  const found = useQueries({
    queries: wanted.map(({ type, id }) => ({
      queryKey: ['name', type.name, id],
      queryFn: async (): Promise<Name> => nameOf(type, await ask<Row>(`/${type.path}/${id}`)),
      staleTime: 600_000,
      retry: false,
    })),
  })
  return { ...known, ...Object.fromEntries(wanted.flatMap(({ id }, i) => (found[i]?.data ? [[id, found[i].data]] : []))) }
}

const nameOf = (type: TypeShape, row: Row): Name => ({ title: titleOf(type, row), type: type.name, ...(type.numbered ? { number: addressOf(row) } : {}) })

function idsIn(rule: Rule | undefined): readonly { readonly path: string; readonly ids: readonly string[] }[] {
  if (!rule) return []
  if ('all' in rule) return rule.all.flatMap(idsIn)
  if ('any' in rule) return rule.any.flatMap(idsIn)
  if ('not' in rule) return idsIn(rule.not)
  if (!('is' in rule)) return []
  return [
    {
      path: rule.field,
      ids: [rule.value]
        .flat()
        .filter(v => typeof v === 'string' && v.length === 36)
        .map(String),
    },
  ]
}
