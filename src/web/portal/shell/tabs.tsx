import { Link, useLocation } from 'wouter'
import { useFace, useSession } from '../../client/context.tsx'
import { useUnread } from '../../notices/use-notices.ts'
import { useNoticeText } from '../../notices/words.ts'
import { classes } from '../../ui/classes.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { places } from '../places.ts'
import { useAwaited } from '../things/use-things.ts'
import { usePortalText } from '../words.ts'

const tabs = [
  { name: 'home', to: places.home, icon: 'home', under: /^\/(portal\/?)?$/ },
  { name: 'report', to: places.report, icon: 'add', under: /^\/portal\/(report|sent)/ },
  { name: 'thingsTab', to: places.things, icon: 'chat', under: /^\/portal\/things/ },
  { name: 'news', to: places.news, icon: 'bell', under: /^\/portal\/news/ },
  { name: 'me', to: places.me, icon: 'person', under: /^\/portal\/me/ },
] as const satisfies readonly { readonly name: string; readonly to: string; readonly icon: IconName; readonly under: RegExp }[]

/** At the thumb on phones, on top on wide screens. */
export function Tabs() {
  const t = usePortalText()
  const notices = useNoticeText()
  const [path] = useLocation()
  const { can } = useSession()
  const face = useFace()
  const awaited = useAwaited()
  const unread = useUnread()
  return (
    <header className="portal-bar">
      <div className="portal-bar-in">
        <Link href={places.home} className="portal-brand">
          <img src={face?.logo ?? '/mark.svg'} alt="" height="22" {...(face?.logo ? {} : { width: 22 })} />
          {face?.name ?? 'Mainstay'}
        </Link>
        <nav className="portal-tabs" aria-label={t('pages')}>
          {tabs.map(tab => (
            <Link
              key={tab.name}
              href={tab.to}
              className={classes('portal-tab', tab.under.test(path) && 'is-here')}
              aria-current={tab.under.test(path) ? 'page' : undefined}
            >
              <Icon name={tab.icon} size={20} />
              <span>{t(tab.name)}</span>
              {tab.name === 'news' && unread > 0 && <Badge count={unread} label={notices('unread', { count: unread })} />}
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
