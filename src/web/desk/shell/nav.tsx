import { Link } from 'wouter'
import { useModel, useSession } from '../../client/index.ts'
import { useSay } from '../../text/index.ts'
import { Kbd, printed } from '../../ui/index.ts'
import { openPalette } from '../palette/open.ts'
import { DeskBell } from './desk-bell.tsx'
import { NavLink, NavType } from './nav-link.tsx'
import { NavMe } from './nav-me.tsx'
import { NavPart } from './nav-part.tsx'
import { NavViews } from './nav-views.tsx'
import { NavWork } from './nav-work.tsx'
import { isAdministrator, isBeside, isQueue, isWork, mayTendKnowledge } from './sections.ts'
import { useShellText } from './words.ts'

export function Nav() {
  const t = useShellText()
  const say = useSay()
  const session = useSession()
  const { types } = useModel()
  // What one looks something up in comes before what one sets up.
  const beside = types.filter(isBeside(session)).sort((a, b) => Number(Boolean(a.views.place)) - Number(Boolean(b.views.place)))
  return (
    <nav className="nav" aria-label={t('navigation')}>
      <div className="nav-ways">
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
        <NavPart name="know" label={t('know')}>
          {beside.map(type =>
            isQueue(type) ? (
              <NavType key={type.name} type={type} />
            ) : (
              <NavLink key={type.name} href={`/${type.path}`}>
                {say(type.label.many)}
              </NavLink>
            ),
          )}
        </NavPart>
        <NavPart name="numbers" label={t('figures')} folded>
          <NavLink href="/numbers">{t('numbers')}</NavLink>
          {types.some(type => type.name === 'report') && <NavLink href="/reports">{t('reports')}</NavLink>}
          {mayTendKnowledge(session) && types.some(type => type.name === 'article') && <NavLink href="/knowledge/gaps">{t('knowledgeGaps')}</NavLink>}
          {types.some(type => type.name === 'serviceLevel') && <NavLink href="/reports/service-levels">{t('serviceLevels')}</NavLink>}
          {types.some(type => type.name === 'rating') && <NavLink href="/reports/satisfaction">{t('satisfaction')}</NavLink>}
        </NavPart>
        {isAdministrator(session) && (
          <NavLink href="/admin" under>
            {t('admin')}
          </NavLink>
        )}
      </div>
      <NavMe />
    </nav>
  )
}
