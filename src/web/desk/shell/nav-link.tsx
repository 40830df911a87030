import type { ReactNode } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { type TypeShape, useCountOf } from '../../client/index.ts'
import { useCount, useSay } from '../../text/index.ts'
import { classes, useQuiet } from '../../ui/index.ts'

interface NavLinkProps {
  readonly href: string
  readonly children: ReactNode
  readonly count?: number | undefined
  /** The count is something to act on. */
  readonly hot?: boolean
  /** Also stands for the pages below. */
  readonly under?: boolean
  readonly current?: boolean
}

export function NavLink({ href, children, count, hot, under, current }: NavLinkProps) {
  const [path] = useLocation()
  const said = useCount()
  const on = current ?? (path === href || (under === true && path.startsWith(`${href}/`)))
  return (
    <Link href={href} className="nav-link" {...(on ? { 'aria-current': 'page' as const } : {})}>
      <span className="clip">{children}</span>
      {count !== undefined && <b className={classes(hot && count > 0 && 'is-hot')}>{said(count)}</b>}
    </Link>
  )
}

/** A type with states, and how much of it is open: of incoming mail, what waits in quarantine. */
export function NavType({ type }: { type: TypeShape }) {
  const say = useSay()
  const [path] = useLocation()
  const query = new URLSearchParams(useSearch())
  const open = useCountOf(type, type.states ? "category != 'done'" : '', useQuiet())
  const here = (path === `/${type.path}` || path.startsWith(`/${type.path}/`)) && !query.has('view')
  return (
    <NavLink href={`/${type.path}`} count={open.data} current={here}>
      {say(type.label.many)}
    </NavLink>
  )
}
