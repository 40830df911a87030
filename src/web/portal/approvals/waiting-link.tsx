import { Link } from 'wouter'
import { Icon } from '../../ui/icon.tsx'
import { places } from '../places.ts'
import { useWaiting } from './use-waiting.ts'
import { useMyApprovalsText } from './words.ts'

/** The way to what waits for my yes or no; nothing where nothing does. */
export default function WaitingLink() {
  const t = useMyApprovalsText()
  const waiting = useWaiting()
  if (waiting === 0) return null
  return (
    <Link href={places.approvals} className="home-report">
      <Icon name="check" size={20} />
      <span>
        <b>{t('waitingLink', { count: waiting })}</b>
      </span>
    </Link>
  )
}
