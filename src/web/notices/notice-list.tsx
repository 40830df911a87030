import { useDates } from '../text/index.ts'
import { Blank } from '../ui/blank.tsx'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { type Notice, useNotices, useReading, useUnread } from './use-notices.ts'
import { useNoticeText } from './words.ts'
import './notices.css'

interface NoticeListProps {
  /** Where the record of a notice is; undefined where it cannot be opened. */
  readonly placeOf: (notice: Notice) => string | undefined
  readonly go: (place: string) => void
  readonly limit?: number
}

/** What I was told, newest first. A click reads it and opens the record. */
export function NoticeList({ placeOf, go, limit = 30 }: NoticeListProps) {
  const t = useNoticeText()
  const { notices, isPending } = useNotices(limit)
  const { read, readAll, isReadingAll } = useReading()
  const unread = useUnread()
  if (!isPending && notices.length === 0)
    return (
      <Blank icon="check" title={t('none')}>
        {t('noneHelp')}
      </Blank>
    )
  const open = (notice: Notice) => {
    read(notice)
    const place = placeOf(notice)
    if (place) go(place)
  }
  return (
    <div className="notices">
      <ul>
        {notices.map(notice => (
          <li key={notice.id}>
            <button type="button" className={classes('notice', notice.isNew && 'is-new')} onClick={() => open(notice)}>
              <span className="notice-text">
                {notice.text}
                {notice.isNew && <span className="hidden-visually">, {t('new')}</span>}
              </span>
              <When at={notice.at} />
            </button>
          </li>
        ))}
      </ul>
      {unread > 0 && (
        <Button look="quiet" busy={isReadingAll} onClick={readAll}>
          {t('readAll')}
        </Button>
      )}
    </div>
  )
}

function When({ at }: { at: string }) {
  const dates = useDates()
  return (
    <time dateTime={at} title={dates.moment(at)}>
      {dates.short(at)}
    </time>
  )
}
