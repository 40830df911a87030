import { useLocation, useSearch } from 'wouter'
import { type TypeShape, useCountOf, useModel, useRows, useType } from '../../client/index.ts'
import { useQuiet } from '../../ui/index.ts'
import { type SavedView, savedViewOf } from '../list/saved-view.ts'
import { NavLink } from './nav-link.tsx'
import { NavPart } from './nav-part.tsx'
import { useShellText } from './words.ts'

/** Views that I saved, or that were shared with me. */
export function NavViews() {
  const t = useShellText()
  const { types } = useModel()
  const views = useRows(useType('view'), { limit: 40, sort: 'name', count: false })
  const known = (views.data?.items ?? []).map(savedViewOf).flatMap(view => {
    const type = types.find(one => one.name === view.recordType)
    return type ? [{ view, type }] : []
  })
  if (known.length === 0) return null
  return (
    <NavPart name="views" label={t('views')}>
      {known.map(({ view, type }) => (
        <NavView key={view.id} view={view} type={type} />
      ))}
    </NavPart>
  )
}

function NavView({ view, type }: { view: SavedView; type: TypeShape }) {
  const [path] = useLocation()
  const here = new URLSearchParams(useSearch()).get('view')
  const count = useCountOf(type, view.filter, useQuiet())
  return (
    <NavLink href={`/${type.path}?view=${view.id}`} count={count.data} current={path === `/${type.path}` && here === view.id}>
      {view.name}
    </NavLink>
  )
}
