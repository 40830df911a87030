import { useLocation, useSearch } from 'wouter'
import { useWorkCount } from '../work/work-count.ts'
import { useCountOf, useType } from '../../client/index.ts'
import { useQuiet } from '../../ui/index.ts'
import { NavLink } from './nav-link.tsx'
import { useShellText } from './words.ts'

/** What waits for me, for my groups, and for anybody. */
export function NavWork() {
  const t = useShellText()
  const [path] = useLocation()
  const scope = new URLSearchParams(useSearch()).get('scope') ?? 'me'
  const at = (name: string) => path === '/work' && scope === name
  return (
    <>
      <NavLink href="/work" count={useWorkCount('me')} current={at('me')}>
        {t('myWork')}
      </NavLink>
      <NavLink href="/work?scope=groups" count={useWorkCount('groups')} current={at('groups')}>
        {t('myGroups')}
      </NavLink>
      <NavLink href="/work?scope=unassigned" count={useWorkCount('unassigned')} current={at('unassigned')} hot>
        {t('unassigned')}
      </NavLink>
      <NavApprovals />
    </>
  )
}

/** What waits for my yes or no. */
function NavApprovals() {
  const t = useShellText()
  const type = useType('approval')
  const filter = type?.views.lists?.mine?.filter ?? ''
  const count = useCountOf(type, filter, useQuiet() && filter !== '')
  const [path] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('filter')
  if (!type || filter === '') return null
  return (
    <NavLink href={`/${type.path}?filter=${encodeURIComponent(filter)}`} count={count.data} current={path === `/${type.path}` && asked === filter} hot>
      {t('myApprovals')}
    </NavLink>
  )
}
