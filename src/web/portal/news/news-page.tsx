import { useLocation } from 'wouter'
import { NoticeList } from '../../notices/notice-list.tsx'
import type { Notice } from '../../notices/use-notices.ts'
import { useNoticeText } from '../../notices/words.ts'
import { thingPlace } from '../places.ts'
import { useTitle } from '../shell/title.ts'

/** What I was told, with the way to each thing. */
export default function NewsPage() {
  const t = useNoticeText()
  const [, go] = useLocation()
  useTitle(t('title'))
  const placeOf = ({ type, address }: Notice) => type && thingPlace(type.path, address)
  return (
    <div className="page">
      <h1>{t('title')}</h1>
      <NoticeList placeOf={placeOf} go={go} limit={100} />
    </div>
  )
}
