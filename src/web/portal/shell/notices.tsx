import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { usePortalText } from '../words.ts'

const listen = (changed: () => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

export const useOnline = (): boolean =>
  useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  )

/** Longer than this, and somebody wonders whether anything happens. */
const patience = 5000

/** Says when the network is gone, or takes its time. */
export function Notices() {
  const t = usePortalText()
  const online = useOnline()
  const slow = useSlow()
  const text = online ? slow && t('slow') : t('offline')
  return (
    <div className="portal-notices" role="status">
      {text && (
        <p className="portal-notice">
          <Icon name={online ? 'clock' : 'warning'} />
          {text}
        </p>
      )}
    </div>
  )
}

function useSlow(): boolean {
  const busy = useIsFetching({ predicate: query => query.state.data === undefined }) > 0
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!busy) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), patience)
    return () => clearTimeout(timer)
  }, [busy])
  return slow
}
