import { Link } from 'wouter'
import { useModel, useSession } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Kbd, printed } from '../../ui/index.ts'
import { openPalette } from '../palette/open.ts'
import { DeskBell } from './desk-bell.tsx'
import { NavLink, NavType } from './nav-link.tsx'
import { NavMe } from './nav-me.tsx'
import { NavViews } from './nav-views.tsx'
import { NavWork } from './nav-work.tsx'
import { isAdministrator, isKnown, isQueue, isWork, mayTendKnowledge } from './sections.ts'
import { useShellText } from './words.ts'

export function Nav() {
  const t = useShellText()
  const say = useSay()
  const session = useSession()
  const { types } = useModel()
  return (
    <nav className="nav" aria-label={t('navigation')}>
      <div className="nav-head">
        <Link href="/work" className="nav-brand">
          <img src="/mark.svg" alt="" />
          Mainstay
        </Link>
        <DeskBell />
      </div>
      <button type="button" className="nav-find" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        {t('find')}
        <Kbd>{printed('mod+k').join(' ')}</Kbd>
      </button>
      <NavWork />
      <h2>{t('work')}</h2>
      {types.filter(isWork).map(type => (
        <NavType key={type.name} type={type} />
      ))}
      {types.some(type => type.name === 'catalogueItem') && <NavLink href="/order">{t('order')}</NavLink>}
      <NavViews />
      <h2>{t('know')}</h2>
      {types.filter(isKnown).map(type =>
        isQueue(type) ? (
          <NavType key={type.name} type={type} />
        ) : (
          <NavLink key={type.name} href={`/${type.path}`}>
            {say(type.label.many)}
          </NavLink>
        ),
      )}
      <NavLink href="/numbers">{t('numbers')}</NavLink>
      {types.some(type => type.name === 'report') && <NavLink href="/reports">{t('reports')}</NavLink>}
      {mayTendKnowledge(session) && types.some(type => type.name === 'article') && <NavLink href="/knowledge/gaps">{t('knowledgeGaps')}</NavLink>}
      {types.some(type => type.name === 'serviceLevel') && <NavLink href="/reports/service-levels">{t('serviceLevels')}</NavLink>}
      {types.some(type => type.name === 'rating') && <NavLink href="/reports/satisfaction">{t('satisfaction')}</NavLink>}
      {isAdministrator(session) && (
        <NavLink href="/admin" under>
          {t('admin')}
        </NavLink>
      )}
      <NavMe />
    </nav>
  )
}
