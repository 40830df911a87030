import { Link, useLocation } from 'wouter'
import { useFace, useSession } from '../../client/context.tsx'
import { useUnread } from '../../notices/use-notices.ts'
import { useNoticeText } from '../../notices/words.ts'
import { classes } from '../../ui/classes.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { useWaiting } from '../approvals/use-waiting.ts'
import { places } from '../places.ts'
import { useAwaited } from '../things/use-things.ts'
import { usePortalText } from '../words.ts'

const tabs = [
  { name: 'home', to: places.home, icon: 'home', under: /^\/(portal\/?)?$/ },
  { name: 'report', to: places.report, icon: 'add', under: /^\/portal\/(report|sent)/ },
  { name: 'order', to: places.catalogue, icon: 'board', under: /^\/portal\/(catalogue|cart|ordered)/, wide: true },
  { name: 'thingsTab', to: places.things, icon: 'chat', under: /^\/portal\/things/ },
  { name: 'approvals', to: places.approvals, icon: 'check', under: /^\/portal\/approvals/, wide: true },
  { name: 'news', to: places.news, icon: 'bell', under: /^\/portal\/news/ },
  { name: 'me', to: places.me, icon: 'person', under: /^\/portal\/me/ },
] as const satisfies readonly { readonly name: string; readonly to: string; readonly icon: IconName; readonly under: RegExp; readonly wide?: true }[]

/** At the thumb on phones, on top on wide screens; there is room for more there. */
export function Tabs() {
  const t = usePortalText()
  const notices = useNoticeText()
  const [path] = useLocation()
  const { can } = useSession()
  const face = useFace()
  const awaited = useAwaited()
  const unread = useUnread()
  const waiting = useWaiting()
  return (
    <header className="portal-bar">
      <div className="portal-bar-in">
        <Link href={places.home} className="portal-brand">
          <img src={face?.logo ?? '/mark.svg'} alt="" height="22" {...(face?.logo ? {} : { width: 22 })} />
          {face?.name ?? 'Mainstay'}
        </Link>
        <nav className="portal-tabs" aria-label={t('pages')}>
          {tabs
            .filter(tab => tab.name !== 'approvals' || waiting > 0 || tab.under.test(path))
            .map(tab => (
              <Link
                key={tab.name}
                href={tab.to}
                className={classes('portal-tab', tab.under.test(path) && 'is-here', 'wide' in tab && 'is-wide')}
                aria-current={tab.under.test(path) ? 'page' : undefined}
              >
                <Icon name={tab.icon} size={20} />
                <span>{t(tab.name)}</span>
                {tab.name === 'news' && unread > 0 && <Badge count={unread} label={notices('unread', { count: unread })} />}
                {tab.name === 'approvals' && waiting > 0 && <Badge count={waiting} label={t('waitingForMe', { count: waiting })} />}
                {tab.name === 'thingsTab' && awaited > 0 && <Badge count={awaited} label={t('waitingForMe', { count: awaited })} />}
              </Link>
            ))}
        </nav>
        {can.desk && (
          <a className="portal-desk" href="/desk">
            {t('desk')}
          </a>
        )}
      </div>
    </header>
  )
}

function Badge({ count, label }: { count: number; label: string }) {
  return (
    <>
      <b className="portal-badge" aria-hidden="true">
        {count}
      </b>
      <span className="hidden-visually">, {label}</span>
    </>
  )
}
