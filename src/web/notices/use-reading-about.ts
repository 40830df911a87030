import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useType } from '../client/context.tsx'
import { useCountOf } from '../client/lists.ts'
import { refresh } from '../client/records.ts'
import { ask } from '../client/request.ts'
import { useUnread } from './use-notices.ts'

/** Whoever looks at a record has read what they were told of it, also what comes meanwhile. Asks nothing while nothing is unread. */
export function useReadingAbout(recordType: string, record: string): void {
  const client = useQueryClient()
  const anything = useUnread() > 0
  const { data: unread = 0 } = useCountOf(useType('notification'), `readAt == null && recordType == '${recordType}' && record == '${record}'`, anything)
  const seen = useSyncExternalStore(onVisibility, isVisible, () => false) && anything ? unread : 0
  useEffect(() => {
    if (seen === 0) return
    ask('/notifications/read', { method: 'POST', body: { recordType, record } }).then(
      () => refresh(client, 'notification'),
      // The record can be worked on all the same, and they stay in the bell.
      () => undefined,
    )
  }, [client, recordType, record, seen])
}

const isVisible = (): boolean => document.visibilityState === 'visible'

function onVisibility(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}
