import type { Field } from '../../define/index.ts'
import { useType } from '../../../web/client/context.tsx'
import { useRows, useSearch } from '../../../web/client/lists.ts'
import type { Name, Names, Row, TypeShape } from '../../../web/client/shapes.ts'
import type { PicksProps } from '../../../web/fields.ts'
import type { PickItem } from '../../../web/ui/pick.tsx'
import { usePause } from '../../../web/ui/pause.ts'
import { Face } from './face.web.tsx'

/** Records that a reference may name: without words those used last, else what is found. `only` holds either way. */
export function RecordPicks({ field, typed, children }: PicksProps) {
  const type = useType(field.options.to)
  const asked = usePause(typed.trim(), 120)
  const filter = matching(type, field.options.only, asked)
  const rows = useRows(type, { ...(filter ? { filter } : {}), ...(type?.views.sort ? { sort: type.views.sort } : {}), limit: 30, count: false })
  const found = useSearch(
    { q: asked, type: field.options.to ?? '', ...(field.options.only ? { filter: field.options.only } : {}), limit: 12 },
    asked !== '' && type !== undefined && Boolean(type.numbered),
  )
  const listed = (rows.data?.items ?? []).map(row => pickOf(type, nameOf(type, row), row.id))
  const searched = (found.data?.items ?? []).map(hit =>
    pickOf(type, { title: hit.title, type: hit.type, ...(hit.number ? { number: hit.number } : {}) }, hit.id),
  )
  const items = unique(asked && type?.numbered ? [...searched, ...listed] : listed)
  return children({ items, loading: rows.isFetching || found.isFetching || asked !== typed.trim(), searched: true })
}

/** What records are called that nobody has told the name of: an answer that was filled in, a value in a document. */
export function useNamed({ options: { to } }: Field, ids: readonly string[]): Names {
  const type = useType(to)
  const { data } = useRows(type, { filter: `id in [${ids.map(quoted).join(', ')}]`, limit: 200, count: false }, ids.length > 0)
  return Object.fromEntries((data?.items ?? []).map(row => [row.id, nameOf(type, row)]))
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, c => `\\${c}`).replace(/\p{Cc}/gu, ' ')}'`

function matching(type: TypeShape | undefined, only: string | undefined, asked: string): string | undefined {
  const title = type && asked ? `${type.views.title}.contains(${quoted(asked)})` : undefined
  return only && title ? `(${only}) && ${title}` : (title ?? only)
}

function nameOf(type: TypeShape | undefined, row: Row): Name {
  const { number } = row
  const title = row[type?.views.title ?? 'id']
  return { title: typeof title === 'string' ? title : row.id, type: type?.name ?? '', ...(typeof number === 'string' ? { number } : {}) }
}

const pickOf = (type: TypeShape | undefined, name: Name, id: string): PickItem => ({
  value: id,
  title: name.title,
  ...(name.number ? { hint: name.number } : {}),
  face: <Face name={name} type={type?.name ?? ''} />,
})

const unique = (items: readonly PickItem[]) => [...new Map(items.map(i => [i.value, i])).values()]
