import { useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { NoticeList } from './notice-list.tsx'
import { type Notice, useUnread } from './use-notices.ts'
import { useNoticeText } from './words.ts'
import './notices.css'

interface BellProps {
  readonly placeOf: (notice: Notice) => string | undefined
  readonly go: (place: string) => void
}

/** How much is new, and what it is. */
export function Bell({ placeOf, go }: BellProps) {
  const t = useNoticeText()
  const [open, setOpen] = useState(false)
  const unread = useUnread()
  const label = unread > 0 ? t('unread', { count: unread }) : t('title')
  const trigger = (
    <button type="button" className="bell" aria-label={label} title={label}>
      <Icon name="bell" />
      {unread > 0 && <b aria-hidden="true">{unread > 99 ? '99+' : unread}</b>}
    </button>
  )
  const leave = (place: string) => {
    setOpen(false)
    go(place)
  }
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={trigger} label={t('title')}>
      <div className="bell-list">
        <h2>{t('title')}</h2>
        {open && <NoticeList placeOf={placeOf} go={leave} />}
      </div>
    </Popover>
  )
}
