import { Link } from 'wouter'
import { useType } from '../../client/context.tsx'
import { useCountOf } from '../../client/lists.ts'
import { Icon } from '../../ui/icon.tsx'
import { places } from '../places.ts'
import { useMyApprovalsText } from './words.ts'

/** The way to what waits for my yes or no; nothing where nothing does. */
export default function WaitingLink() {
  const t = useMyApprovalsText()
  const waiting = useCountOf(useType('approval'), `waitsFor.contains(me) && state in ['requested', 'needInformation']`)
  if (!waiting.data) return null
  return (
    <Link href={places.approvals} className="home-report">
      <Icon name="check" size={20} />
      <span>
        <b>{t('waitingLink', { count: waiting.data })}</b>
      </span>
    </Link>
  )
}
