import { Link } from 'wouter'
import { usePinned } from '../../client/context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { places } from '../places.ts'
import { usePortalText } from '../words.ts'

/** What nobody may miss. The page carries it, so that nothing moves when it appears. */
export function PinnedNotices() {
  const t = usePortalText()
  const pinned = usePinned()
  if (pinned.length === 0) return null
  return (
    <section className="portal-pinned" aria-label={t('pinned')}>
      {pinned.map(({ id, title, kind }) => (
        <Link key={id} href={`${places.announcements}/${id}`} className={kind === 'outage' ? 'is-outage' : undefined}>
          <Icon name={kind === 'news' ? 'info' : 'warning'} size={18} />
          <span>{title}</span>
          <Icon name="right" />
        </Link>
      ))}
    </section>
  )
}
